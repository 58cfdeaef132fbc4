"""Control flow inside of one range loop, read off the syntax tree."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from codemod.context import Context
from codemod.syntax import Node, Source, ancestors, field, parts

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


def statements(block: Node) -> list[Node]:
    """The statements of a block, case or statement list, without comments."""
    lists = (
        [block]
        if block.type == "statement_list"
        else [child for child in block.named_children if child.type == "statement_list"]
    )
    return [one for found in lists for one in parts(found)]


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
        if parent.start_byte <= body.start_byte:
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
        self._context = context

    def jumps(self, node: Node) -> Iterator[tuple[Node, Way]]:
        """The statements in `node` that jump, and where to; ON: to a place in the iteration."""
        for child in below(node):
            if child.type in _JUMPS or self.is_panic(child):
                yield child, self.way(child)

    def way(self, statement: Node) -> Way:
        """Where control goes from the end of a statement."""
        if statement.type == "return_statement" or self.is_panic(statement):
            return Way.LOOP
        if statement.type not in ("break_statement", "continue_statement"):
            return Way.ON
        target = self._target(statement)
        if target is None:
            return Way.ON
        if target.id == self.loop.id:
            return Way.ITERATION if statement.type == "continue_statement" else Way.LOOP
        return Way.ON if is_inside(target, self.body) else Way.LOOP

    def is_panic(self, statement: Node) -> bool:
        """Have: panic(…)"""
        if statement.type != "expression_statement":
            return False
        call = parts(statement)[0]
        if call.type != "call_expression":
            return False
        function = self._context.function_at(self.source.path, call.start_byte)
        known = function.call_at(call.start_byte, call.end_byte) if function else None
        return known is not None and (known.kind, known.name) == ("builtin", "panic")

    def _target(self, jump: Node) -> Node | None:
        """The statement that a break or continue belongs to."""
        label = parts(jump)
        kinds = _LOOPS if jump.type == "continue_statement" else _BREAKABLE
        for parent in ancestors(jump):
            if parent.type == "func_literal":
                return None
            if not label and parent.type in kinds:
                return parent
            if label and self._is_labeled(parent, label[0]):
                return parts(parent)[-1]
        return None

    def _is_labeled(self, statement: Node, label: Node) -> bool:
        name = statement.child_by_field_name("label")
        if statement.type != "labeled_statement" or name is None:
            return False
        return self.source.slice(name) == self.source.slice(label)

    def target(self, jump: Node) -> Node | None:
        """The loop, switch or select that a jump leaves or goes on with; None for `return`."""
        return (
            self._target(jump) if jump.type in ("break_statement", "continue_statement") else None
        )

    def is_in_inner_loop(self, statement: Node) -> bool:
        """May the statement run more than once in an iteration?"""
        for parent in ancestors(statement):
            if parent.id == self.loop.id:
                return False
            if parent.type in _LOOPS:
                return True
        return False

    def are_exclusive(self, node: Node, offset: int) -> bool:
        """Are the node and what stands at the offset in different branches of one statement?"""
        child = node
        for parent in ancestors(node):
            if parent.id == self.loop.id:
                return False
            if parent.type == "if_statement":
                other = parent.child_by_field_name("alternative")
                if other is not None and child.id != other.id and _holds(other, offset):
                    return child.id == field(parent, "consequence").id
            if child.type in _CASES and _holds(parent, offset) and not _holds(child, offset):
                return True
            child = parent
        return False


def _holds(node: Node, offset: int) -> bool:
    return node.start_byte <= offset < node.end_byte
