"""Shape `batch`: all copies of a loop lie in one slice, `copies[i] = v; keep(&copies[i])`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codemod.context import Context
from codemod.model import Promise
from codemod.syntax import Node, field, walk
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.flow import LoopFlow, Way, is_inside
from transforms.range_value_address.header import Header
from transforms.range_value_address.pointing import FOLLOWED, point
from transforms.range_value_address.regions import Region
from transforms.refusal import Refuse

_FEW = 2
"""So many references can be spelled out."""
_COUNTED = frozenset({"slice", "array", "pointer"})


def copy_in_batch(draft: Draft, regions: Sequence[Region], *, is_shared: bool) -> Promise:
    """One slice before the loop, and a slot of it for each iteration that needs one.

    `is_shared`: all iterations share one counter (before Go 1.22). Raises Refuse where the number
    of iterations is not known or much of the slice could be wasted.
    """
    _check(draft)
    variable = draft.variable
    name = draft.name_before("copies", f"{variable.name}Copies")
    header = Header(draft)
    index = header.index()
    if index:
        slot = f"{name}[{index}]"
        fill, made = f"{slot} = {variable.name}", f"make([]{variable.spelled}, {header.length()})"
    else:
        # Appending never moves what was handed out: should the loop run more often than its operand
        # was long, a new array is begun, and older pointers keep the old one.
        slot = f"{name}[len({name})-1]"
        fill = f"{name} = append({name}, {variable.name})"
        made = f"make([]{variable.spelled}, 0, {header.length()})"
    header.declare(f"{name} := {made}")
    for region in regions:
        _use_slot(draft, region, fill, slot, is_lasting=bool(index) and not is_shared)
    # The array that append begins anew, should it have to, is the same allocation to us.
    grown = () if index else (("append escapes to heap", len(regions)),)
    return Promise(draft.gone, counted=((r"make\(\[\].*\) escapes to heap", 1), *grown))


def _use_slot(draft: Draft, region: Region, fill: str, slot: str, *, is_lasting: bool) -> None:
    """Fill the slot, and have the region's references mean it.

    `is_lasting`: the slot is the same to a function literal that runs after the iteration. Where it
    is not, the literal has to have a pointer.
    """
    uses = draft.uses_in(region)
    must = not is_lasting and any(use.literal is not None for use in uses)
    may = len(uses) > _FEW and draft.variable.form in FOLLOWED
    is_hidden = _declares(draft, region)
    if must and is_hidden:
        at = draft.source.position(region.start)
        raise Refuse("name-shadowed", f"{draft.variable.name} is declared again", at)
    if must or (may and not is_hidden):
        # `v := &copies[i]` leaves `v.f` as it is, which reads better than `copies[i].f` everywhere.
        draft.add_before(region.first, fill, f"{draft.variable.name} := &{slot}")
        for use in uses:
            point(draft, use)
    else:
        draft.add_before(region.first, fill)
        draft.rename(region, slot)


def _declares(draft: Draft, region: Region) -> bool:
    """Does the region's own list declare the name again? `:=` would then assign to the pointer."""
    name = draft.variable.name.encode()
    return any(
        node.type == "identifier" and draft.source.slice(node) == name
        for statement in region.statements
        if statement.type in ("short_var_declaration", "var_declaration", "const_declaration")
        for node in walk(statement)
    )


def _check(draft: Draft) -> None:
    variable, loop = draft.variable, draft.loop
    at = draft.source.position(loop.start)
    if loop.kind not in (*_COUNTED, "map", "int"):
        raise Refuse("unknown-length", f"a loop over a {loop.kind} can run any number of times", at)
    if not variable.spelled:
        reason = f"{variable.type} cannot be written here"
        raise Refuse("type-not-nameable", reason, at)
    limit = draft.context.options.max_pinned
    if not 0 <= variable.size <= limit:
        size = f"{variable.size} B" if variable.size >= 0 else "of unknown size"
        reason = f"one kept element ({size}, the limit is {limit} B) would keep all of them"
        raise Refuse("pins-memory", reason, at)
    for jump in _early_exits(draft):
        where = draft.source.position(jump.start_byte)
        raise Refuse("leaves-early", "the loop may end here before all elements are used", where)
    if _sets_finalizers(draft):
        raise Refuse("finalizer", "a finalizer must get a pointer to an allocation of its own", at)
    needed = {"make", "len", *(("append",) if loop.kind not in _COUNTED else ())}
    needed |= {"max"} if loop.kind == "int" else set()
    if needed & loop.shadowed:
        name = min(needed & loop.shadowed)
        raise Refuse("name-shadowed", f"{name} is not the builtin here", at)


def _early_exits(draft: Draft) -> Iterable[Node]:
    """Jumps out of the loop, but for panics and those that an error takes: these are rare.

    How long the operand is says how much memory there is for its elements already. A number, or the
    length of what has no size, says nothing, so there no way out is rare enough.
    """
    is_backed = draft.loop.kind != "int" and draft.variable.role == "value"
    for jump, way in draft.flow.jumps(draft.flow.body):
        is_rare = draft.flow.is_panic(jump) or _is_for_error(draft.flow, jump)
        if way is Way.LOOP and not (is_backed and is_rare):
            yield jump


def _is_for_error(flow: LoopFlow, jump: Node) -> bool:
    """Have: if err != nil { return err }"""
    node = jump.parent
    while node is not None and is_inside(node, flow.body):
        if node.type == "if_statement":
            condition = flow.source.slice(field(node, "condition"))
            if b"!= nil" in condition and jump.type == "return_statement":
                return True
        node = node.parent
    return False


def _sets_finalizers(draft: Draft) -> bool:
    """Does this package, or one of the module that it imports, set finalizers?"""
    package = draft.context.packages[draft.context.files[draft.source.path].package]
    near = {package.path, *package.imports}
    return bool(near & draft.context.derived(_with_finalizers))


def _with_finalizers(context: Context) -> frozenset[str]:
    return frozenset(
        package.path
        for package in context.workspace.packages
        for file in package.files
        if b"runtime.SetFinalizer" in context.source(file.path).text
    )
