"""Settings so small that a test can measure by them, and samples that nobody measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from codemod.bench.points import Point, Settings
from codemod.bench.samples import Sample, Samples, folder_of
from codemod.gotool import GoTool

TINY = Settings("tiny", 2, 1, 0, (), (), operations=("ReadElem",), keys=("int",), sizes=(16,))
"""One operation, one size, one key, two rounds of a millisecond."""

Invent = Callable[[Point, int], Sample]


def toolchain(version: str = "go1.99.1", platform: str = "linux/amd64") -> GoTool:
    """A toolchain that says so of itself; it cannot do anything."""
    go = GoTool(Path("/no/such/go"))
    system, machine = platform.split("/")
    go.__dict__["settings"] = {"GOVERSION": version, "GOOS": system, "GOARCH": machine}
    return go


def flat(point: Point, _round: int) -> Sample:
    """Every shape costs what the array costs."""
    return dict.fromkeys(point.shapes, 10.0)


def fill(go: GoTool, settings: Settings, cache: Path, invent: Invent = flat) -> Samples:
    """A complete set of samples in the cache."""
    samples = Samples(folder_of(go, cache), settings)
    lines = []
    for number, point in samples.missing():
        samples.add((number, point), invent(point, number))
        lines.append(point)
    assert lines
    return samples
