"""Does it show where a loop's variable lies, once nothing takes its address any more?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codemod.syntax import Node
from transforms.maps.in_memory import InMemory, told_if_inlined
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.pointing import reference
from transforms.range_value_address.regions import Region
from transforms.refusal import Refuse


def check_registers(draft: Draft, regions: Sequence[Region] = ()) -> None:
    """Raises Refuse where the variable is read beside a call that changes it.

    On the heap it is read after the call, and in registers it may be copied before. A copy in one
    of these `regions` lies in memory as well. And where it would show whether what the loop stands
    in is inlined, or its own body, which is a function where it ranges over one.
    """
    loop = draft.flow.loop
    function = draft.context.function_at(draft.source.path, loop.start_byte)
    if function is None:
        at = draft.source.position(loop.start_byte)
        raise Refuse("evaluation-order", "nothing is known of the names around the loop", at)
    offsets = {use.offset for use in draft.variable.uses}
    copies = {offset for offset in offsets if any(region.holds(offset) for region in regions)}
    for node in InMemory(loop, function, draft.source, draft.context).beside_calls():
        if node.start_byte in offsets - copies:
            reason = f"a call beside {draft.variable.name} changes it: it shows which is first"
            raise _refuse(draft, node, reason)
    for part in _made_longer(draft):
        for node in told_if_inlined(part, function, draft.source, draft.context):
            if node.start_byte not in copies:
                raise _refuse(draft, node, "it may show whether what is around this is inlined")


def _refuse(draft: Draft, node: Node, reason: str) -> Refuse:
    return Refuse("evaluation-order", reason, draft.source.position(node.start_byte))


def _made_longer(draft: Draft) -> Iterator[Node]:
    """The body of the loop, and where function literals in it use the variable."""
    yield draft.flow.body
    for use in draft.variable.uses:
        if use.literal is not None:
            yield reference(draft, use)
