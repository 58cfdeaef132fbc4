"""What the type oracle answers, as frozen types (see docs/oracle.md).

An object of the answer has the fields of the type by their names, in camel case; a row of a table
(`array_like`) has them in their order. Names of files become paths below the package's folder.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from codemod.functions import FunctionFacts
from codemod.loops import Loop
from codemod.makes import Make

T = TypeVar("T")


class BadFacts(Exception):
    """What should be the oracle's answer is not; the message says where it is wrong."""


class Slot(Struct, frozen=True, rename="camel"):
    """A place whose declared type is a selected map, such as a variable, field or parameter."""

    key: str
    kind: str
    name: str
    package: str
    path: Path = field(name="file")
    """The package's folder, where the slot is declared in another package."""
    offset: int
    """-1 where the slot is declared in another package."""
    function: str
    exported: bool
    local: bool
    type: str
    map_key: str
    elem: str
    length: int
    size: int
    """Bytes of one map value; -1 where that depends on a type parameter."""
    key_pointers: bool
    elem_pointers: bool
    key_reflexive: bool
    key_fast: bool
    key_form: str
    """`parts` (an array or a struct), `one`, or `open` (it depends on a type parameter)."""
    size_other: int | None = None
    """The size where words have 32 bits instead of 64, or the reverse; None: as it is here."""
    key_fast_other: bool | None = None

    @property
    def layouts(self) -> frozenset[tuple[int, bool]]:
        """Size and `key_fast` on every machine that the code may be built for."""
        here = self.size, self.key_fast
        if self.size_other is None or self.key_fast_other is None:
            return frozenset({here})
        return frozenset({here, (self.size_other, self.key_fast_other)})

    @property
    def values(self) -> str:
        """What the values are by their size, for people."""
        return f"{self.size} B values" if self.size >= 0 else "values of unknown size"

    @property
    def is_declared(self) -> bool:
        """Is this row the declaring package's, so that `path` is a file?"""
        return self.offset >= 0


class Written(Struct, frozen=True, order=True, array_like=True):
    """A map type as it is written in the source; elem_start…elem_end is its value type."""

    path: Path
    start: int
    end: int
    elem_start: int
    elem_end: int
    slot: str


class Tie(Struct, frozen=True, order=True, array_like=True):
    """A value flows between two slots here."""

    a: str
    b: str
    path: Path
    offset: int


class Opening(Struct, frozen=True, order=True, array_like=True):
    """Here a slot's type goes where no edit can follow."""

    slot: str
    why: str
    detail: str
    path: Path
    offset: int


class Use(Struct, frozen=True, order=True, array_like=True):
    """A value expression whose type is the slot's map."""

    path: Path
    start: int
    end: int
    slot: str


class Reach(Struct, frozen=True, array_like=True):
    """A value that holds slots becomes an interface or type-parameter value here."""

    slots: tuple[str, ...]
    why: str
    detail: str
    path: Path
    offset: int


class TypeProblem(Struct, frozen=True):
    """A type or syntax error; line and column count from 1, the column in bytes."""

    path: Path = field(name="file")
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class File(Struct, frozen=True):
    """A file that was read, with its language version (`go1.22`, or "")."""

    path: Path = field(name="name")
    go: str = ""
    generated: bool = False


class PackageFacts(Struct, frozen=True, dict=True):
    """All facts of one package."""

    id: str
    path: str
    name: str = ""
    selector: str = ""
    """Which question these are the answer to."""
    errors: tuple[TypeProblem, ...] = ()
    """What does not type-check; the facts are those of the rest."""
    files: tuple[File, ...] = ()
    slots: tuple[Slot, ...] = ()
    written: tuple[Written, ...] = field(name="maps", default=())
    ties: tuple[Tie, ...] = ()
    openings: tuple[Opening, ...] = field(name="opens", default=())
    uses: tuple[Use, ...] = field(name="exprs", default=())
    reach: tuple[Reach, ...] = ()
    widen: tuple[tuple[str, str, str], ...] = ()
    loops: tuple[Loop, ...] = ()
    makes: tuple[Make, ...] = ()
    surface: tuple[str, ...] = ()
    """Types of internal packages that others can come by through what this one exports (with maps
    of arrays only)."""
    watches: bool = False
    """It sets finalizers, adds cleanups or makes weak pointers (with loops only)."""
    _functions: tuple[FunctionFacts, ...] = field(name="functions", default=())
    _quiet: tuple[tuple[str, tuple[str, ...]], ...] = field(name="quiet", default=())
    _params: tuple[tuple[str, int, Path, int, bool], ...] = field(name="params", default=())

    @cached_property
    def failure(self) -> str:
        """Why nothing is known of the package, where that is a fault of the oracle; else ""."""
        messages = (error.message for error in self.errors)
        return next((one for one in messages if one.startswith("internal error")), "")

    @cached_property
    def languages(self) -> Mapping[Path, str]:
        """File → its language version."""
        return {file.path: file.go for file in self.files}

    @cached_property
    def generated(self) -> frozenset[Path]:
        """Files that say that they are generated."""
        return frozenset(file.path for file in self.files if file.generated)

    @cached_property
    def functions(self) -> tuple[FunctionFacts, ...]:
        """By file and start."""
        return tuple(sorted(self._functions, key=lambda function: (function.path, function.start)))

    @cached_property
    def quiet(self) -> Mapping[str, tuple[str, ...]]:
        """Functions whose own statements change nothing a caller could see → what they call."""
        return dict(self._quiet)

    @cached_property
    def parameters(self) -> Mapping[tuple[str, int], tuple[Path, int, bool]]:
        """Function and number of a parameter (-1: the receiver) → where it is named, and whether it
        is variadic.
        """
        return {
            (name, index): (path, offset, last) for name, index, path, offset, last in self._params
        }

    @cached_property
    def _starts(self) -> list[tuple[Path, int]]:
        return [(function.path, function.start) for function in self.functions]

    def function_at(self, path: Path, offset: int) -> FunctionFacts | None:
        """The facts of the function around an offset (functions are sorted by file and start)."""
        at = bisect.bisect_right(self._starts, (path, offset)) - 1
        if at < 0:
            return None
        function = self.functions[at]
        inside = function.path == path and function.start <= offset < function.end
        return function if inside else None


class _Heading(Struct):
    id: str


def package_id(text: bytes) -> str:
    """Which package one line of the oracle's answer is about. Raises BadFacts."""
    return _decode(text, _Heading).id


def parse_facts(text: bytes, folder: Path) -> PackageFacts:
    """One line of the oracle's answer, about the package in a folder. Raises BadFacts."""

    def below(kind: type, name: object) -> Path:
        if kind is not Path or not isinstance(name, str):
            raise TypeError(f"{name!r} is no {kind.__name__}")
        return folder / name

    return _decode(text, PackageFacts, below)


def _decode(text: bytes, kind: type[T], hook: Callable[[type, object], Path] | None = None) -> T:
    try:
        return msgspec.json.decode(text, type=kind, dec_hook=hook)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadFacts(str(error)) from error
