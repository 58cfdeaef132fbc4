"""Control flow inside of one range loop, read off the syntax tree."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from itertools import takewhile

from codemod.context import Context
from codemod.syntax import Node, Source, ancestors, field, parts
from transforms.maps.clauses import falls_through
from transforms.maps.names import builtin

_LOOPS = frozenset({"for_statement"})
_BREAKABLE = _LOOPS | {
    "expression_switch_statement",
    "type_switch_statement",
    "select_statement",
}
_CASES = frozenset({"expression_case", "type_case", "default_case", "communication_case"})
_JUMPS = frozenset({"return_statement", "break_statement", "continue_statement"})


class Way(IntEnum):
    """Where control goes from the end of a statement."""

    ON = 0
    """To what follows it in the same iteration, perhaps after a jump."""
    ITERATION = 1
    """Out of the iteration; the loop may go on."""
    LOOP = 2
    """Out of the loop."""


def is_inside(node: Node, outer: Node) -> bool:
    """Does one node's text lie within that of the other?"""
    return outer.start_byte <= node.start_byte and node.end_byte <= outer.end_byte


def enclosing_statements(node: Node, body: Node) -> list[Node]:
    """The statements around a node that stand in a list, innermost first, up to the body's own.

    What is in a function literal runs at another time, so only the statement around the literal
    counts.
    """
    found: list[Node] = []
    child = node
    for parent in ancestors(node):
        if parent.type == "func_literal":
            found = []
        elif parent.type == "statement_list":
            found.append(child)
        if parent.id == body.id:
            break
        child = parent
    return found


def below(node: Node) -> Iterator[Node]:
    """The node and all below it, but nothing inside of function literals."""
    stack = [node]
    while stack:
        top = stack.pop()
        if top.type == "func_literal":
            continue
        yield top
        stack.extend(reversed(top.named_children))


class LoopFlow:
    """One range loop and the jumps in its body."""

    def __init__(self, source: Source, loop: Node, context: Context) -> None:
        self.source, self.loop, self.body = source, loop, field(loop, "body")
        self.clause = parts(loop)[0]
        self._context = context

    @property
    def lines(self) -> range:
        """The lines that it stands in, 1-based."""
        spots = self.source.position(self.loop.start_byte), self.source.position(self.loop.end_byte)
        return range(spots[0].line, spots[1].line + 1)

    def jumps(self, node: Node) -> Iterator[tuple[Node, Way]]:
        """The statements in `node` that jump, and where to; ON: to a place in the iteration.

        Calls of `panic` are none of them.
        """
        for child in below(node):
            if child.type in _JUMPS:
                yield child, self.way(child)

    def way(self, statement: Node) -> Way:
        """Where control goes from the end of a statement."""
        if statement.type == "return_statement" or self.is_panic(statement):
            return Way.LOOP
        target = self.target(statement)
        if target is None or is_inside(target, self.body):
            return Way.ON
        goes_on = target.id == self.loop.id and statement.type == "continue_statement"
        return Way.ITERATION if goes_on else Way.LOOP

    def is_panic(self, statement: Node) -> bool:
        """Have: panic(…)"""
        if statement.type != "expression_statement":
            return False
        return builtin(parts(statement)[0], self.source, self._context) == "panic"

    def target(self, jump: Node) -> Node | None:
        """The loop, switch or select that a break or continue is about; None for anything else."""
        if jump.type not in ("break_statement", "continue_statement"):
            return None
        label = parts(jump)
        kinds = _LOOPS if jump.type == "continue_statement" else _BREAKABLE
        for parent in ancestors(jump):
            if not label and parent.type in kinds:
                return parent
            if label and self._is_labeled(parent, label[0]):
                return parts(parent)[-1]
        return None

    def _is_labeled(self, statement: Node, label: Node) -> bool:
        name = statement.child_by_field_name("label")
        return name is not None and self.source.slice(name) == self.source.slice(label)

    def conditions(self, node: Node) -> Iterator[bytes]:
        """What the `if` statements of the body around a node ask."""
        for parent in takewhile(lambda parent: parent.id != self.loop.id, ancestors(node)):
            if parent.type == "if_statement":
                yield self.source.slice(field(parent, "condition"))

    def inner_loops(self, node: Node) -> list[Node]:
        """The loops of the body around a node, innermost first: they may run it more than once."""
        around = takewhile(lambda parent: parent.id != self.loop.id, ancestors(node))
        return [parent for parent in around if parent.type in _LOOPS]

    def are_exclusive(self, node: Node, offset: int) -> bool:
        """Are the node and what stands at the offset in different branches of a statement, with no
        `fallthrough` from the node's?
        """
        child = node
        for parent in ancestors(node):
            other = parent.child_by_field_name("alternative")
            if other is not None and _holds(other, offset):
                return child.id != other.id
            if child.type in _CASES and _holds(parent, offset) and not _holds(child, offset):
                return not falls_through(child)
            child = parent
        return False


def _holds(node: Node, offset: int) -> bool:
    return offset in range(node.start_byte, node.end_byte)
