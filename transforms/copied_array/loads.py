"""Loads of a whole entry into a new variable, and the places that read it by element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from codemod.context import Context
from codemod.syntax import Node, Source, ancestors, field, parts
from transforms.maps.variables import Access, Reference, references
from transforms.refusal import Refuse


class Kind(StrEnum):
    """How the entry is loaded."""

    PLAIN = "v := m[k]"
    COMMA_OK = "v, ok := m[k]"
    RANGE = "for k, v := range m"


@dataclass(frozen=True)
class Load:
    """A statement that copies an entry into a variable of its own."""

    kind: Kind
    source: Source
    statement: Node
    """The short variable declaration, or the range clause."""
    map: Node
    key: Node | None
    """None for a range loop that has no name for it."""
    variable: Node
    ok: Node | None = None

    @property
    def operands(self) -> list[Node]:
        """What `m[k]` is made of."""
        return [self.map] if self.key is None else [self.map, self.key]

    @property
    def entry(self) -> Node:
        """But for a range loop: `m[k]`."""
        return next(ancestors(self.map))

    @property
    def body(self) -> Node | None:
        """With a range loop: what is done in each turn."""
        loop = self.statement.parent
        return field(loop, "body") if self.kind is Kind.RANGE and loop is not None else None

    def refuse(self, code: str, reason: str, at: Node | None = None) -> Refuse:
        """A refusal at this load, or at the place that decides."""
        return Refuse(code, reason, self.source.position((at or self.statement).start_byte))


def loads(source: Source) -> Iterator[Load]:
    """Every statement of a file that may be a load, whatever the types are."""
    for node in source.query("[(short_var_declaration) (range_clause)] @load"):
        load = load_from(source, node)
        if load is not None and _is_indexed(load):
            yield load


def load_of(source: Source, start: int, end: int) -> Load | None:
    """The load whose map's expression has these bytes."""
    node = source.node(start, end)
    around = ancestors(node) if node is not None else iter(())
    statement = next((one for one in around if one.type in _STATEMENTS), None)
    return None if statement is None else load_from(source, statement)


_STATEMENTS = ("short_var_declaration", "range_clause")


def load_from(source: Source, node: Node) -> Load | None:
    """The load that a statement may be, by its form alone."""
    if node.type not in _STATEMENTS or node.child_by_field_name("left") is None or node.has_error:
        return None
    left = parts(field(node, "left"))
    if any(name.type != "identifier" for name in left):
        return None
    if node.type == "range_clause":
        return _range(source, node, left)
    right = parts(field(node, "right"))
    entry = right[0]
    while entry.type == "parenthesized_expression":
        entry = parts(entry)[0]
    # Where text such as "_[" stands beside it, a blank name would seem to be indexed.
    if len(right) > 1 or entry.type != "index_expression" or source.slice(left[0]) == b"_":
        return None
    operand, key = field(entry, "operand"), field(entry, "index")
    if len(left) == 1 or source.slice(left[1]) == b"_":
        return Load(Kind.PLAIN, source, node, operand, key, left[0])
    return Load(Kind.COMMA_OK, source, node, operand, key, left[0], left[1])


def _range(source: Source, clause: Node, left: Sequence[Node]) -> Load | None:
    declares = any(child.type == ":=" for child in clause.children)
    if not declares or len(left) != 2:
        return None
    key = None if source.slice(left[0]) == b"_" else left[0]
    return Load(Kind.RANGE, source, clause, field(clause, "right"), key, left[1])


def _is_indexed(load: Load) -> bool:
    """Is there an index behind the variable's name anywhere? Else it is a copy that is wanted."""
    name = re.escape(load.source.slice(load.variable))
    text = load.source.slice(load.source.declaration(load.statement))
    return re.search(rb"\b" + name + rb"\)*\[", text) is not None


def element_reads(load: Load, context: Context) -> Sequence[Reference]:
    """Every reference to the variable, in the order of the text.

    Raises Refuse where one of them needs more than an element or the length.
    """
    name = load.source.slice(load.variable).decode()
    found = references(load.variable, load.source, context)
    if found is None:
        raise load.refuse("unknown-variable", f"not every use of {name} is known")
    for one in found:
        if one.access not in (Access.READ_ELEMENT, Access.LENGTH):
            raise load.refuse("whole-use", f"{name} is used as a whole", one.name)
    return found
