"""Operands of a tuple that Go may evaluate ahead of others in front of them: a, b = e, f.

Go makes one assignment after the other, and evaluates the operands of each when its turn comes. But
before the first it puts aside what an earlier one may change: after one to memory, what is read
from memory; after one to a variable, what names it; and after one to a result everything, where a
`defer` may see the result once an operand has panicked.
"""

from __future__ import annotations

from codemod.syntax import FUNCTIONS, Node, ancestors, field, parts, walk
from transforms.map_of_array.job import Job
from transforms.maps.forms import Occurrence
from transforms.maps.names import is_private_name

_DECLARING = frozenset({"short_var_declaration", "var_spec"})


def may_go_ahead(operands: Node, job: Job, one: Occurrence) -> bool:
    """May one of these operands, which an entry is part of, go before those in front of it?"""
    statement = operands.parent
    if operands.type != "expression_list" or len(parts(operands)) == 1 or statement is None:
        return False
    if _is_in_iterator(statement, job, one):
        return True
    if statement.type not in _DECLARING and _defers(one):
        return True
    if statement.type == "return_statement":
        return _has_named_results(statement)
    texts = [one.source.slice(node) for node in walk(statement) if node.type == "identifier"]
    named = [name for name in _targets(statement) if one.source.slice(name) != b"_"]
    return any(
        texts.count(one.source.slice(name)) != 1
        or not is_private_name(name, one.source, job.context)
        for name in named
    )


def _is_in_iterator(statement: Node, job: Job, one: Occurrence) -> bool:
    """Is it in the body of a loop over a function? That is a function of its own, and whatever is
    assigned there to a variable or a result from outside is an assignment to memory.
    """
    function = job.function(one)
    operands = (
        field(clause, "right")
        for loop in ancestors(statement)
        for clause in parts(loop)
        if clause.type == "range_clause"
    )
    return not all(function.ranges_over_data(node.start_byte, node.end_byte) for node in operands)


def _defers(one: Occurrence) -> bool:
    declaration = one.source.declaration(one.node)
    return any(node.type == "defer_statement" for node in walk(declaration))


def _has_named_results(statement: Node) -> bool:
    function = next(parent for parent in ancestors(statement) if parent.type in FUNCTIONS)
    results = function.child_by_field_name("result")
    return results is not None and any(
        one.child_by_field_name("name") is not None for one in parts(results)
    )


def _targets(statement: Node) -> list[Node]:
    left = statement.child_by_field_name("left")
    return statement.children_by_field_name("name") if left is None else parts(left)
