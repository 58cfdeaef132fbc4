"""Comma-ok loads whose variable is used only where the entry is known to be there."""

from __future__ import annotations

from dataclasses import dataclass

from codemod.context import Context
from codemod.syntax import Node, ancestors, field, parts
from transforms.maps.forms import Occurrence
from transforms.maps.names import builtin
from transforms.maps.variables import Reference, references


@dataclass(frozen=True)
class Guard:
    """`if v, ok := m[k]; ok { statements }`, with v used nowhere else."""

    variable: Node
    statements: list[Node]
    references: tuple[Reference, ...]
    start: int
    """Where the code begins that runs only if the entry is there."""
    condition_only_ok: bool
    """The condition is `ok` alone, not `ok && …`."""


def guarded_block(load: Occurrence, context: Context) -> Guard | None:
    """The guard of a comma-ok load; None where v may be used without the entry being there."""
    statement = load.node.parent
    statement = statement.parent if statement is not None else None
    if statement is None or statement.type != "short_var_declaration" or statement.parent is None:
        return None
    variable, ok = parts(field(statement, "left"))
    found = references(variable, load.source, context)
    if found is None:
        return None
    if statement.parent.type == "if_statement":
        return _of_if(statement.parent, variable, ok, tuple(found), load)
    return _of_next(statement, variable, ok, tuple(found), load, context)


def _of_if(
    conditional: Node, variable: Node, ok: Node, found: tuple[Reference, ...], load: Occurrence
) -> Guard | None:
    """Have: if v, ok := m[k]; ok {…} or if v, ok := m[k]; ok && … {…}."""
    condition = field(conditional, "condition")
    body = field(conditional, "consequence")
    name = load.source.slice(ok)
    alone = load.source.slice(condition) == name
    if not _starts_with(condition, name, load):
        return None
    if not all(stands_in(one.name, condition, body) for one in found):
        return None
    return Guard(variable, block_statements(body), found, condition.start_byte, alone)


def _starts_with(condition: Node, name: bytes, load: Occurrence) -> bool:
    """Have: ok && rest. What stands right of && runs only when ok is true."""
    node = condition
    while node.type == "binary_expression":
        if load.source.slice(field(node, "operator")) != b"&&":
            return False
        node = field(node, "left")
    return load.source.slice(node) == name


def _of_next(
    statement: Node,
    variable: Node,
    ok: Node,
    found: tuple[Reference, ...],
    load: Occurrence,
    context: Context,
) -> Guard | None:
    """Have: v, ok := m[k] and, as the very next statement, if ok {…} or if !ok { leave }."""
    follower = statement.next_named_sibling
    while follower is not None and follower.type == "comment":
        follower = follower.next_named_sibling
    if follower is None or follower.type != "if_statement":
        return None
    if follower.child_by_field_name("initializer") is not None:
        return None
    condition = load.source.slice(field(follower, "condition"))
    name = load.source.slice(ok)
    if condition == name:
        return _of_if(follower, variable, ok, found, load)
    body = field(follower, "consequence")
    # What stands behind an else runs after it, and it may change the entry.
    has_else = follower.child_by_field_name("alternative") is not None
    if condition != b"!" + name or has_else or not _leaves(body, load, context):
        return None
    if any(stands_in(one.name, follower) for one in found):
        return None
    return Guard(variable, following(follower), found, follower.end_byte, True)


def _leaves(block: Node, load: Occurrence, context: Context) -> bool:
    """Does the block end in a statement that never goes on behind it?"""
    statements = block_statements(block)
    if not statements:
        return False
    last = statements[-1]
    if last.type in ("return_statement", "continue_statement", "break_statement"):
        return True
    is_call = last.type == "expression_statement"
    return is_call and builtin(parts(last)[0], load.source, context) == "panic"


def stands_in(name: Node, *places: Node) -> bool:
    """Is it part of one of these?"""
    return not {place.id for place in places}.isdisjoint(parent.id for parent in ancestors(name))


def following(statement: Node) -> list[Node]:
    """What stands behind it in its block, or in the header that it begins."""
    assert statement.parent is not None
    siblings = parts(statement.parent)
    return siblings[siblings.index(statement) + 1 :]


def block_statements(block: Node) -> list[Node]:
    """The statements of a block, comments left out. (An empty one has no list of them.)"""
    return [statement for lists in parts(block) for statement in parts(lists)]
