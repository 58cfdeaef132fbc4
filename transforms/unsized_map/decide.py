"""Does it pay? Filling with a size against filling without, and why the keys may repeat."""

from __future__ import annotations

from codemod.context import Context
from codemod.makes import Fill, Make
from codemod.measures import Prediction
from codemod.model import Decision, Verdict
from codemod.weights import Operation, predict
from transforms.maps.decided import retyped
from transforms.unsized_map.refusal import CODES

WORTH = 0.9
"""Rewrite when the predicted cost is at most this part of today's."""

SHAPE = "presized"

_FEW = 8
"""Go makes every map with room for so many entries."""


def prediction(make: Make, loop: Fill, context: Context) -> Prediction:
    """The cost of one insertion where no key repeats, with a size and without."""
    table = context.costs.table("string" if make.map_key == "string" else "int")
    size = max(make.elem_size, 0)
    before = table.cost("InsGrow", "array", size).array
    after = table.cost("InsPre", "array", size).array
    source = context.source(make.path)
    entry = source.node(*loop.inserts[0]) or source.tree.root_node
    return predict(SHAPE, Operation("InsGrow", source, entry), before, after, context)


def leave(make: Make, loop: Fill, found: Prediction) -> Verdict | None:
    """The verdict where a size would be lawful but of no use."""
    bound = loop.bound
    if (bound.kind == "constant" or bound.value >= 0) and bound.value <= _FEW:
        return Verdict(Decision.LEAVE, CODES["few-entries"], "few-entries")
    if loop.keys != "distinct":
        reason = _repetition(make, loop)
        if reason:
            return Verdict(Decision.LEAVE, reason, "keys-repeat")
    ratio = found.ratios[SHAPE]
    if ratio > WORTH:
        reason = f"predicted cost {ratio:.2f} of today's, {make.elem_size} B values: no clear gain"
        return Verdict(Decision.LEAVE, reason, "no-gain", predicted=ratio)
    return None


def waits(make: Make, context: Context) -> Verdict | None:
    """The verdict where a rule that goes first would change its mind about a map with a size.

    It does not see the new size in this run, so a second run would go on from there.
    """
    if retyped(make.path, make.start, make.end, context) is not None:
        return Verdict(Decision.LEAVE, "a rule that goes first makes no map of it", "other-rule")
    for flow, verdict in context.decided:
        if verdict.waits_for_sizes and any(
            (use.path, use.start) == (make.path, make.start) for use in flow.uses
        ):
            reason = "a rule that goes first would rewrite this map once it has a size"
            return Verdict(Decision.LEAVE, reason, "other-rule")
    return None


def _repetition(make: Make, loop: Fill) -> str:
    """Why the keys are taken to repeat; "" where nothing says so."""
    bound = loop.bound
    if loop.keys == "fixed":
        return "every iteration inserts the same keys"
    if loop.keys == "folded":
        return "a remainder, a quotient, a length or some bits: many values make one key"
    if loop.rereads >= 0:
        return "the loop counts or collects: it goes back to entries that are there"
    if 0 <= make.key_values <= 256 and not 0 <= bound.value <= make.key_values:
        return f"there are only {make.key_values} different keys"
    if bound.elem_values >= 0:
        return "the keys come from letters or small numbers, of which there are few"
    return ""
