"""The header of a range loop, and what has to stand before it for a batch."""

from __future__ import annotations

from pathlib import Path

from codemod.context import Context
from codemod.syntax import Node, field, parts, walk
from transforms.maps.decided import retyped
from transforms.range_value_address.draft import Draft
from transforms.refusal import Leave, Refuse

COUNTED = frozenset({"slice", "array", "pointer"})
"""Kinds of loops that count their iterations."""
_MAX_NUMBER = 1 << 16
"""A number of iterations that may be reserved without anything that has so many elements."""
_GROUPS = frozenset({"parenthesized_expression", "comment"})
_PLAIN = frozenset({"identifier", "selector_expression", "field_identifier"})


class Header:
    """`for k, v := range operand`, with a counter and a declaration in front of it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._key = parts(field(draft.flow.clause, "left"))[0]
        self._index = ""
        self._operand = _operand(draft)
        self._operand_name = ""

    def index(self) -> str:
        """The variable that counts the iterations, "" where there is none to be had."""
        if self.is_counted:
            name = self._draft.source.slice(self._key).decode()
            self._index = name if name != "_" else self._draft.name_index()
        return self._index

    @property
    def is_counted(self) -> bool:
        """Does a variable count the iterations, or can one be added?"""
        is_free = self._draft.source.slice(self._key) == b"_"
        is_countable = self._draft.loop.kind in COUNTED and self.is_bounded
        return is_countable and (is_free or self._draft.loop.is_key_steady)

    @property
    def is_bounded(self) -> bool:
        """Does the operand say that there is memory for as many elements as the loop runs?

        A number, or the length of something of which only the index is used, may be anything (its
        elements may have no size), and an array may lie behind a pointer that is nil: the loop may
        be meant to end by a panic.
        """
        loop = self._draft.loop
        if loop.kind == "int":
            text = self._draft.source.slice(self._operand).decode()
            return text.isdecimal() and int(text) <= _MAX_NUMBER
        if loop.length >= 0:
            return loop.length <= _MAX_NUMBER
        return loop.kind == "map" or self._draft.variable.role != "key"

    def length(self) -> str:
        """The most that the loop can run, as an expression that may stand before it; "" where
        nothing bounds it.
        """
        loop = self._draft.loop
        text = self._draft.source.slice(self._operand).decode()
        if not self.is_bounded:
            return ""
        if loop.kind == "int":
            return text
        if loop.length >= 0 and not self._is_plain() and (not self._index or self._is_spelled()):
            return str(loop.length)  # Go does not evaluate the operand to learn its length either
        if not self._is_plain():
            names = self._draft.context.derived(_OperandNames)
            text = self._operand_name = names.name(self._draft)
        start, end = loop.operand
        behind = retyped(loop.path, start, end, self._draft.context) or ""
        if behind and not behind.endswith(")"):
            raise Leave("other-rule", "map-of-array makes no map of what is ranged over")
        return f"len({text}{behind})"

    def _is_plain(self) -> bool:
        """Is the operand a name that may be written a second time?

        Not the variable of a loop that has one of its own rewritten: its references are renamed,
        and a second one would not be.
        """
        nodes = list(walk(self._operand))
        path = self._draft.source.path
        function = self._draft.context.function_at(path, self._operand.start_byte)
        if function is None:
            return False  # nobody has said what the names mean
        loops = self._draft.context.derived(_loop_variables)
        return all(node.type in _PLAIN for node in nodes) and not any(
            (path, function.idents.get(node.start_byte)) in loops for node in nodes
        )

    def _is_spelled(self) -> bool:
        """Is it an array that has this length in each build, as [3]T{} or [...]T{a, b, c}?

        What is appended to a slice of another length has a place all the same.
        """
        literal = next(node for node in walk(self._operand) if node.type not in _GROUPS)
        if literal.type != "composite_literal":
            return False
        type = field(literal, "type")
        if type.type == "implicit_length_array_type":
            return all(one.type != "keyed_element" for one in parts(field(literal, "body")))
        return type.type == "array_type" and field(type, "length").type == "int_literal"

    def declare(self, declaration: str) -> None:
        """Put the declaration before the loop; the operand too, where it needs a name."""
        draft = self._draft
        statement = draft.flow.loop
        while statement.parent is not None and statement.parent.type == "labeled_statement":
            statement = statement.parent
        if self._operand_name:
            self._name_operand(statement, declaration)
            return
        draft.add_before(statement, declaration)
        if self._index:
            draft.replace(self._key.start_byte, self._key.end_byte, self._index)

    def _name_operand(self, statement: Node, declaration: str) -> None:
        """for _, v := range f() { → list := f(), and for i, v := range list {

        The operand's own text is not touched, so it can be rewritten in the same run.
        """
        draft, source, start = self._draft, self._draft.source, statement.start_byte
        first, last = draft.loop.operand
        header = source.text[start:first].decode()
        if self._index:
            key, end = self._key.start_byte - start, self._key.end_byte - start
            header = header.encode()[:key].decode() + self._index + header.encode()[end:].decode()
        indent = source.eol.decode() + source.indent(draft.flow.loop.start_byte).decode()
        draft.share(start, first, f"{self._operand_name} := ")
        draft.follow(last, f"{indent}{declaration}")
        draft.share(last, last, f"{indent}{header}{self._operand_name}")


def _operand(draft: Draft) -> Node:
    operand = draft.source.node(*draft.loop.operand)
    if operand is None:
        at = draft.source.position(draft.loop.start)
        raise Refuse("broken-syntax", "the syntax tree has no node for the operand", at)
    return operand


class _OperandNames:
    """One name for the operand of each loop, even where both its variables are rewritten."""

    def __init__(self, _context: Context) -> None:
        self._names: dict[tuple[Path, int], str] = {}

    def name(self, draft: Draft) -> str:
        key = (draft.loop.path, draft.loop.start)
        if key not in self._names:
            self._names[key] = draft.name_before("list", "items", "ranged")
        return self._names[key]


def _loop_variables(context: Context) -> frozenset[tuple[Path, str | None]]:
    """The keys that names of such variables have in their files."""
    return frozenset(
        (loop.path, f"{variable.name}@{variable.offset}")
        for facts in context.facts
        for loop in facts.loops
        for variable in loop.variables
    )
