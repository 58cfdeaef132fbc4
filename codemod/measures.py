"""What is measured or predicted, as frozen values. This module knows nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
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
