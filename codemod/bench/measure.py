"""Measures: builds the benchmarks, runs them step by step, keeps each result as it comes."""

from __future__ import annotations

import functools
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from codemod.bench import program
from codemod.bench.maptype import MapType
from codemod.bench.points import ENTRIES, Point, Settings
from codemod.bench.samples import Sample, Samples, Step, folder_of, lock
from codemod.bench.summary import Measured, platform, summarize
from codemod.errors import BadInput
from codemod.gotool import GoTool

Progress = Callable[[str], None]


def measure_table(
    go: GoTool, settings: Settings, cache: Path, progress: Progress, *, again: bool = False
) -> Measured:
    """The whole table; what an earlier run has measured is not measured again, unless `again`.

    Raises UnheapError where it cannot be measured or kept.
    """
    folder = folder_of(go, cache)
    with lock(cache):
        samples = Samples(folder, settings)
        if again:
            samples.forget()
        _take(go, samples.missing(), settings.milliseconds, folder, samples.add, progress)
    return summarize(go, settings, samples.by_point())


def measure_map(
    go: GoTool,
    settings: Settings,
    map_type: MapType,
    operations: Sequence[str],
    cache: Path,
    progress: Progress,
) -> Measured:
    """Some operations on one type of map. Nothing is kept.

    Raises UnheapError where it cannot be measured.
    """
    points = [Point(op, map_type, ENTRIES) for op in operations]
    found: dict[Point, list[Sample]] = {point: [] for point in points}
    steps = [(number, point) for number in range(settings.rounds) for point in points]
    folder = folder_of(go, cache)
    with lock(cache):
        _take(
            go,
            steps,
            settings.milliseconds,
            folder,
            lambda step, sample: found[step[1]].append(sample),
            progress,
        )
    return summarize(go, settings, found)


def _take(
    go: GoTool,
    steps: Sequence[Step],
    milliseconds: int,
    folder: Path,
    keep: Callable[[Step, Sample], None],
    progress: Progress,
) -> None:
    if not steps:
        return
    _check_platform(go)
    work = folder / "build"
    binary = functools.cache(functools.partial(program.build, go, folder=work))
    start = time.monotonic()
    try:
        for done, (number, point) in enumerate(steps):
            progress(_status(done, len(steps), point, time.monotonic() - start))
            built = binary(point.map, point.entries)
            keep((number, point), program.run(go, built, point, milliseconds))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _check_platform(go: GoTool) -> None:
    done = go.run(["env", "GOHOSTOS", "GOHOSTARCH"], Path.cwd())
    host = "/".join(done.stdout.decode("utf-8", "replace").split())
    if host != platform(go):
        raise BadInput(f"{go.binary} builds for {platform(go)}, which {host} cannot measure")


def _status(done: int, total: int, point: Point, seconds: float) -> str:
    # The first steps build the programs, and would give a wrong idea of the rest.
    left = f", about {_span(seconds / done * (total - done))} left" if done > 20 else ""
    return f"measuring {done + 1} of {total}: {point}{left}"


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
