"""What the type oracle says of maps that are made without a size and filled by loops."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

NOWHERE = -1
"""In the place of an offset."""


class Bound(Struct, frozen=True, rename="camel"):
    """What limits the number of a loop's iterations."""

    kind: str
    """`length` (of what start…end says), `number`, `constant`; "" where nothing limits it."""
    start: int
    end: int
    of: str
    """What is ranged over or measured: as `Loop.kind`."""
    value: int
    """Of a constant, or an array's length; -1 where it is not known."""
    first: int
    """The constant that the loop counts up from; 0 for other loops."""
    elem_size: int
    """Bytes of one of the elements whose number is the bound; -1: there are none."""
    elem_values: int
    """How many different values an element can have, if they are few, else -1."""
    is_tied: bool = field(name="tied")
    """The number is the length of something."""
    is_private: bool = field(name="private")
    """Only statements of the function itself, outside of function literals, can change it."""
    is_evaluated_again: bool = field(name="again")
    """The loop evaluates it before each iteration."""
    changes: int
    """Where it is assigned between the making and its last evaluation; -1: nowhere."""
    missing: str
    """A name in it that cannot be used where the map is made, or means something else there."""
    may_be_nil: bool = field(name="nil")
    """It is reached through a pointer that the making does not go through."""
    made_of: tuple[tuple[str, str], ...]
    """The package and, of this one, the file that declare what a constant is made of; no package
    stands for what cannot be known."""

    @property
    def is_fixed(self) -> bool:
        """Does the compiler know the number?"""
        return self.value != -1


class Fill(Struct, frozen=True, rename="camel"):
    """The outermost loop around insertions, seen from where the map is made. Places are offsets."""

    start: int
    end: int
    inserts: tuple[tuple[int, int], ...]
    """The entries that are assigned to, as they are written."""
    relation: str
    """`after`: follows the making in its list of statements; `inner`: is nested deeper; `outer`:
    the making is nested deeper; `around`: the map is made inside of it, and lives longer."""
    depth: int
    """How many loops are around the innermost insertion."""
    in_literal: bool = field(name="literal")
    """An insertion stands in a function literal."""
    is_always: bool = field(name="always")
    """Every iteration that goes on to the next one inserts."""
    exits: tuple[tuple[int, str], ...]
    """What ends the loop early: `break`, `return`, `goto`, `continue` (of another loop), and
    `error`, a return of an error."""
    deletes: int
    """Where entries are deleted; -1 here and below: nowhere."""
    rereads: int
    """Where entries are read, but for asking whether there is one."""
    moved: int
    """Where the variable or field gets another map before the loop ends."""
    skips: int
    """The first way around the loop after the making, but for the return of an error."""
    between: int
    """The first thing from the making to the loop that may do more than declare variables."""
    unsteady: int
    """The first thing in the body that may call other code, panic, wait or go on for ever."""
    keys: str
    """`distinct`: each is new; `folded`: many values make one key (a remainder, a quotient, some of
    the bits, a length); `fixed`: they do not differ; `other`."""
    is_definition: bool = field(name="defines")
    """The statement that makes the map declares new variables and assigns to no others."""
    bound: Bound


class Make(Struct, frozen=True, rename="camel"):
    """`make(T)`, `make(T, 0)` or `T{}`, where T is a map that loops insert into."""

    path: Path = field(name="file")
    start: int
    end: int
    written: tuple[int, int]
    """The type."""
    zero: tuple[int, int] | None
    """The size 0 that is there now."""
    type: str
    map_key: str
    key_size: int
    """Bytes; -1 where that depends on a type parameter."""
    elem_size: int
    key_values: int
    """How many different values a key can have, if they are few, else -1."""
    shadowed: frozenset[str]
    """Which of make, len, append and max mean something else there."""
    loops: tuple[Fill, ...]
