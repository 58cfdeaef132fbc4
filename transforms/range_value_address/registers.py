"""Does it show where a loop's variable lies, once nothing takes its address any more?"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.maps.in_memory import InMemory, told_if_inlined
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.regions import Region
from transforms.refusal import Refuse


def check_registers(draft: Draft, regions: Sequence[Region] = ()) -> None:
    """Raises Refuse where the variable is read beside a call that changes it.

    On the heap it is read after the call, and in registers it may be copied before. A copy in one
    of these `regions` lies in memory as well. And where it would show whether what the loop stands
    in is inlined, or its own body, which is a function where it ranges over one.
    """
    offsets = {use.offset for use in draft.variable.uses}
    loop = draft.flow.loop
    function = draft.context.function_at(draft.source.path, loop.start_byte)
    if function is None:
        at = draft.source.position(loop.start_byte)
        raise Refuse("evaluation-order", "nothing is known of the names around the loop", at)
    for node in InMemory(loop, function, draft.source, draft.context).beside_calls():
        is_copy = any(region.holds(node.start_byte) for region in regions)
        if node.start_byte in offsets and not is_copy:
            at = draft.source.position(node.start_byte)
            reason = f"a call beside {draft.variable.name} changes it: it shows which is first"
            raise Refuse("evaluation-order", reason, at)
    told = told_if_inlined(draft.flow.body, function, draft.source, draft.context)
    if told is not None:
        at = draft.source.position(told.start_byte)
        reason = f"line {at.line} may show whether what is around this is inlined"
        raise Refuse("evaluation-order", reason, at)
