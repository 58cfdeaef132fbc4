"""What a reference to a variable becomes once a pointer of the same name has taken its place."""

from __future__ import annotations

from collections.abc import Iterable

from codemod.loops import LoopUse
from codemod.syntax import Node, field, parts, unwrapped_parent, walk
from transforms.range_value_address.draft import Draft
from transforms.range_value_address.earlier import Repeated
from transforms.range_value_address.regions import Region
from transforms.refusal import Leave, Refuse

_OPERANDS = {
    "selector_expression": "operand",
    "index_expression": "operand",
    "slice_expression": "operand",
    "type_assertion_expression": "operand",
    "type_switch_statement": "value",
    "call_expression": "function",
    # Before the parenthesis of a call, and in `new(…)`, these look like types: table[v.key](x).
    "qualified_type": "package",
    "generic_type": "type",
}
"""What binds tighter than `*` → the field that holds what it is done to."""

FOLLOWED = frozenset({"struct", "array"})
"""Forms of variables whose fields and elements Go finds through a pointer as well."""


def point(draft: Draft, use: LoopUse, pointer: str = "") -> None:
    """&v → v; v.f, v[i] and v[:] stay, since Go follows the pointer; any other v → *v.

    A comment between the two stays where it is: & /* … */ v → & /* … */ *v. The `pointer` has the
    variable's name, where it is given no other.
    """
    name = pointer or draft.variable.name
    node = reference(draft, use)
    parent, child = unwrapped_parent(node)
    if use.exact and not any(one.type == "comment" for one in walk(parent)):
        draft.replace(parent.start_byte, parent.end_byte, name)
    elif _binds_tighter(parent, child):
        if not _is_followed(draft, parent):
            draft.replace(node.start_byte, node.end_byte, f"(*{name})")
        elif pointer:
            draft.replace(node.start_byte, node.end_byte, name)
    else:
        # Behind a slash the star would begin a comment.
        is_divisor = draft.source.text[node.start_byte - 1 : node.start_byte] == b"/"
        star = f"(*{name})" if is_divisor else f"*{name}"
        draft.replace(node.start_byte, node.end_byte, star)


def reference(draft: Draft, use: LoopUse) -> Node:
    """The identifier of a use. Raises Refuse where the syntax tree has none."""
    end = use.offset + len(draft.variable.name.encode())
    node = draft.source.node(use.offset, end)
    if node is None:
        at = draft.source.position(use.offset)
        raise Refuse("broken-syntax", "the syntax tree has no node for this use", at)
    return node


def _binds_tighter(parent: Node, child: Node) -> bool:
    name = _OPERANDS.get(parent.type)
    return name is not None and field(parent, name) == child


def _is_followed(draft: Draft, parent: Node) -> bool:
    form = draft.variable.form
    if parent.type in ("selector_expression", "qualified_type"):
        return form in (*FOLLOWED, "other")
    return form == "array"  # it is indexed or sliced: nothing else that binds tighter can be done


def check_repeated(draft: Draft, kind: Repeated, *, is_free: bool) -> None:
    """Raises Leave where an earlier rule writes the variable's name into a region, for what the
    copy holds, unless a pointer of that name does there.
    """
    if kind is Repeated.ANYHOW or draft.variable.form != "struct" or not is_free:
        reason = f"another rule writes {draft.variable.name} where it would mean the copy"
        raise Leave("other-rule", reason)


def is_declared(draft: Draft, region: Region) -> bool:
    """Does the region's own list declare the name again? `:=` would then assign to the pointer.

    Where a map of arrays gets pointers as its values, the rule for those does: `v := *v`.
    """
    if draft.loop.kind == "map" and draft.variable.form == "array":
        return True
    name = draft.variable.name.encode()
    return any(
        draft.source.slice(node) == name
        for statement in region.statements
        for node in _declared(statement)
    )


def _declared(statement: Node) -> Iterable[Node]:
    """The names that a statement declares, where it is a declaration."""
    if statement.type == "short_var_declaration":
        yield from parts(field(statement, "left"))
    elif statement.type in ("var_declaration", "const_declaration", "type_declaration"):
        for node in walk(statement):
            yield from node.children_by_field_name("name")
