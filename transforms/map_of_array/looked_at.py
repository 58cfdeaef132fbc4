"""Elements of arrays that have been reached before: their indexes need not be checked again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, Source, field, parts, place, walk
from transforms.maps.copied_parts import is_conditional
from transforms.maps.names import is_private_name, tokens

_Element = tuple[tuple[bytes, str], ...]
"""The words of v[i], each with the key of what it denotes."""

_FIXED = frozenset({"identifier", "int_literal", "binary_expression", "parenthesized_expression"})
"""What an index may be made of: nothing changes it but an assignment to a variable in it."""


class LookedAt:
    """Which elements the statements so far have surely reached, by indexes that are still the same.

    Arrays keep their length, so v[i] cannot panic after another v[i], whatever has become of v.
    """

    def __init__(self, function: FunctionFacts, source: Source, context: Context) -> None:
        self._function, self._source, self._context = function, source, context
        self._known = frozenset[_Element]()

    def holds(self, node: Node) -> bool:
        """Is this element one of them?"""
        return self._element(node) in self._known

    def note(self, expression: Node) -> None:
        """It was evaluated, without a panic."""
        stack = [expression]
        while stack:
            node = stack.pop()
            element = self._element(node)
            if element is not None:
                self._known |= {element}
            # Of what is in a call, len(v[i]) evaluates nothing.
            if node.type not in CALLS:
                stack += [field(node, "left")] if is_conditional(node) else parts(node)

    def forget(self, key: str) -> None:
        """The variable with this key is assigned to."""
        changed = {one for one in self._known if any(key == name for _, name in one)}
        self._known -= changed

    @contextmanager
    def branch(self) -> Iterator[None]:
        """What runs in here may not run at all."""
        before = self._known
        yield
        self._known &= before

    @contextmanager
    def turn(self) -> Iterator[None]:
        """What runs in here runs any number of times, each with other variables."""
        self._known = frozenset()
        yield
        self._known = frozenset()

    def _element(self, node: Node) -> _Element | None:
        """Have: v[i], or v, where v is an array, or part of one, that no pointer leads to."""
        base = node
        while self._function.values.get(place(base)) == "part":
            if base.type == "index_expression" and not self._is_fixed(field(base, "index")):
                return None
            base = parts(base)[0]
        if base.type != "identifier":
            return None
        keys = (self._function.idents.get(one.start_byte, "") for one in _leaves(node))
        return tuple(zip(tokens(node, self._source), keys, strict=True))

    def _is_fixed(self, index: Node) -> bool:
        return all(
            one.type in _FIXED
            and (one.type != "identifier" or is_private_name(one, self._source, self._context))
            for one in walk(index)
        )


def _leaves(node: Node) -> Iterator[Node]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)
