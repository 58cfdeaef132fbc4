"""Shape `element`, only with `--unsafe`: `v := &s[i]`, a pointer into what is ranged over."""

from __future__ import annotations

from codemod.context import Context
from codemod.loops import LoopUse
from codemod.model import Promise
from codemod.syntax import (
    CALLS,
    Node,
    Source,
    ancestors,
    field,
    parts,
    place,
    unwrapped_parent,
    walk,
)
from transforms.maps.names import builtin, is_leaf
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.pointing import point, reference
from transforms.range_value_address.watching import check_watched
from transforms.refusal import Refuse

_SOURCE_ESCAPES = (
    r"moved to heap: .*",
    r"(make\(\[\].*\)|new\(.*\)|append|&?.*\{.*\}) escapes to heap",
)
_HEADERS = frozenset({"range_clause", "for_clause"})
_PLAIN = frozenset({"identifier", "selector_expression", "field_identifier"})


def point_into_source(draft: Draft) -> Promise:
    """The variable becomes a pointer to the element: no copy, and no allocation.

    Raises Refuse where the body would write to the element, the source changes meanwhile, or
    somebody may watch the allocation.
    """
    check_watched(draft)
    operand = _operand(draft)
    _check_reads_only(draft)
    _check_source(draft, operand)
    key, value = parts(field(draft.flow.clause, "left"))
    index = draft.source.slice(key).decode()
    if index == "_":
        index = draft.name_index()
        draft.replace(key.start_byte, key.end_byte, index)
    _take_out(draft, key, value)
    name = draft.variable.name
    element = f"{draft.source.slice(operand).decode()}[{index}]"
    _add_first(draft, f"{name} := &{element}")
    for use in draft.variable.uses:
        point(draft, use)
    # Pointers into it keep the source, so that has to be on the heap now.
    return Promise(draft.gone, new=_SOURCE_ESCAPES)


def _take_out(draft: Draft, key: Node, value: Node) -> None:
    """for i, v := → for i :=, with what comments there are."""
    if not draft.source.text[key.end_byte : value.start_byte].strip(b", \t"):
        draft.replace(key.end_byte, value.end_byte, "")
        return
    comma = next(one for one in field(draft.flow.clause, "left").children if one.type == ",")
    draft.replace(comma.start_byte, comma.end_byte, "")
    draft.replace(value.start_byte, value.end_byte, "")


def _add_first(draft: Draft, line: str) -> None:
    """Put a statement at the beginning of the body."""
    source, body = draft.source, draft.flow.body
    start = body.start_byte + 1
    if b"\n" in source.text[start : body.end_byte]:
        indent = source.indent(draft.flow.loop.start_byte).decode() + "\t"
        start = source.end_with_comment(start)
        draft.replace(start, start, f"{source.eol.decode()}{indent}{line}")
    else:
        draft.replace(start, start, f" {line};")


def _refuse(draft: Draft, code: str, reason: str, offset: int) -> Refuse:
    return Refuse(code, reason, draft.source.position(offset))


def _operand(draft: Draft) -> Node:
    loop, variable = draft.loop, draft.variable
    operand = draft.source.node(*loop.operand)
    # Of a loop by its index alone the index has its address taken, and is not steady.
    if operand is None or loop.kind not in ("slice", "pointer", "array"):
        reason = f"ranging over a {loop.kind}, or by its {variable.role}, gives no such address"
        raise _refuse(draft, "no-element-address", reason, loop.start)
    if any(node.type not in _PLAIN for node in walk(operand)):
        reason = "the operand is more than a name, so its element may be another one each time"
        raise _refuse(draft, "no-element-address", reason, loop.operand[0])
    if _is_loop_variable(draft, operand):
        reason = "pointers into another loop's variable would move that to the heap instead"
        raise _refuse(draft, "no-element-address", reason, loop.operand[0])
    key = parts(field(draft.flow.clause, "left"))[0]
    if draft.source.slice(key) != b"_" and not loop.is_key_steady:
        raise _refuse(draft, "no-element-address", "the body changes the index", key.start_byte)
    return operand


def _is_loop_variable(draft: Draft, operand: Node) -> bool:
    """Is it, or a part of it, the variable of a loop around this one?"""
    source = draft.source
    root = next(node for node in walk(operand) if node.type == "identifier")
    function = draft.context.function_at(source.path, root.start_byte)
    if function is None or draft.loop.kind != "array":
        return False
    is_part = function.values.get(place(operand)) == "part"
    key = function.idents.get(root.start_byte, "")
    if "@" not in key:
        return False
    declared = int(key.rpartition("@")[2])
    name = source.node(declared, declared + root.end_byte - root.start_byte)
    if name is None:
        return False
    is_own = is_part or operand == root
    return _points_into(name) or (is_own and any(one.type in _HEADERS for one in ancestors(name)))


def _points_into(name: Node) -> bool:
    """Have: v := &s[i], which is what this shape makes of the loop around. What was left because of
    its variable is left after that as well, or a second run would go on.
    """
    declaration = next(ancestors(name), name).parent
    if declaration is None or declaration.type != "short_var_declaration":
        return False
    value = parts(field(declaration, "right"))[0]
    if value.type != "unary_expression" or field(value, "operator").type != "&":
        return False
    return field(value, "operand").type == "index_expression"


def _check_reads_only(draft: Draft) -> None:
    for use in draft.variable.uses:
        if use.access == "write" or use.literal is not None:
            raise _refuse(draft, "writes", f"{draft.variable.name} may change here", use.offset)
        call = _call_around(draft, use)
        if call is not None and not is_leaf(call, draft.source, draft.context):
            reason = f"this call may write through the pointer to {draft.variable.name}"
            raise _refuse(draft, "writes", reason, use.offset)


def _call_around(draft: Draft, use: LoopUse) -> Node | None:
    """The call that gets the address; `append` only keeps it."""
    if use.access != "address":
        return None
    for parent in ancestors(reference(draft, use)):
        if parent.type in CALLS:
            is_append = builtin(parent, draft.source, draft.context) == "append"
            return None if is_append else parent
        if parent.type.endswith("_statement"):
            return None
    return None


def _check_source(draft: Draft, operand: Node) -> None:
    """Nothing in the loop may change the slice or its elements, as far as its name shows."""
    root = next(node for node in walk(operand) if node.type == "identifier")
    name = draft.source.slice(root)
    for node in walk(draft.flow.body):
        if node.type != "identifier" or draft.source.slice(node) != name:
            continue
        if not _is_read(node, draft.source, draft.context):
            reason = f"{name.decode()} may change here"
            raise _refuse(draft, "source-changes", reason, node.start_byte)


def _is_read(name: Node, source: Source, context: Context) -> bool:
    """Have: len(xs), or xs[i] on the right of an assignment; anything else may be a change."""
    parent, _ = unwrapped_parent(name)
    if parent.type == "argument_list" and parent.parent is not None:
        return builtin(parent.parent, source, context) in ("len", "cap")
    if parent.type != "index_expression":
        return False
    above, child = unwrapped_parent(parent)
    if above.type in ("assignment_statement", "short_var_declaration"):
        return field(above, "right").start_byte <= child.start_byte
    return above.type in ("binary_expression", "return_statement", "argument_list")
