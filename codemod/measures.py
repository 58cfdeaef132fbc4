"""What is measured or predicted, as frozen values. This module knows nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

# --- profiles -----------------------------------------------------------------------------------


class Line(NamedTuple):
    """A line of Go as a profile names it."""

    function: str
    """With its import path, such as `ex.org/m/lib.(*T).Get`."""
    file: str
    """As the compiler was told: absolute, or by import path under -trimpath."""
    line: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What was spent on which line."""

    kind: str
    """`cpu`, `samples` or `alloc_space`, as pprof calls it."""
    unit: str
    """`nanoseconds`, `count` or `bytes`."""
    total: int
    lines: Mapping[Line, int]
    """What was spent by the line itself and what it called of the runtime."""


# --- predictions --------------------------------------------------------------------------------


BY_LOOPS = "loop depth"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one operation on a map counts in a prediction."""

    operation: str
    path: Path
    line: int
    weight: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the lawful shapes of a flow group are predicted to cost, and why."""

    ratios: Mapping[str, float]
    """Shape → cost after / before (1.0: no change)."""
    weights: tuple[Weight, ...] = ()
    """Of the operations that the best shape leads to."""
    weighed_by: str = BY_LOOPS
    """`loop depth`: each weight counts executions; else the profile's kind: each is an amount."""
    gain: float = 0.0
    """What the best shape is predicted to save: nanoseconds for one execution of each function that
    uses the map, or the profile's unit."""


# --- measurements of a rewrite ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """The stack frame of one compiled function, in bytes; None where there is no such function."""

    package: str
    function: str
    """Without its package, such as `(*T).Get`, `Use.func1`, `Sum[go.shape.int]`."""
    groups: tuple[str, ...]
    """The flow groups whose rewrites edit it, or bring it."""
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of one benchmark, before and after: a value for each round."""

    package: str
    benchmark: str
    unit: str
    """Such as `ns/op`; of B/op, allocs/op and most others too, less is better."""
    before: tuple[float, ...]
    after: tuple[float, ...]
    p: float
    """How likely chance alone makes so great a difference (Mann-Whitney U, two-sided, exact)."""

    @property
    def change(self) -> float | None:
        """Median after / before - 1; None where the median before is 0."""
        before = median(self.before)
        return median(self.after) / before - 1 if before else None


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """What the benchmarks of the affected packages say of a rewrite."""

    rows: tuple[Comparison, ...] = ()
    without: tuple[str, ...] = ()
    """Import paths of affected packages that have no benchmark."""
    failed: tuple[str, ...] = ()
    """Import paths of packages whose benchmarks fail without the rewrite."""
