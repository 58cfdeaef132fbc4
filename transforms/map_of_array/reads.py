"""Reads of an entry: by element, as a copy, or through a pointer that is only borrowed."""

from __future__ import annotations

from collections.abc import Sequence

from codemod.syntax import Node, Source, field, parts, unwrapped_parent
from transforms.map_of_array.beside import check_beside
from transforms.map_of_array.constants import check_evaluated, is_unread
from transforms.map_of_array.guards import guarded_block
from transforms.map_of_array.in_memory import is_pointer_told
from transforms.map_of_array.job import Job, dereference_name, refuse
from transforms.maps.effects import Stretch
from transforms.maps.forms import Occurrence
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.variables import Access, Reference, references

MAX_WHOLE_READS = 2
"""More reads of the whole array than this are served by one copy rather than by a pointer."""
_BORROWS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ, Access.RANGE)


def read(job: Job, one: Occurrence, star: bytes) -> None:
    """m[k] → *orZero(m[k]) or what the shape spells it: the same value, copied where it was."""
    check_evaluated(job, one, one.node)
    _check_order(job, one)
    job.entries.read(job, one, star)


def _check_order(job: Job, one: Occurrence) -> None:
    later = job.effects.late_call(one)
    if later is not None:
        line = one.source.position(later).line
        raise refuse(
            one,
            "evaluation-order",
            f"what runs on line {line} after the entry is read may change what was read",
        )
    check_beside(job, one)


def element(job: Job, one: Occurrence) -> None:
    """m[k][i] → orZero(m[k])[i]"""
    if is_unread(job, one):
        return
    read(job, one, b"")
    job.count("ReadElem", one)


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
    if is_pointer_told(job.effects.length, found, one.source, job.context):
        return False
    if sum(ref.access is Access.READ for ref in found) > MAX_WHOLE_READS:
        return False  # each of them copies the array, where one copy was enough
    if jumps(one.source.declaration(variable)):
        return False
    stretch = lifetime(found, variable, one.source, start)
    return not job.effects.may_show(stretch)


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
        star = b"*" if job.effects.may_show(stretch) else b""
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
