"""Refusals where a rewrite of a map could show whether a variable lies in memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from codemod.context import Context
from codemod.syntax import Source, ancestors
from transforms.map_of_array.job import Job, refuse
from transforms.maps.forms import Form, Occurrence
from transforms.maps.in_memory import InMemory
from transforms.maps.variables import Reference, has_fixed_indexes


def check_body(job: Job, one: Occurrence) -> None:
    """Raises Refuse where it would show that the body of this loop has become a function."""
    found = InMemory(one.node, one.source, job.context)
    for node in chain(found.tuples(), found.beside_calls()):
        line = one.source.position(node.start_byte).line
        reason = f"the body would be a function, and line {line} may show what that shares"
        raise refuse(one, "evaluation-order", reason)


def check_literals(occurrences: Iterable[Occurrence], context: Context) -> None:
    """Raises Refuse where it would show that a literal which uses the map is inlined no longer."""
    seen = set[tuple[object, int]]()
    for one in occurrences:
        functions = [node for node in ancestors(one.map) if node.type in _FUNCTIONS]
        function = context.function_at(one.use.path, one.use.start)
        around = one.use.path, -1 if function is None else function.start
        if len(functions) < 2 or one.form in _SAME or around in seen:
            continue
        seen.add(around)
        found = InMemory(one.node, one.source, context)
        for node in chain(found.tuples(of_shared=True), found.beside_calls()):
            line = one.source.position(node.start_byte).line
            reason = f"line {line} may show whether the literal around this is inlined"
            raise refuse(one, "evaluation-order", reason)


_FUNCTIONS = frozenset({"func_literal", "function_declaration", "method_declaration"})
_SAME = frozenset({Form.FLOW, Form.NIL})
"""What no shape writes otherwise."""


def is_pointer_told(
    length: int, found: Iterable[Reference], source: Source, context: Context
) -> bool:
    """Does it show that a variable for an array of this length is now a pointer to one?

    An array of one element may lie in registers, where Go copies v[i] of f(v[i], g()) when it comes
    to it. What is behind a pointer has a place: its index is looked at once g has been called.
    """
    return length <= 1 and not all(has_fixed_indexes(one, source, context) for one in found)
