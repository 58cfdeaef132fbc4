"""What is measured: the points of the table, and how long each is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from codemod.bench.maptype import MapType

SIZES = (4, 16, 64, 128, 136, 256, 1024, 4096)
"""Bytes of a value: small, around the 128 bytes up to which Go stores values inline, large."""
KEYS = ("int", "string")
ENTRIES = 1000
"""Entries of the map: it fits the processor's caches, so the figures are steady."""

GC = "GC"
GC_ENTRIES = 1_000_000
GC_SIZES = (4, 16, 64, 128, 136, 256)

LOOPS = ("LoopHit", "LoopAll")
"""Range loops over a slice whose variable moves to the heap: keys are nothing to them."""

BASE, CONTROL = "array", "struct"
"""What the others are compared with, and the shape with the same memory: what differs is noise."""

SHAPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "RMW": (BASE, CONTROL, "pointer", "slab"),
        "ReadVar": (BASE, "access", "pointer", "slab"),
        "ReadOk": (BASE, "access", "pointer", "slab"),
        "ReadElem": (BASE, CONTROL, "pointer", "slab"),
        "ReadCopy": (BASE, CONTROL, "pointer", "slab"),
        "RangeVar": (BASE, "access", "pointer", "slab"),
        "RangeConst": (BASE, CONTROL, "pointer", "slab"),
        "Overwrite": (BASE, CONTROL, "pointer", "pointer, new on overwrite", "slab"),
        "InsGrow": (BASE, CONTROL, "pointer", "pooled", "slab"),
        "InsPre": (BASE, CONTROL, "pointer", "pooled", "slab"),
        "Churn": (BASE, CONTROL, "pointer", "pooled", "slab"),
        "LoopHit": (BASE, "late"),
        "LoopAll": (BASE, "batch"),
        GC: (BASE, CONTROL, "pointer", "slab"),
    }
)
"""Operation → the shapes in which it is measured, one after the other."""


FORMS: Mapping[str, str] = MappingProxyType(
    {
        "RMW": "`v := m[k]; v[1]++; m[k] = v`",
        "ReadVar": "`v := m[k]; v[i]`",
        "ReadOk": "`if v, ok := m[k]; ok { v[i] }`",
        "ReadElem": "`m[k][1]`",
        "ReadCopy": "`v = m[k]`",
        "RangeVar": "`for _, v := range m { v[i] }`",
        "RangeConst": "`for _, v := range m { v[1] }`",
        "Overwrite": "`m[k] = v`, there is an entry",
        "InsGrow": "`m[k] = v`, new, the map grows",
        "InsPre": "`m[k] = v`, new, `make(m, n)`",
        "Churn": "`delete(m, k); m[k2] = v`",
        "LoopHit": "`for _, v := range s { if … { return &v } }`",
        "LoopAll": "`for _, v := range s { all = append(all, &v) }`",
        GC: "`runtime.GC()`",
    }
)
"""Operation → how it looks in Go today, in Markdown."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One operation on a map of one type and size, measured in all its shapes together."""

    op: str
    map: MapType
    entries: int = ENTRIES

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes, in the order in which they are measured."""
        return SHAPES[self.op]

    def __str__(self) -> str:
        return f"{self.op}, {self.map.key} keys, {self.map.bytes} B"


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is measured."""

    name: str
    rounds: int
    milliseconds: int
    """How long one benchmark is to be on the processor in one round."""
    gc_rounds: int
    gc_keys: tuple[str, ...]
    gc_sizes: tuple[int, ...]
    operations: tuple[str, ...] = tuple(op for op in SHAPES if op != GC)
    keys: tuple[str, ...] = KEYS
    sizes: tuple[int, ...] = SIZES

    def steps(self) -> Iterator[tuple[int, Point]]:
        """Every round and point, in the order in which they are measured.

        A round goes through the whole table, so that what slows the machine down for a while
        spoils one round of many points, which a median takes out, and not all rounds of one.
        """
        table = [
            Point(op, sample_type(key, size))
            for key in self.keys
            for size in self.sizes
            for op in self.operations
            if op not in LOOPS or key == self.keys[0]
        ]
        heaps = [
            Point(GC, sample_type(key, size), GC_ENTRIES)
            for key in self.gc_keys
            for size in self.gc_sizes
        ]
        for number in range(max(self.rounds, self.gc_rounds)):
            yield from ((number, point) for point in table if number < self.rounds)
            yield from ((number, point) for point in heaps if number < self.gc_rounds)


FULL = Settings("full", 6, 50, 3, KEYS, GC_SIZES)
QUICK = Settings("quick", 3, 5, 1, ("int",), (16, 128, 136))


def sample_type(key: str, size: int) -> MapType:
    """The map type that stands for all whose values have so many bytes."""
    if size < 16:
        return MapType(key, size, "byte")
    return MapType(key, size // 4, "int32") if size < 64 else MapType(key, size // 8, "int64")
