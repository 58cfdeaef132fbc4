"""Samples → the rows of a table: medians over the rounds of ratios that were taken inside one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from codemod.bench.points import BASE, CONTROL, Point, Settings
from codemod.bench.samples import Sample
from codemod.gotool import GoTool


@dataclass(frozen=True, slots=True)
class Row:
    """What one operation costs in one shape."""

    op: str
    shape: str
    key: str
    entries: int
    bytes: int
    ns: float
    ratio: float
    """The cost as a part of the array's."""

    def as_dict(self) -> dict[str, object]:
        """The row as it is kept in a file."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Measured:
    """A table that was measured, and with what."""

    go: str
    platform: str
    """Such as `linux/amd64`."""
    settings: Settings
    rows: tuple[Row, ...]

    @property
    def noise(self) -> float:
        """Differences that are smaller than this say nothing."""
        return noise(self.rows)


def platform(go: GoTool) -> str:
    """What the toolchain builds for, such as `linux/amd64`."""
    return f"{go.settings['GOOS']}/{go.settings['GOARCH']}"


def summarize(
    go: GoTool, settings: Settings, samples: Mapping[Point, Sequence[Sample]]
) -> Measured:
    """The table that the samples of this toolchain make."""
    return Measured(go.version, platform(go), settings, tuple(rows(samples)))


def rows(samples: Mapping[Point, Sequence[Sample]]) -> list[Row]:
    """A row for each point and shape."""
    return [
        _row(point, shape, rounds) for point, rounds in samples.items() for shape in point.shapes
    ]


def _row(point: Point, shape: str, rounds: Sequence[Sample]) -> Row:
    # Neighbours in one round saw the same machine, so their ratio is steadier than either time.
    ratio = median(one[shape] / one[BASE] for one in rounds)
    ns = median(one[BASE] for one in rounds) * ratio
    return Row(
        point.op,
        shape,
        point.map.key,
        point.entries,
        point.map.bytes,
        round(ns, 2),
        round(ratio, 3),
    )


def noise(found: Iterable[Row]) -> float:
    """How far the control strays from 1 in all but a twentieth of its rows; 0 without a control.

    It has the memory of the array under another name, so whatever it shows is not there.
    """
    strays = sorted(abs(row.ratio - 1) for row in found if row.shape == CONTROL)
    return strays[math.ceil(len(strays) * 0.95) - 1] if strays else 0.0
