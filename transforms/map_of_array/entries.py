"""How each shape spells what is done with one entry; what may be done is decided elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from codemod.syntax import Node, field
from transforms.map_of_array.helpers import LOOKUP_ENTRY, OR_ZERO, SET_ENTRY
from transforms.maps.forms import Occurrence

if TYPE_CHECKING:
    from transforms.map_of_array.job import Job


class Entries(Protocol):
    """The spelling of one shape: each method edits the text of one occurrence `m[k]`."""

    def read(self, job: Job, one: Occurrence, star: bytes) -> None:
        """A pointer to the entry, or to a zero value where it is missing; `star` goes before it."""

    def find(self, job: Job, one: Occurrence) -> None:
        """Comma-ok without a copy: a pointer, and whether there is an entry."""

    def lookup(self, job: Job, one: Occurrence) -> None:
        """Comma-ok: a copy, and whether there is an entry."""

    def begin_set(self, job: Job, one: Occurrence) -> None:
        """The start of a call that sets the entry, up to the end of its key."""

    def add(self, job: Job, one: Occurrence, variable: bytes, store: bytes, /) -> tuple[bytes, ...]:
        """A pointer to the entry, added if it was missing: `variable` is loaded with it.

        Gives the lines that have to follow the load. `store` is the statement that, at a later
        point, stores the variable.
        """

    def make(self, job: Job, one: Occurrence, variable: bytes, /) -> bytes:
        """A pointer to an array of zeros that no entry has, for the nil `variable` of this load."""

    def put(self, job: Job, store: Occurrence) -> None:
        """m[k] = v where v points to an array that no entry has."""


class PointerEntries:
    """The spelling of shape `pointer`."""

    def read(self, job: Job, one: Occurrence, star: bytes) -> None:
        """m[k] → orZero(m[k])"""
        name = job.draft.helper(one.source, OR_ZERO)
        job.draft.wrap(one.source, one.node, star + name.encode() + b"(", b")", level=1)
        job.draft.new_notes.add(rf".*\b{name}\(.* escapes to heap")

    def find(self, job: Job, one: Occurrence) -> None:
        """m[k] is a pointer already."""

    def lookup(self, job: Job, one: Occurrence) -> None:
        """m[k] → lookupEntry(m, k)"""
        job.check_key(one)
        job.check_ok(one)
        name = job.draft.helper(one.source, LOOKUP_ENTRY)
        call_with_key(job, one, name.encode() + b"(")
        job.draft.replace(one.source, one.node.end_byte - 1, one.node.end_byte, b")")

    def begin_set(self, job: Job, one: Occurrence) -> None:
        """m[k → setEntry(m, k"""
        name = job.draft.helper(one.source, SET_ENTRY)
        call_with_key(job, one, name.encode() + b"(")

    def add(self, job: Job, one: Occurrence, variable: bytes, store: bytes, /) -> tuple[bytes, ...]:
        """if v == nil { v = new([N]T); m[k] = v }"""
        return (
            b"if " + variable + b" == nil {",
            b"\t" + variable + b" = " + self.make(job, one, variable),
            b"\t" + store,
            b"}",
        )

    def make(self, job: Job, one: Occurrence, variable: bytes, /) -> bytes:
        """new([N]T)"""
        return job.new_array(one, variable)

    def put(self, job: Job, store: Occurrence) -> None:
        """The statement stays as it is."""


def call_with_key(job: Job, one: Occurrence, opening: bytes) -> None:
    """m[k → opening m, k"""
    bracket = opening_bracket(one.node)
    job.draft.wrap(one.source, field(one.node, "operand"), opening, b"")
    job.draft.replace(one.source, bracket.start_byte, bracket.end_byte, b", ")


def opening_bracket(entry: Node) -> Node:
    """The `[` of m[k]."""
    return next(child for child in entry.children if child.type == "[")
