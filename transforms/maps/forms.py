"""The closed list of uses: what each occurrence of the map does there.

An occurrence that fits no form is `UNKNOWN`, which every shape refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from codemod.context import Context
from codemod.facts import Use
from codemod.syntax import Node, Source, ancestors, field, parts, unwrapped_parent
from transforms.maps.names import builtin


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


def classify(use: Use, source: Source, context: Context) -> list[Occurrence]:
    """What one use does; empty where the tree has no node for it.

    A map literal that is used on the spot does two things: it makes a map, and it is used.
    """
    node = source.node(use.start, use.end)
    if node is None:
        return []
    classifier = _Classifier(source, context)
    form, decisive = classifier.form_of_map(node)
    found = [Occurrence(use, source, form, node, decisive)]
    if node.type in ("composite_literal", "literal_value"):
        found.append(Occurrence(use, source, Form.LITERAL, node, node))
    return found


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


class _Classifier:
    """Reads the forms off one file's tree; builtins are what the oracle says they are."""

    def __init__(self, source: Source, context: Context) -> None:
        self._source, self._context = source, context

    def form_of_map(self, node: Node) -> tuple[Form, Node]:
        """The form of a map's expression and the node that decides it."""
        parent, child = unwrapped_parent(node)
        if parent.type == "index_expression" and field(parent, "operand") == child:
            return self._form_of_entry(parent)
        if parent.type == "range_clause" and field(parent, "right") == child:
            return self._form_of_range(parent), parent
        if parent.type == "binary_expression":
            return Form.NIL, parent  # Go compares maps with nil alone, and has no operator for them
        if parent.type == "argument_list" and parent.parent is not None:
            return self._form_of_argument(parent.parent), parent.parent
        if builtin(node, self._source, self._context) == "make":
            return Form.MAKE, node
        if parent.type in _FLOWS or parent.type == "selector_expression":
            return Form.FLOW, parent  # for a method of a named map type, the receiver is tied
        return Form.UNKNOWN, parent

    def _form_of_argument(self, call: Node) -> Form:
        name = builtin(call, self._source, self._context)
        return {"len": Form.LEN, "delete": Form.DELETE, "clear": Form.CLEAR}.get(name, Form.FLOW)

    def _form_of_range(self, clause: Node) -> Form:
        left = clause.child_by_field_name("left")
        names = parts(left) if left is not None else []
        if len(names) < 2 or self._source.slice(names[1]) == b"_":
            return Form.RANGE_KEYS
        return Form.RANGE

    def _form_of_entry(self, entry: Node) -> tuple[Form, Node]:
        parent, child = unwrapped_parent(entry)
        if child.type == "expression_list" or parent.type == "expression_list":
            return self._form_in_list(entry), entry
        if parent.type in ("index_expression", "selector_expression"):
            if field(parent, "operand") != child:
                return Form.COPY, entry
            return (Form.ELEMENT if parent.type == "index_expression" else Form.METHOD), entry
        if parent.type == "range_clause":
            return self._form_of_entry_range(parent), entry
        if parent.type == "argument_list" and parent.parent is not None:
            return self._form_of_entry_argument(parent.parent), entry
        return (Form.COPY if parent.type in _READERS else Form.UNKNOWN), entry

    def _form_of_entry_argument(self, call: Node) -> Form:
        name = builtin(call, self._source, self._context)
        return Form.ELEMENT_LEN if name in ("len", "cap") else Form.COPY

    def _form_of_entry_range(self, clause: Node) -> Form:
        left = clause.child_by_field_name("left")
        single = left is None or len(parts(left)) < 2
        # `for i := range m[k]` never reads the entry: the length of an array type is a constant.
        return Form.ELEMENT_LEN if single else Form.ELEMENT_RANGE

    def _form_in_list(self, entry: Node) -> Form:
        """An entry in a list of expressions: alone or among others, left or right of `=`."""
        lists = next(parent for parent in ancestors(entry) if parent.type == "expression_list")
        statement = lists.parent
        alone = len(parts(lists)) == 1
        if statement is None:
            return Form.UNKNOWN
        if statement.type in ("return_statement", "expression_case", "var_spec"):
            names = statement.children_by_field_name("name")
            return self._comma_ok(names) if len(names) == 2 and alone else Form.COPY
        if statement.type == "assignment_statement" and field(statement, "left") == lists:
            return Form.STORE if alone else Form.TUPLE_STORE  # no array is added to (+=)
        if statement.type in ("assignment_statement", "short_var_declaration"):
            left = parts(field(statement, "left"))
            return self._comma_ok(left) if alone and len(left) == 2 else Form.COPY
        if statement.type in ("range_clause", "receive_statement"):
            return Form.TUPLE_STORE
        return Form.UNKNOWN

    def _comma_ok(self, names: list[Node]) -> Form:
        return Form.PRESENCE if self._source.slice(names[0]) == b"_" else Form.COMMA_OK


_READERS = frozenset(
    {
        "binary_expression",
        "keyed_element",
        "literal_value",
        "send_statement",
        "expression_switch_statement",
        "type_conversion_expression",
    }
)
"""What an entry can stand in by itself, in no list of expressions."""
