"""What a reference to a variable becomes once a pointer of the same name has taken its place."""

from __future__ import annotations

from codemod.loops import LoopUse
from codemod.syntax import Node, field, unwrapped_parent, walk
from transforms.range_value_address.draft import Draft
from transforms.refusal import Refuse

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


def point(draft: Draft, use: LoopUse) -> None:
    """&v → v; v.f, v[i] and v[:] stay, since Go follows the pointer; any other v → *v.

    A comment between the two stays where it is: & /* … */ v → & /* … */ *v.
    """
    name = draft.variable.name
    node = reference(draft, use)
    parent, child = unwrapped_parent(node)
    if use.exact and not any(one.type == "comment" for one in walk(parent)):
        draft.replace(parent.start_byte, parent.end_byte, name)
    elif _binds_tighter(parent, child):
        if not _is_followed(draft, parent):
            draft.replace(node.start_byte, node.end_byte, f"(*{name})")
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
