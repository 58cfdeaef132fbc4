"""Shape `struct`: `map[K][N]T` becomes `map[K]E` with `type E struct { a, b T }`.

A struct is a value like an array: it is copied, compared and zeroed alike, and what is read where,
and in which order, stays as it was, but for what `in_memory` finds. Only the spelling changes:
`v[1]` is `v.b`. So the rewrite is right wherever every index is a constant and nothing needs the
value to be an array.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Fix
from codemod.syntax import Node, Source, ancestors, field, parts
from codemod.weights import Operation
from transforms.map_of_array.choose import struct_operations
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.struct_checks import (
    check_assignments,
    check_imports,
    check_registers,
)
from transforms.map_of_array.struct_type import (
    StructType,
    array_type,
    check_comments,
    declare,
    struct_type,
)
from transforms.map_of_array.struct_values import Element, Values
from transforms.maps.effects import Effects
from transforms.maps.forms import Occurrence

RULE = "map-of-array"


def rewrite_to_structs(
    group: Group, occurrences: Sequence[Occurrence], _effects: Effects, context: Context
) -> tuple[Fix, list[Operation]]:
    """The fix of one group, and the measured operations that its uses lead to.

    Raises Refuse where a value must stay an array.
    """
    return _Structs(group, occurrences, context).fix(), struct_operations(occurrences)


class _Structs:
    def __init__(self, group: Group, occurrences: Sequence[Occurrence], context: Context) -> None:
        self.group, self.context = group, context
        self.draft = Draft(context)
        self.values = Values(group, occurrences, context)

    def fix(self) -> Fix:
        arrays = [array_type(self.group, at, self.context) for at in range(len(self.group.written))]
        self.values.follow()
        check_assignments(self.values.elements)
        check_registers(self.values, self.context)
        keys = self._keys()
        self.type = struct_type(self.group, self.values.indexes.names, self.context)
        for source, node in (*arrays, *self.values.types):
            self._retype(source, node)
        for element in self.values.elements:
            self._element(element)
        for source, literal in self.values.literals.values():
            self._literal(source, literal, keys)
        return self._finish()

    def _finish(self) -> Fix:
        fix = self.draft.fix(self.group.name, RULE, "struct")
        promise = replace(fix.promise, new=_new_notes(self.type))
        declared = declare(self.type, replace(fix, promise=promise), self.context)
        check_imports(declared, self.context)
        return declared

    def _retype(self, source: Source, node: Node) -> None:
        check_comments(source, node)
        self.draft.replace(source, node.start_byte, node.end_byte, self.type.name)

    def _element(self, element: Element) -> None:
        """v[1] → v.b, comments kept"""
        source, node = element.source, element.node
        bracket = next(child for child in node.children if child.type == "[")
        inside = node.children[node.children.index(bracket) :]
        comments = [b" " + source.slice(c) for c in inside if c.type == "comment"]
        new = b"." + self.type.fields[element.index].encode() + b"".join(comments)
        self.draft.replace(source, bracket.start_byte, node.end_byte, new)

    # --- literals -------------------------------------------------------------------------------

    def _keys(self) -> dict[tuple[Source, int], int]:
        """Index of every element of every literal, by where the element starts."""
        found = {}
        for source, literal in self.values.literals.values():
            index = 0
            for element in parts(_body(literal)):
                if element.type == "keyed_element":
                    index = self.values.indexes.value(source, parts(field(element, "key"))[0])
                found[source, element.start_byte] = index
                index += 1
        return found

    def _literal(self, source: Source, literal: Node, keys: dict[tuple[Source, int], int]) -> None:
        """{1, 2} → {a: 1, b: 2}, [2]int{1: x} → E{b: x}"""
        element_type = self.type.element
        written = literal.child_by_field_name("type")
        if written is not None:
            element_type = source.slice(field(written, "element"))
            self._retype(source, written)
            if _is_in_header(literal):
                # A type's name in front of a brace would be read as the end of the header.
                self.draft.wrap(source, literal, b"(", b")")
        for element in parts(_body(literal)):
            name = self.type.fields[keys[source, element.start_byte]].encode()
            self._literal_element(source, element, name, element_type)

    def _literal_element(
        self, source: Source, element: Node, name: bytes, element_type: bytes
    ) -> None:
        pair = element.type == "keyed_element"
        value = parts(field(element, "value") if pair else element)[0]
        # Elements of an array may leave their type out, fields of a struct may not.
        elided = value.type == "literal_value"
        prefix = _spelled(element_type) if elided else b""
        if pair:
            key = parts(field(element, "key"))[0]
            self.draft.replace(source, key.start_byte, key.end_byte, name)
            self.draft.wrap(source, value, prefix, b"")
        else:
            self.draft.wrap(source, value, name + b": " + prefix, b"")


def _body(literal: Node) -> Node:
    return literal if literal.type == "literal_value" else field(literal, "body")


def _spelled(element_type: bytes) -> bytes:
    """What an element of this type starts with, spelled out: T, or &T where it is *T."""
    return b"&" + element_type[1:] if element_type.startswith(b"*") else element_type


def _is_in_header(node: Node) -> bool:
    """Is it in the header of an if, for or switch, without a bracket around it?"""
    inner = next(
        (
            parent.type
            for parent in ancestors(node)
            if parent.type in _HEADERS | _CLOSED or parent.children[0].type in ("(", "{")
        ),
        "",
    )
    return inner in _HEADERS


_HEADERS = frozenset(
    {
        *("if_statement", "for_statement"),
        *("expression_switch_statement", "type_switch_statement"),
    }
)
_CLOSED = frozenset({"statement_list", "expression_case"})


def _new_notes(struct: StructType) -> tuple[str, ...]:
    """The same allocations as before, under new names."""
    name = struct.helper.name
    fields = "|".join(struct.fields)
    return (
        rf"(make\()?.*\b{name}\b.* escapes to heap",
        rf".*\.({fields})\b.* escapes to heap",
    )
