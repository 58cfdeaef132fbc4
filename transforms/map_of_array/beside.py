"""Operands beside an entry that is read: can a panic show which of them is evaluated first?

Of the `phases` in which Go evaluates a statement, an entry belongs to the second. A helper is a
call, so with one it belongs to the first: it is looked up before what stands in front of it and is
of its own phase, and before what stands behind it and goes first. And before all that does not go
first of the elements of a list in front of it, which Go evaluates one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, ancestors, field, parts, walk
from transforms.map_of_array.earlier import stands_for_entry
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.order import may_not_hash, place_panics
from transforms.map_of_array.panics import EARLY, OTHER, is_pointed, is_told, kind_of
from transforms.map_of_array.phases import Panics, Phases, is_kept
from transforms.map_of_array.tuples import may_go_ahead
from transforms.maps.copied_parts import (
    copied_part,
    evaluated_beside,
    is_comparison,
    is_conditional,
)
from transforms.maps.forms import Occurrence
from transforms.maps.names import is_operator

_LISTS = frozenset({"argument_list", "expression_list", "literal_value"})
_ENDS = ("_statement", "_declaration", "_clause", "_spec")
_REACHED = frozenset(
    {
        *("identifier", "field_identifier", "int_literal", "parenthesized_expression"),
        *("selector_expression", "index_expression"),
    }
)
"""What Go leaves where it is in a target: anything else in there it computes before the value."""


def check_beside(job: Job, one: Occurrence) -> None:
    """Raises Refuse where the entry would be looked up on the other side of a panic."""
    place, phases = place_panics(job, one), Phases(job, one)
    shows = place and any(is_told(place, panics) for panics in _crossed(job, one, phases))
    if shows or _is_called(job, one, phases) or _comes_late(job, one, phases):
        reason = "it shows whether the entry or what is beside it goes first"
        raise refuse(one, "evaluation-order", reason)


def _comes_late(job: Job, one: Occurrence, phases: Phases) -> bool:
    """Could a program tell that an element of the entry is read later, behind a pointer?"""
    elem, function = job.group.elem, job.function(one)
    part = copied_part(one.node, elem, function, lambda node: stands_for_entry(node, job, one))
    if part is None:
        return False
    beside = evaluated_beside(part, lambda node: _is_call(node, job, one))
    return is_told(phases.all([part]), phases.all(beside))


def _is_call(node: Node, job: Job, one: Occurrence) -> bool:
    """Is it other code, rather than a part of the expression, as far as an earlier run saw it?"""
    is_operation = is_operator(node, one.source, job.context) or stands_for_entry(node, job, one)
    return node.type in CALLS and not is_operation


def _is_called(job: Job, one: Occurrence, phases: Phases) -> bool:
    """Have: f[m[k][0]](a). With a call in what is called, that goes before the arguments, not after
    them: can a panic show it? (What a method is called on is an argument itself.)
    """
    function = job.function(one)
    pairs = pairwise([one.node, *ancestors(one.node)])
    for child, parent in takewhile(lambda pair: not pair[1].type.endswith(_ENDS), pairs):
        is_call = parent.type == "call_expression" and child == parts(parent)[0]
        call = function.call_at(parent.start_byte, parent.end_byte) if is_call else None
        if call is not None and call.kind == "dynamic":
            arguments = phases.all([field(parent, "arguments")])
            if is_told(phases.later([child]), arguments):
                return True
    return False


def _crossed(job: Job, one: Occurrence, phases: Phases) -> Iterator[Panics]:
    """How that may panic which the entry comes to the other side of: from the inside out, up to
    what Go evaluates as a whole.
    """
    function = job.function(one)
    child = one.node
    for parent in ancestors(one.node):
        siblings = parts(parent)
        at = siblings.index(child)
        before, behind = siblings[:at], siblings[at + 1 :]
        if is_conditional(parent) or _are_cases(parent):
            return
        if parent.type in EARLY:
            if not before:  # its bounds are ready before it is
                yield phases.first(behind) | phases.later(behind)
            return
        if _is_pair(parent, child):  # stored by itself, and what is stored goes before its key
            yield phases.all(behind)
            return
        if parent.type.endswith(_ENDS):
            yield _across(parent, child, phases, job, one)
            return
        is_call = parent.type in CALLS
        is_list = _is_list(parent, job, one) or _is_method(function, before) or is_kept(parent)
        is_late = is_list or (may_not_hash(job) and not is_call)
        is_ahead = _is_make(parent, function) or phases.is_turned(parent, child)
        is_ahead = is_ahead or may_go_ahead(parent, job, one)
        yield (phases.all if is_ahead else phases.first)(behind)
        yield (phases.later if is_late else phases.then)(before)
        if may_not_hash(job):
            yield phases.then(behind) | phases.keys(behind)
        if _is_call(parent, job, one):
            return
        child = parent


def _across(statement: Node, child: Node, phases: Phases, job: Job, one: Occurrence) -> Panics:
    """The other side of an assignment, or what is sent. A target itself is reached at the end, but
    what it is made of is not.
    """
    if statement.type not in ("assignment_statement", "send_statement"):
        return set()
    left, right = parts(statement)
    targets = parts(left)
    function = job.function(one)
    is_entry = any(kind_of(function, target).startswith("entry") for target in targets)
    if child == left:
        # The key of another map that is stored to is looked at after all that is stored, and what
        # is sent may be copied before.
        is_last = not is_entry and statement.type != "send_statement"
        is_last = is_last and not may_go_ahead(left, job, one)
        return (phases.first if is_last else phases.all)([right])
    if statement.type == "send_statement":
        return set()
    made_of = [part for target in targets for part in parts(target)]
    if field(statement, "operator").type != "=":
        # The target is read before an entry is looked up, but after the operands of that are there.
        read = targets if may_not_hash(job) else made_of
        return phases.later(read) | ({OTHER} if is_entry else set())
    is_ready = len(targets) > 1 or not all(
        node.type in _REACHED or is_pointed(node) for part in made_of for node in walk(part)
    )
    return (phases.later if is_ready else phases.then)(made_of)


def _is_list(node: Node, job: Job, one: Occurrence) -> bool:
    """Does Go evaluate these one after the other? Have: f(a, b). Or T{a} == b, where it copies what
    has no place in memory before it compares, but after the calls on both sides.
    """
    if not is_comparison(node):
        return node.type in _LISTS
    function = job.function(one)
    return any(
        part.type == "composite_literal"
        or kind_of(function, part).startswith("entry")
        or stands_for_entry(part, job, one)
        for part in walk(field(node, "left"))
    )


def _is_make(operands: Node, function: FunctionFacts) -> bool:
    """Have: make([]T, a, b). Go computes b first, unless it is no more than read from somewhere."""
    call = operands.parent
    found = None if call is None else function.call_at(call.start_byte, call.end_byte)
    return found is not None and (found.kind, found.name) == ("builtin", "make")


def _is_pair(node: Node, child: Node) -> bool:
    """Have: key: value, in what is surely the literal of a map, whatever its type is called where
    the child is the key: in others that is a name or a constant, which holds no entry.
    """
    if node.type != "keyed_element":
        return False
    _, literal, *_ = ancestors(node)
    type = literal.child_by_field_name("type")
    return child == parts(node)[0] or (type is not None and type.type == "map_type")


def _are_cases(node: Node) -> bool:
    """Have: case a, b. One is compared after the other."""
    return node.parent is not None and node.parent.type == "expression_case"


def _is_method(function: FunctionFacts, called: list[Node]) -> bool:
    """Is it called on something, which is an argument, too?"""
    return any(
        one.type == "selector_expression" and field(one, "field").start_byte in function.methods
        for one in called
    )
