"""Shape `batch`: all copies of a loop lie in one slice, `copies[i] = v; keep(&copies[i])`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codemod.model import Promise
from codemod.syntax import Node, field, parts, walk
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.flow import LoopFlow, Way, is_inside
from transforms.range_value_address.pointing import FOLLOWED, point
from transforms.range_value_address.regions import Region
from transforms.refusal import Refuse

_FEW = 2
"""So many references can be spelled out."""
_COUNTED = frozenset({"slice", "array", "pointer"})
_PLAIN = frozenset({"identifier", "selector_expression", "field_identifier"})


def copy_in_batch(draft: Draft, regions: Sequence[Region]) -> Promise:
    """One slice before the loop, and a slot of it for each iteration that needs one.

    Raises Refuse where the number of iterations is not known or much of it could be wasted.
    """
    variable = draft.variable
    _check(draft)
    name = draft.name_before("copies", f"{variable.name}Copies")
    index = _index(draft)
    length = _length(draft)
    if index:
        slot = f"{name}[{index}]"
        fill, made = f"{slot} = {variable.name}", f"make([]{variable.spelled}, {length})"
    else:
        # Appending never moves what was handed out: should the loop run more often than its operand
        # was long, a new array is begun, and older pointers keep the old one.
        slot = f"{name}[len({name})-1]"
        fill = f"{name} = append({name}, {variable.name})"
        made = f"make([]{variable.spelled}, 0, {length})"
    _declare(draft, f"{name} := {made}", index)
    for region in regions:
        if _reads_better_by_pointer(draft, region):
            draft.add_before(region.first, fill, f"{variable.name} := &{slot}")
            for use in draft.uses_in(region):
                point(draft, use)
        else:
            draft.add_before(region.first, fill)
            draft.rename(region, slot)
    # The array that append begins anew, should it have to, is the same allocation to us.
    grown = () if index else (("append escapes to heap", len(regions)),)
    return Promise(draft.gone, counted=((r"make\(\[\].*\) escapes to heap", 1), *grown))


def _reads_better_by_pointer(draft: Draft, region: Region) -> bool:
    """`v := &copies[i]` leaves `v.f` as it is: better than many times `copies[i].f`.

    Not where the same list declares the name again: `:=` would then assign to the pointer.
    """
    name = draft.variable.name.encode()
    declared = {
        draft.source.slice(node)
        for statement in region.statements
        if statement.type in ("short_var_declaration", "var_declaration", "const_declaration")
        for node in walk(statement)
        if node.type == "identifier"
    }
    many = len(draft.uses_in(region)) > _FEW
    return many and draft.variable.form in FOLLOWED and name not in declared


def _check(draft: Draft) -> None:
    variable, loop, flow = draft.variable, draft.loop, draft.flow
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
    for jump in _early_exits(flow):
        where = draft.source.position(jump.start_byte)
        raise Refuse("leaves-early", "the loop may end here before all elements are used", where)
    needed = {"make", "len", *(("append",) if loop.kind not in _COUNTED else ())}
    needed |= {"max"} if loop.kind == "int" else set()
    if needed & loop.shadowed:
        name = min(needed & loop.shadowed)
        raise Refuse("name-shadowed", f"{name} is not the builtin here", at)


def _early_exits(flow: LoopFlow) -> Iterable[Node]:
    """Jumps out of the loop, but for those that an error takes: these are rare."""
    for jump, way in flow.jumps(flow.body):
        if way is Way.LOOP and not flow.is_panic(jump) and not _is_for_error(flow, jump):
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


def _clause(draft: Draft) -> Node:
    return next(child for child in parts(draft.flow.loop) if child.type == "range_clause")


def _targets(draft: Draft) -> list[Node]:
    return parts(field(_clause(draft), "left"))


def _index(draft: Draft) -> str:
    """The variable that counts the iterations, "" where there is none to be had."""
    loop, variable = draft.loop, draft.variable
    if loop.kind not in _COUNTED or variable.role != "value":
        return ""
    key = _targets(draft)[0]
    name = draft.source.slice(key).decode()
    if name != "_":
        return name if loop.is_key_steady else ""
    return draft.name_index()


def _length(draft: Draft) -> str:
    """The most that the loop can run, as an expression that may stand before it."""
    operand = draft.source.node(*draft.loop.operand)
    at = draft.source.position(draft.loop.start)
    if operand is None:
        raise Refuse("broken-syntax", "the syntax tree has no node for the operand", at)
    text = draft.source.slice(operand).decode()
    if operand.type == "int_literal":
        return text
    if not all(child.type in _PLAIN for child in _all(operand)):
        text = draft.name_before("list", "items", "ranged")
        draft.operand_name = text
    if draft.loop.kind == "int":
        return f"max({text}, 0)"
    return f"len({text})"


def _all(node: Node) -> Iterable[Node]:
    yield node
    for child in node.named_children:
        yield from _all(child)


def _declare(draft: Draft, declaration: str, index: str) -> None:
    """The slice before the loop; the operand too, where it is more than a name."""
    statement = draft.flow.loop
    while statement.parent is not None and statement.parent.type == "labeled_statement":
        statement = statement.parent
    if not draft.operand_name:
        draft.add_before(statement, declaration)
        _name_key(draft, index)
        return
    if statement.id != draft.flow.loop.id:
        at = draft.source.position(statement.start_byte)
        raise Refuse("goto", "the operand would have to be named before the label", at)
    _name_operand(draft, declaration, index)


def _name_key(draft: Draft, index: str) -> None:
    key = _targets(draft)[0]
    if index and draft.source.slice(key) == b"_":
        draft.replace(key.start_byte, key.end_byte, index)


def _name_operand(draft: Draft, declaration: str, index: str) -> None:
    """for _, v := range f() { → list := f(), and for i, v := range list {

    The operand's own text is not touched, so it can be rewritten in the same run.
    """
    source, start = draft.source, draft.flow.loop.start_byte
    first, last = draft.loop.operand
    header = source.text[start:first].decode()
    if index:
        key = _targets(draft)[0]
        header = header[: key.start_byte - start] + index + header[key.end_byte - start :]
    indent = source.eol.decode() + source.indent(start).decode()
    draft.replace(start, first, f"{draft.operand_name} := ")
    draft.replace(last, last, f"{indent}{declaration}{indent}{header}{draft.operand_name}")
