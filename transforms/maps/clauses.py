"""What the clauses of a switch or a select evaluate before a body that stands above them.

Of a switch, all cases are compared before `default` is taken, wherever it stands. Of a select, what
each clause receives from or sends is evaluated first of all, whichever is then chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from codemod.syntax import Node, ancestors, field, parts


def evaluated_early(node: Node, start: int) -> Iterator[Node]:
    """The expressions that stand behind the node, and that Go evaluates before it comes there from
    the offset `start`.
    """
    child = node
    for parent in ancestors(node):
        if start in range(parent.start_byte, parent.end_byte):
            return  # the clause has been chosen before the start
        # Behind a block that is no clause there are none either.
        if child.type == "statement_list" and parent.parent is not None:
            yield from _behind(parent, parts(parent.parent))
        child = parent


def _behind(clause: Node, clauses: list[Node]) -> Iterator[Node]:
    """Of these, which may begin with what the switch is about."""
    at = clauses.index(clause)
    is_select = any(one.type == "communication_case" for one in clauses)
    if is_select or _comes_by_default(clauses[: at + 1]):
        for later in clauses[at + 1 :]:
            yield from _evaluated(later)


def _comes_by_default(clauses: list[Node]) -> bool:
    """Is the last of these the default, or does the default fall through to it?"""
    *before, last = clauses
    if last.type == "default_case":
        return True
    return bool(before) and falls_through(before[-1]) and _comes_by_default(before)


def falls_through(clause: Node) -> bool:
    """Does the clause end with `fallthrough`?"""
    statements = [one for lists in parts(clause)[-1:] for one in parts(lists)]
    return any(one.type == "fallthrough_statement" for one in statements)


def _evaluated(clause: Node) -> Iterator[Node]:
    """The operands of a clause; of a receive, the channel alone."""
    if clause.type == "expression_case":
        yield field(clause, "value")
    elif clause.type == "communication_case":
        communication = field(clause, "communication")
        if communication.type == "send_statement":
            yield from parts(communication)
        else:
            yield _channel(field(communication, "right"))


def _channel(receive: Node) -> Node:
    """<-c → c"""
    while receive.type == "parenthesized_expression":
        (receive,) = parts(receive)
    return field(receive, "operand")
