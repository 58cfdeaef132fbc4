"""Shape `late`: the copy is made where the address goes, `found := v; return &found`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codemod.model import Promise
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.flow import Way
from transforms.range_value_address.regions import Region


def copy_late(draft: Draft, regions: Sequence[Region]) -> Promise:
    """One copy for each region; the variable itself can stay on the stack.

    Gives what the compiler has to say then: each copy may be on the heap.
    """
    variable = draft.variable.name
    copied = f"{variable}Copy"
    # What is looked at again before it is returned may be anything, such as part of an error.
    is_found = all(region.way is Way.LOOP and len(draft.uses_in(region)) == 1 for region in regions)
    name = draft.name_inside(*(("found", "match", copied) if is_found else (copied, "kept")))
    for region in regions:
        draft.add_before(region.first, f"{name} := {variable}")
        draft.rename(region, name)
    moved = rf"moved to heap: {re.escape(name)}"
    return Promise(draft.gone, counted=((moved, len(regions)),))
