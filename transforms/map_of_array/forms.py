"""The closed list of uses: what each occurrence of the map does there.

An occurrence that fits no form is `UNKNOWN`, which every shape refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from codemod.facts import Use
from codemod.syntax import Node, Source, ancestors, field, unwrapped_parent


class Form(StrEnum):
    """What one occurrence of the map does."""

    MAKE = "make"
    LITERAL = "literal"
    FLOW = "pass or assign"
    LEN = "len"
    DELETE = "delete"
    CLEAR = "clear"
    NIL = "nil check"
    RANGE_KEYS = "range over keys"
    RANGE = "range"
    ELEMENT = "element read"
    ELEMENT_LEN = "len of an entry"
    ELEMENT_RANGE = "range over an entry"
    METHOD = "method of an entry"
    COPY = "copy"
    COMMA_OK = "comma-ok"
    PRESENCE = "presence test"
    STORE = "store"
    TUPLE_STORE = "tuple store"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Occurrence:
    """One use of the map: the map's expression and the node that gives it its form."""

    use: Use
    source: Source
    form: Form
    map: Node
    node: Node
    """The entry `m[k]` for forms of entries, else the enclosing call, clause or literal."""

    @property
    def is_change(self) -> bool:
        """Does it change an entry? (A delete leaves what a pointer to the entry shows.)"""
        return self.form in (Form.STORE, Form.TUPLE_STORE)


def classify(use: Use, source: Source) -> Occurrence | None:
    """The form of one use; None where the tree has no node for it."""
    node = source.node(use.start, use.end)
    if node is None:
        return None
    form, decisive = _form_of_map(node, source)
    return Occurrence(use, source, form, node, decisive)


def _form_of_map(node: Node, source: Source) -> tuple[Form, Node]:
    if node.type in ("composite_literal", "literal_value"):
        return Form.LITERAL, node
    parent, child = unwrapped_parent(node)
    if parent.type == "index_expression" and field(parent, "operand") == child:
        return _form_of_entry(parent, source)
    if parent.type == "range_clause" and field(parent, "right") == child:
        return _form_of_range(parent, source), parent
    if parent.type == "binary_expression":
        return (Form.NIL if _is_nil_check(parent, source) else Form.UNKNOWN), parent
    if parent.type == "argument_list" and parent.parent is not None:
        return _form_of_argument(parent.parent, source), parent.parent
    if node.type == "call_expression" and _callee(node, source) == b"make":
        return Form.MAKE, node
    if parent.type in _FLOWS:
        return Form.FLOW, parent
    if parent.type == "selector_expression":
        return Form.FLOW, parent  # a method of a named map type: the receiver is tied
    return Form.UNKNOWN, parent


_FLOWS = frozenset(
    {
        "short_var_declaration",
        "assignment_statement",
        "expression_list",
        "var_spec",
        "return_statement",
        "keyed_element",
        "literal_value",
        "send_statement",
        "expression_statement",
        "receive_statement",
        "range_clause",
        "type_conversion_expression",
        "unary_expression",
    }
)


def _callee(call: Node, source: Source) -> bytes:
    return source.slice(field(call, "function"))


def _form_of_argument(call: Node, source: Source) -> Form:
    if call.type != "call_expression":
        return Form.FLOW if call.type == "type_conversion_expression" else Form.UNKNOWN
    name = _callee(call, source)
    return {b"len": Form.LEN, b"delete": Form.DELETE, b"clear": Form.CLEAR}.get(name, Form.FLOW)


def _is_nil_check(comparison: Node, source: Source) -> bool:
    sides = {source.slice(field(comparison, "left")), source.slice(field(comparison, "right"))}
    operator = source.slice(field(comparison, "operator"))
    return b"nil" in sides and operator in (b"==", b"!=")


def _form_of_range(clause: Node, source: Source) -> Form:
    left = clause.child_by_field_name("left")
    names = left.named_children if left is not None else []
    if len(names) < 2 or source.slice(names[1]) == b"_":
        return Form.RANGE_KEYS
    return Form.RANGE


def _form_of_entry(entry: Node, source: Source) -> tuple[Form, Node]:
    parent, child = unwrapped_parent(entry)
    if child.type == "expression_list" or parent.type == "expression_list":
        return _form_in_list(entry, source), entry
    if parent.type in ("index_expression", "selector_expression"):
        operand = field(parent, "operand")
        if operand != child:
            return Form.COPY, entry
        return (Form.ELEMENT if parent.type == "index_expression" else Form.METHOD), entry
    if parent.type == "range_clause":
        return _form_of_entry_range(parent, child, source), entry
    if parent.type == "argument_list" and parent.parent is not None:
        builtin = parent.parent.type == "call_expression" and _callee(parent.parent, source)
        return (Form.ELEMENT_LEN if builtin in (b"len", b"cap") else Form.COPY), entry
    if parent.type == "var_spec":
        names = parent.children_by_field_name("name")
        return (_comma_ok(names, source) if len(names) == 2 else Form.COPY), entry
    if parent.type in _READERS:
        return Form.COPY, entry
    return Form.UNKNOWN, entry


_READERS = frozenset(
    {
        "binary_expression",
        "return_statement",
        "keyed_element",
        "literal_value",
        "send_statement",
        "expression_switch_statement",
        "expression_case",
        "type_conversion_expression",
        "short_var_declaration",
        "assignment_statement",
    }
)


def _form_of_entry_range(clause: Node, child: Node, source: Source) -> Form:
    if field(clause, "right") != child:
        return Form.UNKNOWN
    keys_only = _form_of_range(clause, source) is Form.RANGE_KEYS
    left = clause.child_by_field_name("left")
    single = left is None or len(left.named_children) < 2
    # `for i := range m[k]` never reads the entry: the length of an array type is a constant.
    return Form.ELEMENT_LEN if keys_only and single else Form.ELEMENT_RANGE


def _form_in_list(entry: Node, source: Source) -> Form:
    """An entry in a list of expressions: alone or among others, left or right of `=`."""
    lists = next(parent for parent in ancestors(entry) if parent.type == "expression_list")
    statement = lists.parent
    if statement is None:
        return Form.UNKNOWN
    if statement.type in ("return_statement", "expression_case", "var_spec"):
        names = statement.children_by_field_name("name")
        alone = len(lists.named_children) == 1
        return _comma_ok(names, source) if len(names) == 2 and alone else Form.COPY
    if statement.type == "assignment_statement" and field(statement, "left") == lists:
        operator = source.slice(field(statement, "operator"))
        single = len(lists.named_children) == 1
        return Form.STORE if single and operator == b"=" else Form.TUPLE_STORE
    if statement.type in ("assignment_statement", "short_var_declaration"):
        left = field(statement, "left").named_children
        if len(lists.named_children) == 1 and len(left) == 2:
            return _comma_ok(left, source)
        return Form.COPY
    if statement.type in ("range_clause", "receive_statement", "for_statement"):
        return Form.TUPLE_STORE
    return Form.UNKNOWN


def _comma_ok(names: list[Node], source: Source) -> Form:
    return Form.PRESENCE if source.slice(names[0]) == b"_" else Form.COMMA_OK
