"""Uses of a slab as a whole: its length, its keys, and deletes."""

from __future__ import annotations

from collections.abc import Callable

from codemod.syntax import Node, field, parts, walk
from transforms.map_of_array.job import Job, holds_comment, refuse
from transforms.map_of_array.panics import EARLY
from transforms.map_of_array.slab_entries import SlabEntries, operand
from transforms.maps.effects import acts
from transforms.maps.forms import Form, Occurrence


def _keys(job: Job, entries: SlabEntries, one: Occurrence) -> None:
    """len(m) → len(m.keys()), range m → range m.keys()"""
    entries.suffix(job, one, "keys", b"()")


def _presence(job: Job, entries: SlabEntries, one: Occurrence) -> None:
    """_, ok := m[k] → _, ok := m.keys()[k] or, where Go makes part of the key first, m.find(k)"""
    if any(map(_goes_first, walk(field(one.node, "index")))):
        entries.find(job, one)
        return
    entries.declare(job, "keys")
    job.draft.wrap(one.source, field(one.node, "operand"), b"", b".keys()")


def _goes_first(node: Node) -> bool:
    return acts(node) or node.type in EARLY


def _delete(job: Job, entries: SlabEntries, one: Occurrence) -> None:
    """delete(m, k) → m.delete(k)"""
    target, key = parts(field(one.node, "arguments"))
    before, after = operand(target)
    entries.declare(job, "delete")
    _replace(job, one, one.node.start_byte, target.start_byte, before)
    _replace(job, one, target.end_byte, key.start_byte, after + b".delete(")


def _clear(job: Job, entries: SlabEntries, one: Occurrence) -> None:
    """clear(m) → m.clear()"""
    (target,) = parts(field(one.node, "arguments"))
    before, after = operand(target)
    entries.declare(job, "clear")
    _replace(job, one, one.node.start_byte, target.start_byte, before)
    _replace(job, one, target.end_byte, one.node.end_byte, after + b".clear()")


def _replace(job: Job, one: Occurrence, start: int, end: int, new: bytes) -> None:
    if holds_comment(one.source.text[start:end]):
        raise refuse(one, "unknown-use", "a comment stands where the call changes")
    job.draft.replace(one.source, start, end, new)


WHOLE: dict[Form, Callable[[Job, SlabEntries, Occurrence], None]] = {
    Form.LEN: _keys,
    Form.RANGE_KEYS: _keys,
    Form.PRESENCE: _presence,
    Form.DELETE: _delete,
    Form.CLEAR: _clear,
}
