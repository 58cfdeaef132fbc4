"""Statements in which it shows whether Go keeps a variable in memory.

Of the assignments in one statement Go makes one after the other, and before the first it reads what
that may change: after one to memory, all that is read from memory (see `tuples`). Beside a call it
copies what is in registers where it needs an address, and takes from memory what is there by then.

A variable that a function literal shares lies in memory, unless all such literals are inlined. The
body of a loop over a function is such a literal; a literal in which a helper is called may be too
long to be inlined; and a struct of a few fields may lie in registers, while an array of more than
one element does not. A variable whose address is taken lies in memory, too. So a rewrite may turn
around what stands in statements that it does not touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, FUNCTIONS, Node, Source, ancestors, field, parts, place, walk
from transforms.maps.copied_parts import evaluated_beside, is_key
from transforms.maps.names import is_captured, is_leaf, is_operator
from transforms.maps.variables import is_assigned, own_part

_ASSIGNING = frozenset({"assignment_statement", "short_var_declaration"})
_PARTIAL = frozenset({"/", "%", "<<", ">>"})

IF_INLINED = (
    "A literal changes a variable in a statement that reads it as well, as in `f(v, g())`, or a "
    "tuple shows what is assigned before a panic. Which goes first rests on whether the literal "
    "around this place is inlined, and so on its length. Make the call in a statement of its own."
)
"""What the code `evaluation-order` means where `told_if_inlined` finds something."""


class InMemory:
    """The statements of the top-level declaration around a node."""

    def __init__(
        self, node: Node, function: FunctionFacts, source: Source, context: Context
    ) -> None:
        self._function, self._source, self._context = function, source, context
        self._nodes = [*walk(source.declaration(node))]
        self._defers = any(node.type == "defer_statement" for node in self._nodes)
        self._shared, self._changing = set[int](), list[Node]()
        for home, names in self._names().items():
            self._share(home, names)

    def tuples(self, *, of_shared: bool = False) -> Iterator[Node]:
        """Have: x, y = 1, a/b. Has x its new value when b is found to be 0?

        What reads an element, or follows a pointer, counts as read from memory in any case. With
        `of_shared`: only those for which it counts where the shared variables lie.
        """
        for node in self._nodes:
            late = self._later(node) if self._is_seen(node) else ()
            partial = filter(self._is_partial, late)
            if any(not of_shared or self._is_of_shared(one) for one in partial):
                yield node

    def beside_calls(self) -> Iterator[Node]:
        """Have: f(v, g()), where g may be a literal that changes v, and v needs an address."""
        for name in self._changing:
            part = own_part(name, self._source, self._context)
            is_copied = is_key(part, self._function) or place(part) in self._function.mixed
            if is_copied and any(map(self._calls, evaluated_beside(part, _is_nothing))):
                yield name

    def _names(self) -> dict[int, list[Node]]:
        """Where a local variable is declared → all its names."""
        found = defaultdict[int, list[Node]](list)
        for offset, key in self._function.idents.items():
            name, _, _ = key.rpartition("@")
            node, home = self._source.node(offset, offset + len(name.encode())), _home(key)
            if node is not None and home is not None:
                found[home].append(node)
        return found

    def _share(self, home: int, names: Iterable[Node]) -> None:
        """Notes a variable that a literal shares and that is assigned to once it is declared.

        What its own function alone assigns to does not change while that function waits for a call.
        (The body of a loop over a function is part of it.)
        """
        inside = [name for name in names if is_captured(name, home)]
        later = [name for name in names if name.start_byte != home]
        assigned = [
            name for name in later if is_assigned(own_part(name, self._source, self._context))
        ]
        if inside and assigned:
            self._shared.update(name.id for name in names)
            is_changed = any(name in inside for name in assigned)
            self._changing += later if is_changed else inside

    def _is_of_shared(self, node: Node) -> bool:
        return any(one.id in self._shared for one in walk(node))

    def _later(self, statement: Node) -> Iterator[Node]:
        """All that is evaluated for the second of several assignments and for those behind it."""
        return (one for side in parts(statement) for o in parts(side)[1:] for one in _at_once(o))

    def _is_seen(self, node: Node) -> bool:
        """Is it a statement that assigns to what may be seen after a panic in it?

        Results are where a deferred function recovers, and variables that are new are not.
        """
        if node.type == "return_statement":
            return self._defers
        targets = parts(field(node, "left")) if node.type in _ASSIGNING else ()
        idents = self._function.idents
        return any(_home(idents.get(one.start_byte, "")) != one.start_byte for one in targets)

    def _is_partial(self, node: Node) -> bool:
        """May it panic by what is in registers alone?"""
        if node.type == "binary_expression" and field(node, "operator").type in _PARTIAL:
            return place(field(node, "right")) not in self._function.consts
        return node.type == "type_assertion_expression"

    def _calls(self, node: Node) -> bool:
        """Is code called in it that may change a variable?"""
        return any(
            one.type in CALLS
            and not is_operator(one, self._source, self._context)
            and not is_leaf(one, self._source, self._context)
            for one in _at_once(node)
        )


def told_if_inlined(
    node: Node, function: FunctionFacts, source: Source, context: Context
) -> Sequence[Node]:
    """What may show whether that is inlined which the node stands in: a function literal, or the
    body of a loop over a function. Nothing where it stands in neither.

    Go inlines what is short enough, and a rewrite makes it longer or shorter.
    """
    in_iterated = _is_in_iterated(node, function)
    if not in_iterated and sum(one.type in FUNCTIONS for one in ancestors(node)) < 2:
        return ()
    known = context.derived(_told)
    key = source.path, source.declaration(node).start_byte, in_iterated
    if key not in known:
        found = InMemory(node, function, source, context)
        known[key] = [*found.tuples(of_shared=not in_iterated), *found.beside_calls()]
    return known[key]


def _told(_: Context) -> dict[tuple[Path, int, bool], Sequence[Node]]:
    """Declaration, and whether it is asked about a loop over a function → what may tell."""
    return {}


def _is_in_iterated(node: Node, function: FunctionFacts) -> bool:
    """Is it in the body of a loop over a function?"""
    return any(
        clause.type == "range_clause"
        and function.ranges.get(place(field(clause, "right"))) in ("func", "unknown")
        for child, parent in pairwise([node, *ancestors(node)])
        if parent.type == "for_statement" and child.type == "block"
        for clause in parts(parent)
    )


def _home(key: str) -> int | None:
    """Where the local variable of this key is declared; None for other names."""
    declared = key.rpartition("@")[2]
    return int(declared) if declared.isdecimal() else None


def _at_once(node: Node) -> Iterator[Node]:
    """The node and what is below it, but for the bodies of literals, which run at another time."""
    yield node
    for part in parts(node) if node.type != "func_literal" else ():
        yield from _at_once(part)


def _is_nothing(_: Node) -> bool:
    return False
