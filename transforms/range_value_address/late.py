"""Shape `late`: the copy is made where the address goes, `found := v; return &found`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codemod.model import Promise
from codemod.syntax import Node, ancestors
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.earlier import Repeated
from transforms.range_value_address.flow import Way
from transforms.range_value_address.pointing import check_repeated, is_declared, point, reference
from transforms.range_value_address.regions import Region
from transforms.refusal import Leave


def copy_late(draft: Draft, regions: Sequence[Region]) -> Promise:
    """One copy for each region; the variable itself can stay on the stack.

    Gives what the compiler has to say then: each copy may be on the heap. Raises Leave where one
    would only be written to, which Go does not compile.
    """
    for region in regions:
        if all(_is_set(reference(draft, use)) for use in draft.uses_in(region)):
            raise Leave("no-gain", f"nobody would read the copy of {draft.variable.name}")
    variable = draft.variable.name
    copied = f"{variable}Copy"
    # What is looked at again before it is returned may be anything, such as part of an error.
    is_found = all(region.way is Way.LOOP and len(draft.uses_in(region)) == 1 for region in regions)
    name = draft.name_inside(*(("found", "match", copied) if is_found else (copied, "kept")))
    for region in regions:
        kind = draft.repeated_in(region)
        if kind >= Repeated.FOLLOWED:
            check_repeated(draft, kind, is_free=not is_declared(draft, region))
            draft.add_before(region.first, f"{name} := {variable}", f"{variable} := &{name}")
            for use in draft.uses_in(region):
                point(draft, use)
        else:
            draft.add_before(region.first, f"{name} := {variable}")
            draft.rename(region, name)
    moved = rf"moved to heap: {re.escape(name)}"
    return Promise(draft.gone, counted=((moved, len(regions)),))


def _is_set(name: Node) -> bool:
    """Have: v = e, which Go does not take for a use of v, as it does v.f = e, v++ and v += e."""
    lists = ("expression_list", "parenthesized_expression")
    statement = next(parent for parent in ancestors(name) if parent.type not in lists)
    left = statement.child_by_field_name("left")
    is_left = left is not None and name.start_byte in range(left.start_byte, left.end_byte)
    return is_left and any(child.type == "=" for child in statement.children)
