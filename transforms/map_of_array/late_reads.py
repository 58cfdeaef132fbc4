"""Elements that Go copies when it comes to them, and reads later where they lie behind a pointer.

What has no place in memory, such as a part of an entry, is copied where Go needs its address: to
make it an interface value, to compare it in parts, to send it, or to look it up in a map. Behind a
pointer it has a place, and Go reads it when the calls of the statement have been made. So an index
may be another one by then, and panic behind what it panicked before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, ancestors, field, parts, unwrapped_parent
from transforms.map_of_array.job import Job
from transforms.map_of_array.panics import is_told, kind_of
from transforms.map_of_array.phases import Phases, is_conditional
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import is_operator

_PARTS = frozenset({"index_expression", "selector_expression"})
_SIDED = frozenset({"assignment_statement", "send_statement"})
_ENDS = ("_statement", "_declaration", "_clause", "_spec", "_case")
_VALUES = re.compile(r"\[\d+\](string|rune|uintptr|u?int(16|32|64)?|float(32|64))")
"""What becomes an interface value without an address."""


def may_come_late(job: Job, one: Occurrence, phases: Phases) -> bool:
    """Could a program tell that the element of this entry is read later?"""
    element = _copied(job, one)
    if element is None:
        return False
    return is_told(phases.all([element]), phases.all(_beside(job, one, element)))


def _copied(job: Job, one: Occurrence) -> Node | None:
    """The part of the entry that Go copies today."""
    function = job.function(one)
    element = one.node
    while one.form is Form.ELEMENT:
        element, child = unwrapped_parent(element)
        if element.type not in _PARTS or field(element, "operand") != child:
            return None
        if kind_of(function, element) != "part":
            return None
        if _is_key(element, function):
            return element
        is_value = child == one.node and _VALUES.fullmatch(job.group.slots[0].elem)
        if not is_value and (element.start_byte, element.end_byte) in function.mixed:
            return element
    return None


def _is_key(element: Node, function: FunctionFacts) -> bool:
    """Have: other[m[k][i]], or T{m[k][i]: v}."""
    parent, child = unwrapped_parent(element)
    if parent.type == "keyed_element":
        return child == parts(parent)[0]
    is_entry = kind_of(function, parent).startswith("entry")
    return is_entry and field(parent, "index") == child


def _beside(job: Job, one: Occurrence, element: Node) -> Iterator[Node]:
    """What else is evaluated between the copy and what the copy is for."""
    for child, parent in pairwise([element, *ancestors(element)]):
        is_end = parent.type.endswith(_ENDS)
        if is_conditional(parent) or (is_end and parent.type not in _SIDED):
            return
        is_call = parent.type in CALLS and not is_operator(parent, one.source, job.context)
        if is_call and child != field(parent, "function"):
            return
        yield from (part for part in parts(parent) if part != child)
