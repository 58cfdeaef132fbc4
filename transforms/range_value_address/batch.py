"""Shape `batch`: all copies of a loop lie in one slice, `copies[i] = v; keep(&copies[i])`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codemod.model import Promise
from codemod.syntax import Node
from transforms.maps.builds import constant_varies
from transforms.maps.lengths import is_in_length
from transforms.range_value_address.draft import Draft, size_of
from transforms.range_value_address.earlier import Repeated
from transforms.range_value_address.flow import LoopFlow, Way
from transforms.range_value_address.growing import check_builtins, growth
from transforms.range_value_address.header import COUNTED, Header
from transforms.range_value_address.pointing import FOLLOWED, check_repeated, is_declared, point
from transforms.range_value_address.regions import Region
from transforms.range_value_address.watching import check_watched
from transforms.refusal import Refuse

_FEW = 2
"""So many references can be spelled out."""
_MADE, _APPENDED = r"make\(\[\].*\) escapes to heap", "append escapes to heap"


def copy_in_batch(draft: Draft, regions: Sequence[Region]) -> Promise:
    """One slice before the loop, and a slot of it for each iteration that needs one.

    Raises Refuse where the number of iterations is not known or much of the slice could be wasted.
    """
    header = Header(draft)
    _check(draft, header)
    variable = draft.variable
    name = draft.name_before("copies", f"{variable.name}Copies")
    index, length = header.index(), header.length()
    growing = growth(draft, name, is_bounded=header.is_bounded)
    if index:
        slot = f"{name}[{index}]"
        fill: tuple[str, ...] = (f"{slot} = {variable.name}",)
        made = f"{name} := make([]{variable.spelled}, {length})"
        notes = [(_MADE, 1)]
    else:
        slot, fill = growing.slot, growing.fill
        made = f"{name} := make([]{variable.spelled}, 0, {length})"
        # The array that append begins anew, should it have to, is the same allocation to us.
        notes = [(_MADE, growing.makes * len(regions) or 1), (_APPENDED, len(regions))]
    header.declare(made if length else f"var {name} []{variable.spelled}")
    for region in regions:
        _use_slot(draft, region, fill, slot)
    return Promise(draft.gone, counted=tuple(notes))


def _use_slot(draft: Draft, region: Region, fill: Sequence[str], slot: str) -> None:
    """Fill the slot, and have the region's references mean it.

    `v := &copies[i]` leaves `v.f` as it is, which reads better than `copies[i].f` everywhere. A
    function literal has to have such a pointer, under another name where the region declares this
    one: when it runs, the slot may be another one, and the index would move to the heap with it.
    """
    uses = draft.uses_in(region)
    is_captured = any(use.literal is not None for use in uses)
    is_long = "len(" in slot
    follows = draft.variable.form in FOLLOWED or (is_long and draft.variable.form == "other")
    many = len(uses) > (1 if is_long else _FEW) and follows
    kind = draft.repeated_in(region)
    is_free = kind is not Repeated.BEFORE and not is_declared(draft, region)
    if kind >= Repeated.FOLLOWED:
        check_repeated(draft, kind, is_free=is_free)
        many = True
    if is_captured or (is_free and many):
        name = draft.variable.name
        pointer = "" if is_free else draft.name_inside(f"{name}Copy", "copied")
        draft.add_before(region.first, *fill, f"{pointer or name} := &{slot}")
        for use in uses:
            point(draft, use, pointer)
    else:
        if is_long:
            _check_lengths(draft, region)
        draft.add_before(region.first, *fill)
        draft.rename(region, slot)


def _check_lengths(draft: Draft, region: Region) -> None:
    """Raises Refuse where Go takes a constant length of what the variable stands in: with a call in
    it, Go would evaluate that.
    """
    source, length = draft.source, len(draft.variable.name.encode())
    for use in draft.uses_in(region):
        node = source.node(use.offset, use.offset + length)
        if node is None or is_in_length(node, source, draft.context):
            at = source.position(use.offset)
            raise Refuse("name-shadowed", "a length that the variable is for is a constant", at)


def _check(draft: Draft, header: Header) -> None:
    variable, loop = draft.variable, draft.loop
    at = draft.source.position(loop.start)
    if loop.kind not in (*COUNTED, "map", "int"):
        raise Refuse("unknown-length", f"how often a loop over a {loop.kind} runs is not known", at)
    if not variable.spelled:
        reason = f"{variable.type} cannot be written here"
        raise Refuse("type-not-nameable", reason, at)
    if constant_varies(draft.context, variable.made_of):
        reason = f"{variable.spelled} may have another length in another build"
        raise Refuse("type-not-nameable", reason, at)
    limit = draft.context.options.max_pinned
    if variable.size not in range(limit + 1):
        size = size_of(variable)
        reason = f"one kept element ({size}, the limit is {limit} B) would keep all of them"
        raise Refuse("pins-memory", reason, at)
    # A slice that grows as it is filled wastes little, however early the loop ends.
    for jump in _early_exits(draft.flow) if header.is_bounded else ():
        where = draft.source.position(jump.start_byte)
        raise Refuse("leaves-early", "the loop may end here before all elements are used", where)
    check_watched(draft)
    check_builtins(draft, {"make", "len"} | (set() if header.is_counted else {"append"}))


def _early_exits(flow: LoopFlow) -> Iterable[Node]:
    """Jumps out of the loop, but for those that an error takes: these are as rare as panics."""
    for jump, way in flow.jumps(flow.body):
        if way is Way.LOOP and not _is_for_error(flow, jump):
            yield jump


def _is_for_error(flow: LoopFlow, jump: Node) -> bool:
    """Have: if err != nil { return err }"""
    return jump.type == "return_statement" and any(
        b"!= nil" in condition for condition in flow.conditions(jump)
    )
