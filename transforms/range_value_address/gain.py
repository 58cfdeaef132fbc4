"""What a rewrite of a loop is predicted to save: an iteration in its shape against one of today.

It ranks findings and decides nothing: whether a loop allocates is the compiler's answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from codemod.context import Context
from codemod.loops import LoopVariable
from codemod.measures import Prediction
from codemod.weights import Operation, predict
from transforms.range_value_address.flow import LoopFlow, Way
from transforms.range_value_address.regions import Region

_MEASURED_AS = {"late": "LoopHit", "batch": "LoopAll"}


def prediction(
    shape: str, variable: LoopVariable, regions: Sequence[Region], flow: LoopFlow, context: Context
) -> Prediction | None:
    """None where nobody can say: how often there is a hit that the loop survives, say."""
    is_rare = all(region.way is Way.LOOP for region in regions)
    operation = _MEASURED_AS.get(shape)
    if operation is None or variable.size < 0 or (shape == "late" and not is_rare):
        return None
    cost = context.costs.table().cost(operation, shape, variable.size)
    end = variable.offset + len(variable.name.encode())
    name = flow.source.node(variable.offset, end)
    # The allocation is made, and shows in a profile, where the variable is declared.
    iteration = Operation(operation, flow.source, flow.body, (name,) if name is not None else ())
    return predict(shape, iteration, cost.array, cost.shape, context)


def evidence(found: Prediction, shape: str, measured: str) -> str:
    """The prediction in one line; `measured` says where its figures come from."""
    which = " without a hit" if shape == "late" else ""
    return f"each iteration{which} takes {found.ratios[shape]:.2f} of today's time ({measured})"
