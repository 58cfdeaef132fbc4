"""The measured cost of map operations by shape of the value and its size (see docs/costs.md).

A table ships with the package. Where the user has measured one with the toolchain at hand, that
one is used.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path

from codemod.bench.points import ENTRIES, FULL, QUICK, Settings
from codemod.bench.samples import Samples, folder_of
from codemod.bench.summary import Measured, summarize
from codemod.gotool import GoTool

SOURCE = "measured with go1.27.3 on linux/amd64, 1,000 entries"
"""Where the figures of the table that ships come from."""

MAX_NOISE = 0.2
"""A table whose control strays further than that was measured on a busy machine: of no use."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one operation costs, in nanoseconds, as an array and in another shape."""

    array: float
    shape: float


class CostTable:
    """Costs by operation, shape and size; sizes in between are interpolated on a log scale."""

    def __init__(self, rows: Iterable[Row], key: str, entries: int) -> None:
        found: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
        for row in rows:
            if row["key"] == key and row["entries"] == entries:
                where = str(row["op"]), str(row["shape"])
                found[where][int(str(row["bytes"]))] = float(str(row["ns"]))
        self._points = {where: sorted(points.items()) for where, points in found.items()}

    def cost(self, op: str, shape: str, size: int) -> Cost:
        """Cost of `op` on values of `size` bytes. Raises KeyError for what was not measured."""
        return Cost(self._value(op, "array", size), self._value(op, shape, size))

    def _value(self, op: str, shape: str, size: int) -> float:
        points = self._points[op, shape]
        if size <= points[0][0]:
            return points[0][1]
        for (small, low), (large, high) in pairwise(points):
            if size <= large:
                # 128 bytes are stored inline, 129 are not: nothing lies between these points.
                if small == 128:
                    return high
                part = math.log(size / small) / math.log(large / small)
                return low + (high - low) * part
        return points[-1][1]


class Costs:
    """All that was measured together, and where it comes from."""

    def __init__(self, rows: Iterable[Row], source: str) -> None:
        self.source = source
        self._rows = tuple(rows)
        self._tables: dict[tuple[str, int], CostTable] = {}

    def table(self, key: str = "int", entries: int = ENTRIES) -> CostTable:
        """The table for keys of type int or string. It is empty where nothing was measured."""
        asked = (key, entries)
        if asked not in self._tables:
            self._tables[asked] = CostTable(self._rows, key, entries)
        return self._tables[asked]


@cache
def shipped() -> Costs:
    """What ships with the package."""
    text = resources.files("codemod.data").joinpath("costs.jsonl").read_text("utf-8")
    return Costs(map(json.loads, text.splitlines()), SOURCE)


def table(key: str = "int", entries: int = ENTRIES) -> CostTable:
    """The table that ships with the package, for keys of type int or string."""
    return shipped().table(key, entries)


def costs_for(go: GoTool, cache: Path) -> Costs:
    """What was measured here with this toolchain, if all of it was; else what ships."""
    folder = folder_of(go, cache)
    for settings in (FULL, QUICK):
        found = _own(go, folder, settings)
        if found is not None:
            return found
    return shipped()


def costs_of(measured: Measured) -> Costs:
    """A table that was measured here. Keys that are no strings count as int, whatever they are."""
    found = [
        {**row.as_dict(), "key": row.key if row.key == "string" else "int"} for row in measured.rows
    ]
    what = f"{measured.go} on {measured.platform}, {ENTRIES:,} entries"
    return Costs(found, f"measured here ({measured.settings.name}) with {what}")


def _own(go: GoTool, folder: Path, settings: Settings) -> Costs | None:
    samples = Samples(folder, settings)
    if samples.missing():
        return None
    measured = summarize(go, settings, samples.by_point())
    return None if measured.noise > MAX_NOISE else costs_of(measured)
