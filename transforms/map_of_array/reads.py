"""Reads of an entry: by element, as a copy, or through a pointer that is only borrowed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codemod.syntax import (
    CALLS,
    Node,
    Source,
    ancestors,
    field,
    parts,
    unwrapped_parent,
    walk,
)
from transforms.map_of_array.guards import guarded_block
from transforms.map_of_array.job import Job, dereference_name, refuse
from transforms.maps.effects import Stretch
from transforms.maps.forms import Occurrence
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.names import builtin, is_operator
from transforms.maps.variables import Access, Reference, references

MAX_WHOLE_READS = 2
"""More reads of the whole array than this are served by one copy rather than by a pointer."""
_BORROWS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ, Access.RANGE)


def read(job: Job, one: Occurrence, star: bytes) -> None:
    """m[k] → *orZero(m[k]) or what the shape spells it: the same value, copied where it was."""
    check_not_constant(one)
    _check_order(job, one)
    job.entries.read(job, one, star)


def check_not_constant(one: Occurrence) -> None:
    """Raises Refuse where Go takes a constant from the entry's type, such as its size."""
    if any(parent.type in _CONSTANTS for parent in ancestors(one.node)):
        raise refuse(one, "unknown-use", "the length or size of an entry is a constant")


_CONSTANTS = frozenset({"const_declaration", "array_type"})


def _check_order(job: Job, one: Occurrence) -> None:
    later = job.effects.late_call(one)
    if later is not None:
        line = one.source.position(later).line
        raise refuse(
            one,
            "evaluation-order",
            f"what runs on line {line} after the entry is read may change what was read",
        )


def element(job: Job, one: Occurrence) -> None:
    """m[k][i] → orZero(m[k])[i]"""
    if is_constant_length(job, one):
        return
    read(job, one, b"")
    job.count("ReadElem", one)


def is_constant_length(job: Job, one: Occurrence) -> bool:
    """Have: len(m[k][i]) or for j := range m[k][i] with an array (or a pointer to one) as element.

    Go evaluates neither, unless there is a call or a receive in it. Raises Refuse where only the
    type of a part could tell.
    """
    element, steps = one.node, 0
    while True:
        element, child = unwrapped_parent(element)
        if element.type not in _PARTS or field(element, "operand") != child:
            return False
        steps += 1
        parent, child = unwrapped_parent(element)
        if parent.type == "argument_list":
            return _is_constant_call(job, one, parent.parent)
        if _is_counted(parent, child) and not _is_evaluated(job, one, element):
            return _is_array(job, one, steps)


_PARTS = frozenset({"index_expression", "selector_expression"})


def _is_constant_call(job: Job, one: Occurrence, call: Node | None) -> bool:
    if call is None or builtin(call, one.source, job.context) not in ("len", "cap"):
        return False
    function = job.context.function_at(one.use.path, one.use.start)
    if function is None:
        raise refuse(one, "unknown-use", "the length of a part of an entry may be a constant")
    return (call.start_byte, call.end_byte) in function.consts


def _is_counted(clause: Node, operand: Node) -> bool:
    """Is it ranged over for the number of its elements alone?"""
    if clause.type != "range_clause" or field(clause, "right") != operand:
        return False
    left = clause.child_by_field_name("left")
    return left is None or len(parts(left)) < 2


def _is_evaluated(job: Job, one: Occurrence, array: Node) -> bool:
    for node in walk(array):
        if node.type == "unary_expression" and node.children[0].type == "<-":
            return True
        if node.type in CALLS and not is_operator(node, one.source, job.context):
            return True
        if builtin(node, one.source, job.context):
            raise refuse(one, "unknown-use", "the length of a part of an entry may be a constant")
    return False


def _is_array(job: Job, one: Occurrence, steps: int) -> bool:
    """Is it an array that so many steps lead to from the entry, or a pointer to one?"""
    elem = job.group.slots[0].elem
    lengths = re.match(r"(\*?\[\d+\])*", elem)
    assert lengths is not None  # it may be empty, for a named type
    arrays = lengths[0].count("[") - 1
    if steps == arrays + 1 and elem[lengths.end() :].startswith(("[]", "string", "map[")):
        return False
    if steps > arrays:
        raise refuse(one, "unknown-use", "the number of its elements may be a constant")
    return True


def method(job: Job, one: Occurrence) -> None:
    """m[k].f() → orZero(m[k]).f(): a method of the array type, so its receiver is a copy."""
    read(job, one, b"")
    job.count("ReadCopy", one)


def copy(job: Job, one: Occurrence) -> None:
    """m[k] as a value: copied where it was, unless the copy can do without."""
    if _borrowed_copy(job, one):
        job.count("ReadVar", one)
    else:
        read(job, one, b"*")
        job.count("ReadCopy", one)


def _borrowed_copy(job: Job, one: Occurrence) -> bool:
    """v := m[k] with v only read while the entry cannot change: v := orZero(m[k])."""
    expressions = one.node.parent
    statement = expressions.parent if expressions is not None else None
    if statement is None or statement.type != "short_var_declaration":
        return False
    variable, *others = parts(field(statement, "left"))
    if others:
        return False
    found = references(variable, one.source, job.context)
    if all(ref.access is Access.READ for ref in found or ()):
        return False  # it is copied anyway
    if not may_borrow(job, found, variable, statement.end_byte, one):
        return False
    read(job, one, b"")
    dereference(job, found or (), one.source)
    return True


def may_borrow(
    job: Job, found: Sequence[Reference] | None, variable: Node, start: int, one: Occurrence
) -> bool:
    """Can nobody tell a pointer to the entry from the copy that the variable was?

    Every use only reads, and until the last of them nothing can change the entry.
    """
    if found is None or any(ref.access not in _BORROWS for ref in found):
        return False
    if sum(ref.access is Access.READ for ref in found) > MAX_WHOLE_READS:
        return False  # each of them copies the array, where one copy was enough
    if jumps(one.source.declaration(variable)):
        return False
    stretch = lifetime(found, variable, one.source, start)
    return job.effects.first_change(stretch) is None


def dereference(job: Job, found: Sequence[Reference], source: Source) -> None:
    """Whole-array reads of a variable that has become a pointer."""
    for ref in found:
        if ref.access is Access.READ:
            dereference_name(job, ref.name, source)


def range_entry(job: Job, one: Occurrence) -> None:
    """for i, x := range m[k]: without a copy if the body cannot change the entry."""
    clause, _ = unwrapped_parent(one.node)
    loop = clause.parent
    star = b"*"
    if loop is not None:
        stretch = Stretch(one.source, clause.end_byte, loop.end_byte)
        star = b"" if job.effects.first_change(stretch) is None else b"*"
    read(job, one, star)


def comma_ok(job: Job, one: Occurrence) -> None:
    """v, ok := m[k]: a pointer where v is read only under ok, else a copy by a helper."""
    guard = guarded_block(one, job.context)
    if guard is not None and may_borrow(job, guard.references, guard.variable, guard.start, one):
        job.entries.find(job, one)
        dereference(job, guard.references, one.source)
        job.count("ReadVar", one)
        return
    job.count("ReadCopy", one)
    job.entries.lookup(job, one)
