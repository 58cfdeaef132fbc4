"""How long is a local variable looked at? Until then a pointer must show what a copy would."""

from __future__ import annotations

from collections.abc import Sequence

from codemod.syntax import Node, Source, ancestors, walk
from transforms.maps.clauses import evaluated_early
from transforms.maps.effects import Stretch, enclosing_statement, expression_end
from transforms.maps.variables import Reference


def lifetime(
    references: Sequence[Reference], declared: Node, source: Source, start: int
) -> Stretch:
    """From `start` to the last time one of the references is evaluated.

    Within one statement Go may read operands after the calls beside them, so the last statement
    counts whole, but for the calls that every reference in it is an argument of: they run with
    what was read before. What other clauses of a switch or select evaluate before that counts too.
    """
    ends = [_last_use(one, declared) for one in references]
    end = max((end for end, _ in ends), default=start)
    last = [around for reached, around in ends if reached == end]
    around = frozenset.intersection(*last) if last else frozenset()
    early = [node for one in references for node in evaluated_early(one.name, start)]
    return Stretch(source, start, end, around, tuple(early))


def _last_use(one: Reference, declared: Node) -> tuple[int, frozenset[int]]:
    """Where a reference has surely been used for the last time, and the nodes around it that take
    effect later. A loop around it that does not begin each turn with a new variable may come round
    again, so there all of the loop counts. So does one that ranges over the variable itself.
    """
    statement = enclosing_statement(one.node)
    end = max(expression_end(statement), one.node.end_byte)
    around = frozenset(parent.id for parent in ancestors(one.node))
    for parent in ancestors(one.name):
        if parent.type == "for_statement" and not _renews(parent, declared):
            end, around = parent.end_byte, frozenset()
    return end, around


def _renews(loop: Node, declared: Node) -> bool:
    """Is the variable declared anew in each turn of the loop: in its body or its range clause?"""
    return any(
        child.type in ("block", "range_clause")
        and declared.start_byte in range(child.start_byte, child.end_byte)
        for child in loop.children
    )


def jumps(declaration: Node) -> bool:
    """Does a function use `goto`? Then the order of its text is not the order in time."""
    return any(node.type == "goto_statement" for node in walk(declaration))
