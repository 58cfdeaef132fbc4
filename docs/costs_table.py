"""Writes the tables of docs/costs.md from the measurements; with --check, fails if one is stale."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/costs.md"
DATA = ROOT / "codemod/data/costs.jsonl"

SIZES = (16, 64, 128, 136, 256, 1024, 4096)
OPERATIONS: Mapping[str, str] = {
    "RMW": "`v := m[k]; v[1]++; m[k] = v`",
    "ReadVar": "`v := m[k]; v[i]`",
    "ReadElem": "`m[k][1]`",
    "ReadCopy": "`v = m[k]`",
    "RangeVar": "`for _, v := range m { v[i] }`",
    "Overwrite": "`m[k] = v`, there is an entry",
    "InsGrow": "`m[k] = v`, new, the map grows",
    "InsPre": "`m[k] = v`, new, `make(m, n)`",
    "Churn": "`delete(m, k); m[k2] = v`",
}
"""Operation in the data → how it looks in Go today, in the order of the tables."""
STEADY = tuple(name for name in OPERATIONS if not name.startswith("Ins") and name != "Churn")
"""Operations whose figures do not depend on the heap, also where the map is large."""
RECYCLING = tuple(name for name in OPERATIONS if name not in STEADY)
"""Operations that a pool does otherwise than pointers do."""

Point = tuple[str, str, str, int, int]
"""Operation, shape, key, entries, bytes."""


def tables() -> Mapping[str, str]:
    """Name of each table → its Markdown."""
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    found = {_point(row): row for row in rows}
    return {
        "today": _by_size(found, "array", "int", 1000, "ns"),
        "pointer": _by_size(found, "pointer", "int", 1000, "ratio"),
        "pointer, large map": _by_size(found, "pointer", "int", 200_000, "ratio", STEADY),
        "slab": _by_size(found, "slab", "int", 1000, "ratio"),
        "pooled": _by_size(found, "pooled", "int", 1000, "ratio", RECYCLING),
        "struct": _struct(found),
    }


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
        lines.append([OPERATIONS[operation], *(_number(point[value], value) for point in points)])
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


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    head = list(head)
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> int:
    """Write the page, or compare it; the exit code."""
    text = PAGE.read_text("utf-8")
    made = page(text)
    if sys.argv[1:] == ["--check"]:
        if made != text:
            sys.stderr.write("docs/costs.md is out of date: run python docs/costs_table.py\n")
        return int(made != text)
    PAGE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
