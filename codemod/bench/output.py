"""What people and programs read of what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from codemod.bench.maptype import MapType
from codemod.bench.points import BASE, CONTROL, ENTRIES, FORMS, GC, SHAPES
from codemod.bench.summary import Measured, Row
from codemod.bench.uses import Option

SCHEMA_VERSION = 1
_SHAPE_WIDTH = 27
_WIDTH = 10

Figures = Mapping[tuple[str, str, int], Row]
"""Operation, shape and bytes → row."""


def to_json(measured: Measured, **more: object) -> str:
    """All rows as one JSON document with a final newline."""
    document = {
        "version": SCHEMA_VERSION,
        "go": measured.go,
        "platform": measured.platform,
        "settings": measured.settings.name,
        "noise": round(measured.noise, 3),
        **more,
        "rows": [row.as_dict() for row in measured.rows],
    }
    return json.dumps(document, indent=2) + "\n"


def table_lines(measured: Measured) -> Iterator[str]:
    """Tables of all operations by size: the array in nanoseconds, the others as parts of that."""
    yield f"{measured.go} on {measured.platform}, maps of {ENTRIES:,} entries"
    yield f"{BASE}: nanoseconds; other shapes: as a part of that, below 1.00 is faster"
    for key in dict.fromkeys(row.key for row in measured.rows):
        figures = {(row.op, row.shape, row.bytes): row for row in measured.rows if row.key == key}
        yield from _key_lines(key, figures)


def _key_lines(key: str, figures: Figures) -> Iterator[str]:
    for op in SHAPES:
        sizes = sorted({size for found, _, size in figures if found == op})
        if sizes:
            unit = ", milliseconds, a million entries" if op == GC else ""
            head = f"{key} keys: {FORMS[op].replace('`', '')}{unit}"
            yield from ("", head, _cells("", [f"{size} B" for size in sizes]))
            yield from (_shape_line(op, shape, sizes, figures) for shape in SHAPES[op])


def _shape_line(op: str, shape: str, sizes: Sequence[int], figures: Figures) -> str:
    rows = [figures[op, shape, size] for size in sizes]
    return _cells(f"  {shape}", [_figure(row) for row in rows])


def _figure(row: Row) -> str:
    if row.shape != BASE:
        return f"{row.ratio:.2f}"
    return f"{row.ns / 1e6:.2f}" if row.op == GC else f"{row.ns:.1f}"


def _cells(first: str, cells: Iterable[str]) -> str:
    return (f"{first:<{_SHAPE_WIDTH}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells)).rstrip()


def noise_line(measured: Measured, limit: float) -> str:
    """How far the figures can be trusted."""
    line = f"noise: the control ({CONTROL}) is within {measured.noise:.0%} of 1.00, but for 1 in 20"
    if measured.noise > limit:
        return f"{line}; too much to decide by: measure --again when the machine is quiet"
    return line


def option_lines(
    measured: Measured, map_type: MapType, options: Sequence[Option], advice: str
) -> Iterator[str]:
    """The cost of each shape for the uses that were asked about, and what is to be done."""
    today = {row.op: row.ns for row in measured.rows if row.shape == BASE}
    yield (
        f"{map_type}: {map_type.bytes:,} B values, {ENTRIES:,} entries,"
        f" {measured.go} on {measured.platform}"
    )
    yield _cells("", ["all", *today])
    yield _cells(
        f"  {BASE}, ns", [f"{sum(today.values()):.1f}", *(f"{ns:.1f}" for ns in today.values())]
    )
    for option in options:
        figures = [option.ratio, *option.by_operation.values()]
        yield _cells(f"  {option.shape}", [f"{figure:.2f}" for figure in figures])
    yield f"--shape auto: {advice}"
