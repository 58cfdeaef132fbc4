"""Where a load leaves its value: the variable, and the statements in which it may be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.syntax import Node, field, parts
from transforms.map_of_array.guards import block_statements, following, guarded_block
from transforms.maps.forms import Form, Occurrence

_DECLARES = "short_var_declaration"


@dataclass(frozen=True)
class Start:
    """Where a load leaves off: its variable, what follows, and a loop's key variable.

    All that refers to a variable that is declared here stands in what follows.
    """

    variable: Node
    body: Sequence[Node]
    key: Node | None = None
    blank: Node | None = None
    """The `_` of `v, _ := m[k]`, which is `v := m[k]`."""


def start_of(load: Occurrence, context: Context) -> Start | None:
    """Where a load leaves its value; None for one that cannot be worked on in place."""
    if load.form is Form.COPY:
        return _plain_start(load)
    if load.form is Form.COMMA_OK:
        if (start := _blank_start(load)) is not None:
            return start
        block = guarded_block(load, context)
        if block is not None and block.condition_only_ok:
            return Start(block.variable, block.statements)
    if load.form is Form.RANGE:
        return _range_start(load)
    return None


def _plain_start(load: Occurrence) -> Start | None:
    statement = _declaration(load)
    if statement is None:
        return None
    variable, *others = parts(field(statement, "left"))
    return None if others else Start(variable, following(statement))


def _blank_start(load: Occurrence) -> Start | None:
    """Have: v, _ := m[k], without a comment between the names."""
    statement = _declaration(load)
    if statement is None:
        return None
    source = load.source
    variable, blank = parts(field(statement, "left"))
    between = source.text[variable.end_byte : blank.start_byte].strip()
    if source.slice(blank) != b"_" or between != b",":
        return None
    return Start(variable, following(statement), blank=blank)


def _declaration(load: Occurrence) -> Node | None:
    """Have: … := m[k]"""
    expressions = load.node.parent
    statement = expressions.parent if expressions is not None else None
    return statement if statement is not None and statement.type == _DECLARES else None


def _range_start(load: Occurrence) -> Start | None:
    loop = load.node.parent
    left = load.node.child_by_field_name("left")
    assert loop is not None and left is not None  # which names an entry's value
    key, value = parts(left)[:2]
    return Start(value, block_statements(field(loop, "body")), key)


def declares(clause: Node) -> bool:
    """Does a range clause declare its variables (`:=`) rather than assign them?"""
    return any(child.type == ":=" for child in clause.children)
