"""Writes the tables and the picture of docs/costs.md from the measurements.

With --check, it fails if one of them is stale. With --take OPERATION…, it first takes the figures
of these operations from what `unheap bench --format json` printed, which it reads from stdin.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from codemod.bench.plot import svg
from codemod.bench.points import BASE, CONTROL, FORMS, GC, GC_ENTRIES, GC_SIZES, KEYS, LOOPS, SHAPES
from codemod.costs import SOURCE
from transforms.map_of_array.decide import INLINE_BYTES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/costs.md"
PICTURE = ROOT / "docs/costs.svg"
DATA = ROOT / "codemod/data/costs.jsonl"

SIZES = (16, 64, 128, 136, 256, 1024, 4096)
OPERATIONS = tuple(op for op in FORMS if op not in ("ReadOk", "RangeConst", *LOOPS, GC))
"""The operations of the tables, in their order."""
STEADY = tuple(name for name in OPERATIONS if not name.startswith("Ins") and name != "Churn")
"""Operations whose figures do not depend on the heap, also where the map is large."""
RECYCLING = tuple(name for name in OPERATIONS if name not in STEADY)
"""Operations that a pool does otherwise than pointers do."""

Point = tuple[str, str, str, int, int]
"""Operation, shape, key, entries, bytes."""


def tables() -> Mapping[str, str]:
    """Name of each table → its Markdown."""
    found = {_point(row): row for row in _rows()}
    return {
        "today": _by_size(found, "array", "int", 1000, "ns"),
        "pointer": _by_size(found, "pointer", "int", 1000, "ratio"),
        "pointer, large map": _by_size(found, "pointer", "int", 200_000, "ratio", STEADY),
        "slab": _by_size(found, "slab", "int", 1000, "ratio"),
        "pooled": _by_size(found, "pooled", "int", 1000, "ratio", RECYCLING),
        "struct": _struct(found),
        "gc": _collections(found),
        "access": _access(found),
        "loops": _loops(found),
    }


def picture() -> str:
    """The picture, as SVG."""
    return svg(_rows(), "int", 1000, SOURCE)


def page(text: str) -> str:
    """The page with the text between `<!-- table: NAME -->` and `<!-- -->` made again.

    Raises ValueError where the page does not show each table once.
    """
    made = tables()
    shown = re.findall(r"<!-- table: (.+) -->", text)
    if sorted(shown) != sorted(made):
        raise ValueError(f"{PAGE.name} shows {shown}, and there are {list(made)}")
    for name, table in made.items():
        start = f"<!-- table: {name} -->"
        before, rest = text.split(start)
        _, after = rest.split("<!-- -->", 1)
        text = f"{before}{start}\n\n{table}\n\n<!-- -->{after}"
    return text


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def _point(row: Mapping[str, object]) -> Point:
    entries, size = int(str(row["entries"])), int(str(row["bytes"]))
    return str(row["op"]), str(row["shape"]), str(row["key"]), entries, size


def _by_size(
    found: Mapping[Point, Mapping[str, float]],
    shape: str,
    key: str,
    entries: int,
    value: str,
    operations: Iterable[str] = OPERATIONS,
) -> str:
    lines = []
    for operation in operations:
        points = [found[operation, shape, key, entries, size] for size in SIZES]
        lines.append([FORMS[operation], *(_number(point[value], value) for point in points)])
    return _table(["", *(f"{size} B" for size in SIZES)], lines)


def _access(found: Mapping[Point, Mapping[str, float]]) -> str:
    sizes = SIZES[1:]

    def line(what: str, before: tuple[str, str], after: tuple[str, str]) -> list[str]:
        points = [((*before, "int", 1000, size), (*after, "int", 1000, size)) for size in sizes]
        ratios = [found[new]["ns"] / found[old]["ns"] for old, new in points]
        return [what, *(_number(ratio, "ratio") for ratio in ratios)]

    lines = [
        line("`v := m[k]; v[i]`", ("ReadVar", "array"), ("ReadElem", "array")),
        line("`v, ok := m[k]; v[i]`", ("ReadOk", "array"), ("ReadOk", "access")),
        line("`for _, v := range m { v[i] }`", ("RangeVar", "array"), ("RangeVar", "access")),
    ]
    return _table(["", *(f"{size} B" for size in sizes)], lines)


def _loops(found: Mapping[Point, Mapping[str, float]]) -> str:
    lines = []
    for operation in LOOPS:
        _, shape = SHAPES[operation]
        for name, kind in ((BASE, "ns"), (shape, "ratio")):
            figures = [found[operation, name, "int", 1000, size][kind] for size in SIZES]
            what = FORMS[operation] if name == BASE else f"`{shape}`"
            lines.append([what, *(_number(one, kind) for one in figures)])
    return _table(["", *(f"{size} B" for size in SIZES)], lines)


def _number(value: float, kind: str) -> str:
    return f"{value:.2f}" if kind == "ratio" else f"{value:.0f}"


def _struct(found: Mapping[Point, Mapping[str, float]]) -> str:
    lines = []
    for entries, key in ((1000, "int"), (1000, "string"), (200_000, "int")):
        ratios = [
            row["ratio"] for point, row in found.items() if point[1:4] == ("struct", key, entries)
        ]
        lines.append([f"{entries:,}", key, f"{min(ratios):.2f}", f"{max(ratios):.2f}"])
    return _table(["entries", "key", "lowest", "highest"], lines)


def _collections(found: Mapping[Point, Mapping[str, float]]) -> str:
    """Milliseconds of a collection, and what the pointer shape adds where there was nothing."""
    shapes = (BASE, CONTROL, "pointer", "slab")
    lines, added = [], []
    for key in KEYS:
        for size in GC_SIZES:
            times = [found[GC, shape, key, GC_ENTRIES, size]["ns"] / 1e6 for shape in shapes]
            lines.append([f"`{key}`", f"{size} B", *(f"{time:.2f}" for time in times)])
            if key == "int" and size <= INLINE_BYTES:
                added.append(times[2] - times[0])
    table = _table(["key", "value", *shapes], lines)
    return (
        f"{table}\n\nUp to {INLINE_BYTES} bytes and with keys that hold no pointers,"
        f" the pointer shape adds {min(added):.0f} to {max(added):.0f} ms to each collection."
    )


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    head = list(head)
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def take(measured: Sequence[Mapping[str, Any]], operations: Sequence[str]) -> None:
    """Put the rows of some operations in the place of those that ship."""
    kept = [row for row in _rows() if row["op"] not in operations]
    taken = [dict(row) for row in measured if row["op"] in operations]
    lines = [json.dumps(row) for row in sorted([*kept, *taken], key=_point)]
    DATA.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Write the page and the picture, or compare them; the exit code."""
    if sys.argv[1:2] == ["--take"]:
        take(json.load(sys.stdin)["rows"], sys.argv[2:])
    made = {PAGE: page(PAGE.read_text("utf-8")), PICTURE: picture()}
    if sys.argv[1:] == ["--check"]:
        stale = [path for path, text in made.items() if _read(path) != text]
        for path in stale:
            sys.stderr.write(f"docs/{path.name} is out of date: run python docs/costs_table.py\n")
        return int(bool(stale))
    for path, text in made.items():
        path.write_text(text, "utf-8")
    return 0


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
