"""Which array values share the type of the map's entries, and what is done to each.

An entry, a literal stored in one, and a local variable that holds a copy of one must all change
their type together. Whatever else an array can be used for keeps the group an array: the compiler
would catch most of it after the rewrite, but not a value that becomes an interface or a type
argument. So every use is followed, and a use that is not in the list below refuses the group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.groups import Group
from codemod.syntax import Node, Source, field, parts, unwrapped_parent
from transforms.map_of_array.indexes import Indexes
from transforms.map_of_array.refusal import Refuse
from transforms.maps.forms import Form, Occurrence

_ENTRIES = frozenset(
    {
        *(Form.ELEMENT, Form.ELEMENT_LEN, Form.ELEMENT_RANGE, Form.COPY),
        *(Form.COMMA_OK, Form.STORE, Form.TUPLE_STORE),
    }
)
_ASSIGNMENTS = ("short_var_declaration", "assignment_statement", "var_spec")
_ARRAY_TYPES = ("array_type", "implicit_length_array_type")
_LOCAL = re.compile(r"[^@./]+@\d+")
# An array of interfaces may compare all types before any value (not in Go 1.26 and 1.27), a struct
# goes field by field: where a value cannot be compared, one could panic and the other not. These
# hold no interfaces.
_PLAIN = re.compile(
    r"\[\d+\](\*.*|bool|string|byte|rune|u?int(8|16|32|64)?|uintptr|float(32|64)|complex(64|128))"
)
_HOW = {
    "slice_expression": "sliced",
    "range_clause": "ranged over",
    "argument_list": "passed to a call",
    "return_statement": "returned",
    "unary_expression": "reached through its address",
    "selector_expression": "used through a method",
    "send_statement": "sent on a channel",
    "expression_case": "compared in a switch",
    "expression_switch_statement": "compared in a switch",
    "type_conversion_expression": "converted",
    "type_assertion_expression": "converted",
    "literal_value": "put into another literal",
    "parameter_declaration": "a parameter or result",
    "index_expression": "used as a key",
}


@dataclass(frozen=True)
class Element:
    """`a[index]`: the whole index expression."""

    source: Source
    node: Node
    index: int


class Values:
    """Every place where a value of the entries' type is spelled, filled by `follow`."""

    def __init__(self, group: Group, occurrences: Sequence[Occurrence], context: Context) -> None:
        self.elements: list[Element] = []
        self.literals: dict[tuple[object, int], tuple[Source, Node]] = {}
        self.types: list[tuple[Source, Node]] = []
        """Array types in the declarations of variables."""
        self.names: list[tuple[Source, Node]] = []
        """References to variables."""
        self.indexes = Indexes(context)
        self._group, self._occurrences, self._context = group, occurrences, context
        self._nodes = {_key(o.source, o.node) for o in occurrences}
        self._ranges = {_key(o.source, o.node) for o in occurrences if o.form is Form.RANGE}
        self._bodies = {_key(o.source, _body(o)) for o in occurrences if o.form is Form.LITERAL}
        self._seen: set[tuple[object, str]] = set()
        self._variables: list[tuple[Source, Node, str]] = []

    def follow(self) -> None:
        """Raises Refuse where a value is used in a way that a struct cannot be."""
        for one in self._occurrences:
            self._occurrence(one)
        while self._variables:
            self._variable(*self._variables.pop())

    def _occurrence(self, one: Occurrence) -> None:
        source = one.source
        if not source.is_intact(one.map):
            raise _refuse("broken-syntax", "the declaration did not parse", source, one.map)
        if one.form is Form.UNKNOWN:
            raise _refuse("unknown-use", "the map is used in an unknown form", source, one.node)
        if one.form in _ENTRIES:
            self._used(source, one.node)
        elif one.form is Form.RANGE:
            self._receives(source, parts(field(one.node, "left"))[1])
        elif one.form is Form.LITERAL:
            for element in parts(_body(one)):
                self._comes_from(source, parts(field(element, "value"))[0])

    def _variable(self, source: Source, declared: Node, key: str) -> None:
        """Every reference to a local variable, its declaration among them, in closures too: a
        closure shares a variable, whatever its type.
        """
        function = self._context.function_at(source.path, declared.start_byte)
        assert function is not None  # which has told the key
        length = len(key.partition("@")[0].encode())
        for offset, name in sorted(function.idents.items()):
            if name == key:
                node = source.node(offset, offset + length)
                if node is None:
                    raise _refuse("broken-syntax", "a variable did not parse", source, declared)
                self.names.append((source, node))
                self._used(source, node)

    # --- what becomes of a value ----------------------------------------------------------------

    def _used(self, source: Source, value: Node) -> None:
        node = _outer(value)
        parent = node.parent
        assert parent is not None
        if parent.type == "index_expression" and field(parent, "operand") == node:
            self._element(source, parent)
        elif parent.type == "binary_expression":
            self._compared(source, parent, node)
        elif parent.type == "var_spec":
            self._assigned(source, parent, node)
        elif not self._is_map_value(source, parent):
            assert parent.parent is not None
            self._in_list(source, parent.parent, node)

    def _in_list(self, source: Source, statement: Node, node: Node) -> None:
        if statement.type in _ASSIGNMENTS:
            self._assigned(source, statement, node)
        elif _key(source, statement) not in self._ranges:
            raise _array_operation(source, node)

    def _element(self, source: Source, access: Node) -> None:
        index = field(access, "index")
        number = self.indexes.value(source, index)
        bracket = source.text[field(access, "operand").end_byte : access.end_byte]
        if b"\n" in bracket:
            raise _refuse("unknown-use", "the index spans several lines", source, index)
        self.elements.append(Element(source, access, number))

    def _compared(self, source: Source, comparison: Node, node: Node) -> None:
        if not _PLAIN.fullmatch(self._group.elem):
            reason = "entries are compared, and their elements may hold interfaces"
            raise _refuse("array-operation", reason, source, comparison)
        left, right = field(comparison, "left"), field(comparison, "right")
        self._comes_from(source, right if left == node else left)

    def _is_map_value(self, source: Source, element: Node) -> bool:
        """Is it a value (not a key) of one of the group's map literals?"""
        pair = element.parent
        if pair is None or pair.type != "keyed_element" or field(pair, "value") != element:
            return False
        return pair.parent is not None and _key(source, pair.parent) in self._bodies

    # --- assignments ----------------------------------------------------------------------------

    def _assigned(self, source: Source, statement: Node, node: Node) -> None:
        left, right = _sides(statement)
        if node not in left:
            # In comma-ok the entry is the first of two.
            self._receives(source, left[right.index(node)])
            return
        written = statement.child_by_field_name("type")
        if written is not None:
            self._declared(source, written, left)
        if right:
            self._comes_from(source, right[left.index(node)])

    def _declared(self, source: Source, written: Node, names: Sequence[Node]) -> None:
        if written.type != "array_type":
            reason = "a variable for entries is declared with another type"
            raise _refuse("array-operation", reason, source, written)
        self.types.append((source, written))
        for name in names:
            self._receives(source, name)

    def _receives(self, source: Source, target: Node) -> None:
        """A value is stored here."""
        target = _inner(target)
        if target.type == "identifier":
            self._add_variable(source, target)
        elif _key(source, target) not in self._nodes:
            reason = "an entry is stored outside of the group"
            raise _refuse("array-operation", reason, source, target)

    def _comes_from(self, source: Source, value: Node) -> None:
        """A value is made here."""
        value = _inner(value)
        if value.type in ("literal_value", "composite_literal"):
            self._literal(source, value)
        elif value.type == "identifier":
            self._add_variable(source, value)
        elif _key(source, value) not in self._nodes:
            text = source.slice(value).decode()
            reason = f"{text.splitlines()[0]} is an array from outside of the group"
            raise _refuse("array-operation", reason, source, value)

    def _literal(self, source: Source, value: Node) -> None:
        written = value.child_by_field_name("type")
        if written is not None and written.type not in _ARRAY_TYPES:
            reason = "a literal for an entry has another type"
            raise _refuse("array-operation", reason, source, value)
        self.literals[source.path, value.start_byte] = source, value

    def _add_variable(self, source: Source, name: Node) -> None:
        if source.slice(name) == b"_":
            return
        function = self._context.function_at(source.path, name.start_byte)
        key = "" if function is None else function.idents.get(name.start_byte, "")
        if not _LOCAL.fullmatch(key):
            reason = f"{source.slice(name).decode()} is an array that is not a local variable"
            raise _refuse("array-operation", reason, source, name)
        if (source.path, key) not in self._seen:
            self._seen.add((source.path, key))
            self._variables.append((source, name, key))


def _body(one: Occurrence) -> Node:
    return one.map if one.map.type == "literal_value" else field(one.map, "body")


def _key(source: Source, node: Node) -> tuple[object, int, int]:
    return source.path, node.start_byte, node.end_byte


def _outer(node: Node) -> Node:
    while node.parent is not None and node.parent.type == "parenthesized_expression":
        node = node.parent
    return node


def _inner(node: Node) -> Node:
    while node.type == "parenthesized_expression":
        node = parts(node)[0]
    return node


def _sides(statement: Node) -> tuple[list[Node], list[Node]]:
    if statement.type == "var_spec":
        values = statement.child_by_field_name("value")
        names = statement.children_by_field_name("name")
        return names, parts(values) if values is not None else []
    return parts(field(statement, "left")), parts(field(statement, "right"))


def _refuse(code: str, reason: str, source: Source, node: Node) -> Refuse:
    return Refuse(code, reason, source.position(node.start_byte))


def _array_operation(source: Source, node: Node) -> Refuse:
    parent, _ = unwrapped_parent(node)
    how = _HOW.get(parent.type, "used as a whole")
    return _refuse("array-operation", f"the array is {how}", source, node)
