"""The measured cost of map operations by shape of the value and its size.

Source: benchmarks with Go 1.27.3 on linux/amd64, 1,000 and 200,000 entries, int and string keys,
each ratio taken inside one round and the median of six rounds; noise is 3 % (see docs/costs.md).
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

SOURCE = "measured with go1.27.3 on linux/amd64, 1,000 entries"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one operation costs, in nanoseconds, as an array and in another shape."""

    array: float
    shape: float


class CostTable:
    """Costs by operation, shape and size; sizes in between are interpolated on a log scale."""

    def __init__(self, rows: Iterable[Mapping[str, object]], key: str, entries: int) -> None:
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


@cache
def table(key: str = "int", entries: int = 1000) -> CostTable:
    """The table that ships with the package, for keys of type int or string."""
    text = resources.files("codemod.data").joinpath("costs.jsonl").read_text("utf-8")
    return CostTable(map(json.loads, text.splitlines()), key, entries)
