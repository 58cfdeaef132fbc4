"""Statements in which it shows whether Go keeps a variable in memory.

Of the assignments in one statement Go makes one after the other, and before the first it reads what
that may change: after one to memory, all that is read from memory (see `tuples`). Beside a call it
copies what is in registers where it needs an address, and takes from memory what is there by then.

A variable that a function literal shares lies in memory, unless all such literals are inlined. The
body of a loop over a function is such a literal; and a struct of a few fields may lie in registers,
while an array of more than one element does not. So a rewrite to one of these may turn around what
stands in statements that it does not touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from codemod.context import Context
from codemod.syntax import CALLS, Node, Source, field, parts, place, walk
from transforms.map_of_array.job import Job, refuse
from transforms.maps.effects import enclosing_statement, expression_end
from transforms.maps.forms import Occurrence
from transforms.maps.names import is_leaf, is_operator
from transforms.maps.variables import Reference, has_fixed_indexes, is_changed

_PARTIAL = frozenset({"/", "%", "<<", ">>"})
_STATEMENTS = frozenset({"assignment_statement", "short_var_declaration", "return_statement"})


def check_body(job: Job, one: Occurrence) -> None:
    """Raises Refuse where it would show that the body of this loop has become a function."""
    found = InMemory(one.node, one.source, job.context)
    for node in chain(found.tuples(), found.beside_calls()):
        line = one.source.position(node.start_byte).line
        reason = f"the body would be a function, and line {line} may show what that shares"
        raise refuse(one, "evaluation-order", reason)


def is_pointer_told(
    length: int, found: Iterable[Reference], source: Source, context: Context
) -> bool:
    """Does it show that a variable for an array of this length is now a pointer to one?

    An array of one element may lie in registers, where Go copies v[i] of f(v[i], g()) when it comes
    to it. What is behind a pointer has a place: its index is looked at once g has been called.
    """
    return length <= 1 and not all(has_fixed_indexes(one, source, context) for one in found)


class InMemory:
    """The statements of the top-level declaration around a node."""

    def __init__(self, node: Node, source: Source, context: Context) -> None:
        self._source, self._context = source, context
        self._function = context.function_at(source.path, node.start_byte)
        self._nodes = [*walk(source.declaration(node))]
        self._defers = any(node.type == "defer_statement" for node in self._nodes)
        self._shared = frozenset(self._shared_ones())

    def tuples(self) -> Iterator[Node]:
        """Have: x, y = 1, a/b. Has x its new value when b is found to be 0?

        What reads an element, or follows a pointer, counts as read from memory in any case.
        """
        for node in self._nodes:
            if node.type in _STATEMENTS and any(map(self._is_partial, self._later(node))):
                yield node

    def _later(self, statement: Node) -> Iterator[Node]:
        """All that is evaluated for the second of several assignments and for those behind it."""
        for side in parts(statement) if self._is_seen(statement) else ():
            for operand in parts(side)[1:] if side.type == "expression_list" else ():
                yield from _outside_literals(operand)

    def _is_seen(self, statement: Node) -> bool:
        """May what it has assigned be seen after a panic in it?

        Results are where a deferred function recovers, and variables that are new are not.
        """
        if statement.type == "return_statement":
            return self._defers
        if statement.type == "assignment_statement":
            return True
        names = parts(field(statement, "left"))
        return any(_home(self._key(name)) not in (name.start_byte, -1) for name in names)

    def _is_partial(self, node: Node) -> bool:
        """May it panic by what is in registers alone?"""
        if node.type == "binary_expression" and field(node, "operator").type in _PARTIAL:
            function = self._function
            return function is None or place(field(node, "right")) not in function.consts
        return node.type == "type_assertion_expression"

    def beside_calls(self) -> Iterator[Node]:
        """Have: f(v, g()), where g may be a literal that changes v."""
        for node in self._nodes:
            if self._key(node) in self._shared and self._is_beside_call(node):
                yield node

    def _is_beside_call(self, name: Node) -> bool:
        """A call that the name is an argument of comes after it in any case."""
        statement = enclosing_statement(name)
        end = expression_end(statement)
        return any(
            node.type in CALLS
            and node.end_byte <= end
            and name.start_byte not in range(node.start_byte, node.end_byte)
            and not is_operator(node, self._source, self._context)
            and not is_leaf(node, self._source, self._context)
            for node in _outside_literals(statement)
        )

    def _shared_ones(self) -> Iterator[str]:
        """Variables that a literal shares, and that are assigned to after they are declared.

        What has its address taken lies in memory in any case.
        """
        literals = [node for node in self._nodes if node.type == "func_literal"]
        inside = {
            key
            for literal in literals
            for key in map(self._key, walk(literal))
            if key and _home(key) not in range(literal.start_byte, literal.end_byte)
        }
        for node in self._nodes if inside else ():
            key = self._key(node)
            is_declared = node.start_byte == _home(key)
            if key in inside and not is_declared and is_changed(node, self._source, self._context):
                yield key

    def _key(self, node: Node) -> str:
        """The key of a local variable; "" for anything else."""
        if node.type != "identifier" or self._function is None:
            return ""
        key = self._function.idents.get(node.start_byte, "")
        return key if _home(key) >= 0 else ""


def _home(key: str) -> int:
    """Where the local variable is declared; -1 for other names."""
    declared = key.rpartition("@")[2]
    return int(declared) if "@" in key and declared.isdecimal() else -1


def _outside_literals(node: Node) -> Iterator[Node]:
    """The node and what is below it, but for function literals, which run at another time."""
    stack = [node]
    while stack:
        top = stack.pop()
        if top.type != "func_literal":
            yield top
            stack.extend(parts(top))
