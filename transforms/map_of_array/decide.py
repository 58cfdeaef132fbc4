"""Is the rewrite worth it? The measured table, applied to the uses of one group."""

from __future__ import annotations

from collections.abc import Mapping

from codemod import costs
from codemod.facts import Slot

WORTH = 0.9
"""Rewrite when the predicted cost is at most this part of today's."""

INLINE_BYTES = 128
"""Go keeps map values up to this size inside the map's own memory (internal/abi.MapMaxElemBytes):
the map of a pointer-free key is then never scanned by the garbage collector."""


_MEASURED_AS = {"OverwriteNew": ("Overwrite", "pointer, new on overwrite")}


def is_small(slot: Slot) -> bool:
    """Would pointers add garbage collection work where there is none today?"""
    return slot.size <= INLINE_BYTES and not slot.key_pointers and not slot.elem_pointers


def predict(slot: Slot, operations: Mapping[str, int], shape: str) -> float:
    """Predicted cost after / before over all uses of a group, each counted once.

    `operations` counts the measured operations (`RMW`, `ReadElem` …) that the rewrite leads to.
    Operations that no shape changes are not in the table and do not count.
    """
    table = costs.table("string" if slot.map_key == "string" else "int")
    before = after = 0.0
    for operation, count in operations.items():
        cost = table.cost(*_MEASURED_AS.get(operation, (operation, shape)), slot.size)
        gain = cost.shape / cost.array
        if operation == "ReadElem" and not slot.key_fast:
            gain = max(gain, 1.0)  # only maps with fast functions read faster through a pointer
        before += count * cost.array
        after += count * cost.array * gain
    return after / before if before else 1.0
