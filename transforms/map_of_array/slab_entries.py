"""How shape `slab` spells what is done with one entry."""

from __future__ import annotations

from codemod.syntax import Node, parts
from transforms.map_of_array.entries import opening_bracket
from transforms.map_of_array.job import Job
from transforms.map_of_array.slab_type import SlabType
from transforms.map_of_array.stores import assignment, set_entry
from transforms.maps.forms import Occurrence


class SlabEntries:
    """Methods of the package's slab type: m[k] → m.at(k)."""

    def __init__(self, type: SlabType) -> None:
        self._type = type

    def read(self, job: Job, one: Occurrence, star: bytes) -> None:
        """m[k] → m.at(k)"""
        job.draft.wrap(one.source, one.node, star, b"", level=1)
        self._call(job, one, "at")

    def find(self, job: Job, one: Occurrence) -> None:
        """m[k] → m.find(k)"""
        job.check_ok(one)
        self._call(job, one, "find")

    def lookup(self, job: Job, one: Occurrence) -> None:
        """m[k] → m.get(k)"""
        job.check_ok(one)
        self._call(job, one, "get")

    def begin_set(self, job: Job, one: Occurrence) -> None:
        """m[k → m.set(k"""
        self._begin(job, one, "set")

    def add(
        self, job: Job, one: Occurrence, _variable: bytes, _store: bytes, /
    ) -> tuple[bytes, ...]:
        """m[k] → m.entry(k), which leaves nothing to be done."""
        self._call(job, one, "entry")
        return ()

    def make(self, job: Job, one: Occurrence, variable: bytes, /) -> bytes:
        """new([N]T), which `put` copies from."""
        return job.new_array(one, variable)

    def put(self, job: Job, store: Occurrence) -> None:
        """m[k] = v → m.set(k, *v)"""
        statement = assignment(store)
        set_entry(job, store, statement)
        value = _right(statement)
        job.draft.wrap(store.source, value, b"*", b"")

    def suffix(self, job: Job, one: Occurrence, method: str, call: bytes = b"") -> None:
        """m → m.method or, with `()` as the call, m.method()"""
        self.declare(job, method)
        before, after = operand(one.map)
        job.draft.wrap(one.source, one.map, before, after + b"." + method.encode() + call)

    def declare(self, job: Job, *methods: str) -> None:
        """Have these methods declared."""
        for helper in self._type.methods(*methods):
            job.draft.declare(helper)

    def _call(self, job: Job, one: Occurrence, method: str) -> None:
        self._begin(job, one, method)
        job.draft.replace(one.source, one.node.end_byte - 1, one.node.end_byte, b")")

    def _begin(self, job: Job, one: Occurrence, method: str) -> None:
        self.declare(job, method)
        bracket = opening_bracket(one.node)
        new = b"." + method.encode() + b"("
        job.draft.replace(one.source, bracket.start_byte, bracket.end_byte, new)


def operand(node: Node) -> tuple[bytes, bytes]:
    """What has to go around an expression for a method to be called on it."""
    return (b"(", b")") if node.type == "unary_expression" else (b"", b"")


def _right(statement: Node) -> Node:
    right = statement.child_by_field_name("right")
    assert right is not None
    return parts(right)[0]
