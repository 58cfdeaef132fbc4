"""Is the rewrite worth it? The measured table, applied to the uses of one group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from codemod.costs import Cost, Costs
from codemod.facts import Slot

WORTH = 0.9
"""Rewrite when the predicted cost is at most this part of today's."""

INLINE_BYTES = 128
"""Go keeps map values up to this size inside the map's own memory (internal/abi.MapMaxElemBytes):
the map of a pointer-free key is then never scanned by the garbage collector."""


_MEASURED_AS = {"OverwriteNew": ("Overwrite", "pointer, new on overwrite")}
_RECYCLING = frozenset({"Churn", "InsGrow", "InsPre"})
"""What the pooled shape does differently from the pointer shape."""


class Estimate(NamedTuple):
    """Predicted cost of all uses of a group, in nanoseconds."""

    before: float
    after: float

    @property
    def ratio(self) -> float:
        """After / before; 1.0 where no use has a measured cost."""
        return self.after / self.before if self.before else 1.0


def is_small(slot: Slot) -> bool:
    """Would pointers add garbage collection work where there is none today?"""
    return slot.size <= INLINE_BYTES and not slot.key_pointers and not slot.elem_pointers


def cost(slot: Slot, operation: str, shape: str, costs: Costs) -> Cost:
    """What one operation on this map takes today, and in the shape.

    Raises KeyError for what was not measured.
    """
    table = costs.table("string" if slot.map_key == "string" else "int")
    if shape == "pooled" and operation not in _RECYCLING:
        shape = "pointer"
    measured = table.cost(*_MEASURED_AS.get(operation, (operation, shape)), slot.size)
    if operation == "ReadElem" and not slot.key_fast:
        # Only maps with fast functions read faster through a pointer.
        return Cost(measured.array, max(measured.array, measured.shape))
    return measured


def estimate(slot: Slot, operations: Mapping[str, float], shape: str, costs: Costs) -> Estimate:
    """Predicted cost of all uses of a group, before and after.

    `operations` says how often each measured operation (`RMW`, `ReadElem` …) that the rewrite leads
    to is done. Operations that no shape changes are not in the table and do not count.
    """
    each = [(count, cost(slot, name, shape, costs)) for name, count in operations.items()]
    return Estimate(
        sum(count * one.array for count, one in each), sum(count * one.shape for count, one in each)
    )
