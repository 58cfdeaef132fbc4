"""Refusals where a rewrite of a map could show whether a variable lies in memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from codemod.context import Context
from codemod.syntax import Source
from transforms.map_of_array.job import Job, refuse
from transforms.maps.forms import Form, Occurrence
from transforms.maps.in_memory import InMemory, told_if_inlined
from transforms.maps.variables import Reference, has_fixed_indexes

_SAME = frozenset({Form.FLOW, Form.NIL})
"""What no shape writes otherwise."""


def check_body(job: Job, one: Occurrence) -> None:
    """Raises Refuse where it would show that the body of this loop has become a function."""
    found = InMemory(one.node, job.function(one), one.source, job.context)
    for node in chain(found.tuples(), found.beside_calls()):
        line = one.source.position(node.start_byte).line
        reason = f"the body would be a function, and line {line} may show what that shares"
        raise refuse(one, "evaluation-order", reason)


def check_literals(occurrences: Iterable[Occurrence], context: Context) -> None:
    """Raises Refuse where it would show that a literal which uses the map is inlined no longer, or
    the body of a loop over a function.
    """
    for one in occurrences:
        function = context.function_at(one.use.path, one.use.start)
        if function is None or one.form in _SAME:
            continue
        for told in told_if_inlined(one.map, function, one.source, context):
            line = one.source.position(told.start_byte).line
            reason = f"line {line} may show whether what is around this is inlined"
            raise refuse(one, "evaluation-order", reason)


def is_pointer_told(
    length: int, found: Iterable[Reference], source: Source, context: Context
) -> bool:
    """Does it show that a variable for an array of this length is now a pointer to one?

    An array of one element may lie in registers, where Go copies v[i] of f(v[i], g()) when it comes
    to it. What is behind a pointer has a place: its index is looked at once g has been called.
    """
    return length <= 1 and not all(has_fixed_indexes(one, source, context) for one in found)
