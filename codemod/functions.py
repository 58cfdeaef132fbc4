"""What the type oracle says of the names in a function. Places are start and end, in bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field


class Call(Struct, frozen=True, array_like=True):
    """A call expression: `kind` is builtin, conversion, static or dynamic."""

    start: int
    end: int
    kind: str
    name: str
    plain: bool = False
    """Every argument is of a type without methods."""


class FunctionFacts(Struct, frozen=True, dict=True):
    """Name resolution inside one function."""

    path: Path = field(name="file")
    start: int
    end: int
    name: str
    go: str = ""
    calls: tuple[Call, ...] = ()
    _idents: tuple[tuple[int, str], ...] = field(name="idents", default=())
    _consts: tuple[tuple[int, int, str], ...] = field(name="consts", default=())
    _mixed: tuple[tuple[int, int], ...] = field(name="mixed", default=())
    _methods: tuple[tuple[int, int], ...] = field(name="methods", default=())
    _ranges: tuple[tuple[int, int, str], ...] = field(name="ranges", default=())
    _values: tuple[tuple[int, int, str], ...] = field(name="values", default=())
    _made_of: tuple[tuple[int, int, str, str], ...] = field(name="madeOf", default=())
    _endings: tuple[tuple[int, int], ...] = field(name="endings", default=())
    _within: tuple[tuple[int, int], ...] = field(name="within", default=())

    @cached_property
    def idents(self) -> Mapping[int, str]:
        """Offset of an identifier → key of what it denotes."""
        return dict(self._idents)

    @cached_property
    def consts(self) -> Mapping[tuple[int, int], str]:
        """Place of an index, argument, divisor or shift count → its constant value."""
        return {(start, end): value for start, end, value in self._consts}

    @cached_property
    def mixed(self) -> frozenset[tuple[int, int]]:
        """Places of what Go converts to the type of a map's key or value; of variables and parts
        of something that it copies to make them interface values; and of such parts that it copies
        to compare them in parts, or to send them.
        """
        return frozenset(self._mixed)

    @cached_property
    def methods(self) -> frozenset[int]:
        """Offsets of the names of methods behind a dot, called or not."""
        return frozenset(start for start, _ in self._methods)

    @cached_property
    def ranges(self) -> Mapping[tuple[int, int], str]:
        """Place of a range loop's operand → what it is: data, array, length, chan, func or unknown.

        An `array` is copied before the loop. A `length` is that of an array, and all that Go takes:
        it evaluates nothing.
        """
        return {(start, end): kind for start, end, kind in self._ranges}

    def ranges_over_data(self, start: int, end: int) -> bool:
        """Does no other code run between the turns of a loop over this operand?"""
        return self.ranges.get((start, end)) in ("data", "array", "length")

    @cached_property
    def values(self) -> Mapping[tuple[int, int], str]:
        """Place of an expression → what it is: `part` of a variable (no pointer is followed),
        `entry` of a map (`entry?` where the look-up may panic), `byte` of a string or computed
        (or a complex number that is computed, or an address), or a `static` key or value of a map
        literal.
        """
        return {(start, end): kind for start, end, kind in self._values}

    @cached_property
    def made_of(self) -> Mapping[tuple[int, int], Collection[tuple[str, str]]]:
        """Place of a constant index, key or divisor → the package and, of this package, the name of
        the file that declare what it is made of. No package stands for what cannot be known.
        Place of an element that is `within` its array → the same of what that rests on.
        """
        found: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
        for start, end, package, file in self._made_of:
            found[start, end].add((package, file))
        return found

    @cached_property
    def endings(self) -> frozenset[tuple[int, int]]:
        """Places of loops that end unless their body leaves them, and in whose head nothing happens
        but that the operand of a range loop is evaluated.
        """
        return frozenset(self._endings)

    @cached_property
    def within(self) -> frozenset[tuple[int, int]]:
        """Places of index expressions of an array whose index is below its length, whatever the
        variables in it hold. To get to the array, or to evaluate the index, may still panic.
        """
        return frozenset(self._within)

    @cached_property
    def _calls_by_place(self) -> Mapping[tuple[int, int], Call]:
        return {(call.start, call.end): call for call in self.calls}

    def call_at(self, start: int, end: int) -> Call | None:
        """The call whose whole text is start…end."""
        return self._calls_by_place.get((start, end))
