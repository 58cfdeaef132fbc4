"""What the type oracle answers, as frozen types (see docs/oracle.md)."""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from codemod.loops import Loop, parse_loop
from codemod.makes import Make, parse_make


@dataclass(frozen=True, slots=True)
class Slot:
    """A place whose declared type is a selected map, such as a variable, field or parameter."""

    key: str
    kind: str
    name: str
    package: str
    path: Path
    offset: int
    function: str
    exported: bool
    captured: bool
    local: bool
    type: str
    map_key: str
    elem: str
    length: int
    size: int
    """Bytes of one map value."""
    key_pointers: bool
    elem_pointers: bool
    key_reflexive: bool
    key_fast: bool
    is_declared: bool = True
    """This row is the declaring package's: `path` is a file."""


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """A map type as it is written in the source; elem_start…elem_end is its value type."""

    path: Path
    start: int
    end: int
    elem_start: int
    elem_end: int
    slot: str


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A value flows between two slots here."""

    a: str
    b: str
    path: Path
    offset: int


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """Here a slot's type goes where no edit can follow."""

    slot: str
    why: str
    detail: str
    path: Path
    offset: int


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """A value expression whose type is the slot's map."""

    path: Path
    start: int
    end: int
    slot: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call expression: `kind` is builtin, conversion, static or dynamic."""

    start: int
    end: int
    kind: str
    name: str
    plain: bool = False
    """Every argument is of a type without methods."""


@dataclass(frozen=True)
class FunctionFacts:
    """Name resolution inside one function."""

    path: Path
    start: int
    end: int
    name: str
    go: str
    idents: Mapping[int, str]
    """Offset of an identifier → key of what it denotes."""
    calls: tuple[Call, ...]
    consts: Mapping[tuple[int, int], str]
    mixed: frozenset[tuple[int, int]]
    methods: frozenset[int] = frozenset()
    """Offsets of the names of methods behind a dot, called or not."""
    ranges: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What a range loop's operand is: data, chan, func or unknown."""

    @cached_property
    def _calls_by_place(self) -> Mapping[tuple[int, int], Call]:
        return {(call.start, call.end): call for call in self.calls}

    def call_at(self, start: int, end: int) -> Call | None:
        """The call whose whole text is start…end."""
        return self._calls_by_place.get((start, end))


@dataclass(frozen=True)
class Reach:
    """A value that holds slots becomes an interface or type-parameter value here."""

    slots: tuple[str, ...]
    why: str
    detail: str
    path: Path
    offset: int


@dataclass(frozen=True)
class PackageFacts:
    """All facts of one package."""

    id: str
    path: str
    name: str
    dir: Path
    errors: tuple[str, ...]
    languages: Mapping[Path, str]
    generated: frozenset[Path]
    slots: tuple[Slot, ...]
    written: tuple[Written, ...]
    ties: tuple[Tie, ...]
    openings: tuple[Opening, ...]
    uses: tuple[Use, ...]
    reach: tuple[Reach, ...]
    widen: tuple[tuple[str, str], ...]
    functions: tuple[FunctionFacts, ...]
    quiet: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Functions whose own statements change nothing a caller could see → what they call."""
    selector: str = ""
    """Which question these are the answer to."""
    loops: tuple[Loop, ...] = ()
    makes: tuple[Make, ...] = ()
    watches: bool = False
    """It sets finalizers, adds cleanups or makes weak pointers (with loops only)."""
    parameters: Mapping[tuple[str, int], tuple[Path, int]] = field(default_factory=dict)
    """Function and number of a parameter (-1: the receiver) → where it is named."""

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


def parse_facts(row: Mapping[str, Any], dir: Path) -> PackageFacts:
    """Turn one object of the oracle into types; names of files become paths below `dir`."""
    functions = tuple(
        sorted(
            (_function(function, dir) for function in row.get("functions") or ()),
            key=lambda function: (function.path, function.start),
        )
    )
    return PackageFacts(
        id=row["id"],
        path=row["path"],
        name=row.get("name", ""),
        dir=dir,
        errors=tuple(_error(error, dir) for error in row.get("errors") or ()),
        languages={dir / file["name"]: file.get("go", "") for file in row.get("files") or ()},
        generated=frozenset(
            dir / file["name"] for file in row.get("files") or () if file.get("generated")
        ),
        slots=tuple(_slot(slot, dir) for slot in row.get("slots") or ()),
        written=tuple(Written(dir / r[0], *r[1:6]) for r in row.get("maps") or ()),
        ties=tuple(Tie(r[0], r[1], dir / r[2], r[3]) for r in row.get("ties") or ()),
        openings=tuple(Opening(r[0], r[1], r[2], dir / r[3], r[4]) for r in row.get("opens") or ()),
        uses=tuple(Use(dir / r[0], r[1], r[2], r[3]) for r in row.get("exprs") or ()),
        reach=tuple(
            Reach(tuple(r[0]), r[1], r[2], dir / r[3], r[4]) for r in row.get("reach") or ()
        ),
        widen=tuple((r[0], r[1]) for r in row.get("widen") or ()),
        functions=functions,
        quiet={name: tuple(callees) for name, callees in row.get("quiet") or ()},
        selector=row.get("selector", ""),
        loops=tuple(parse_loop(loop, dir) for loop in row.get("loops") or ()),
        makes=tuple(parse_make(make, dir) for make in row.get("makes") or ()),
        watches=row.get("watches", False),
        parameters={(r[0], r[1]): (dir / r[2], r[3]) for r in row.get("params") or ()},
    )


def _error(row: Mapping[str, Any], dir: Path) -> str:
    return f"{dir / row['file']}:{row['line']}:{row['column']}: {row['message']}"


def _slot(row: Mapping[str, Any], dir: Path) -> Slot:
    return Slot(
        key=row["key"],
        kind=row["kind"],
        name=row.get("name", ""),
        package=row.get("package", ""),
        path=dir / row["file"] if row.get("file") else dir,
        offset=row.get("offset", 0),
        function=row.get("function", ""),
        exported=row.get("exported", False),
        captured=row.get("captured", False),
        local=row.get("local", False),
        type=row["type"],
        map_key=row["mapKey"],
        elem=row["elem"],
        length=row.get("length", 0),
        size=row.get("size", 0),
        key_pointers=row.get("keyPointers", False),
        elem_pointers=row.get("elemPointers", False),
        key_reflexive=row.get("keyReflexive", False),
        key_fast=row.get("keyFast", False),
        is_declared=bool(row.get("file")),
    )


def _function(row: Mapping[str, Any], dir: Path) -> FunctionFacts:
    return FunctionFacts(
        path=dir / row["file"],
        start=row["start"],
        end=row["end"],
        name=row["name"],
        go=row.get("go", ""),
        idents=dict(row.get("idents") or ()),
        calls=tuple(Call(*call) for call in row.get("calls") or ()),
        consts={(start, end): value for start, end, value in row.get("consts") or ()},
        mixed=frozenset((start, end) for start, end in row.get("mixed") or ()),
        methods=frozenset(start for start, _ in row.get("methods") or ()),
        ranges={(start, end): kind for start, end, kind in row.get("ranges") or ()},
    )
