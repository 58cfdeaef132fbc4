"""What was measured, kept line by line, so that a run that is cut off loses one line at most."""

from __future__ import annotations

import fcntl
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeGuard

from codemod.bench.points import Point, Settings
from codemod.bench.program import version
from codemod.errors import NoCache, UnheapError
from codemod.gotool import GoTool

Sample = Mapping[str, float]
"""Shape → nanoseconds, of one point in one round."""
Step = tuple[int, Point]


class BenchBusy(UnheapError):
    """Another process is measuring."""


def folder_of(go: GoTool, cache: Path) -> Path:
    """Where the samples of a toolchain and of these benchmarks are kept."""
    settings = go.settings
    parts = (go.version, settings["GOOS"], settings["GOARCH"], version())
    return cache / "bench" / "-".join(parts)


class Samples:
    """The samples of one toolchain under some settings. A damaged line counts as not measured."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.path = folder / f"{settings.name}.jsonl"
        self._settings = settings
        self._found: dict[Step, Sample] = dict(self._read())

    def missing(self) -> list[Step]:
        """The steps that are still to be measured, in order."""
        return [step for step in self._settings.steps() if step not in self._found]

    def by_point(self) -> dict[Point, list[Sample]]:
        """The samples of every point that the settings name, round by round."""
        found: dict[Point, list[Sample]] = {}
        for step in self._settings.steps():
            if step in self._found:
                found.setdefault(step[1], []).append(self._found[step])
        return found

    def add(self, step: Step, sample: Sample) -> None:
        """Keep a sample. Raises NoCache where the file cannot be written."""
        line = sealed(json.dumps({**_name(step), "ns": dict(sample)}).encode()) + b"\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab+") as file:
                # Whoever was cut off in the midst of a line must not spoil this one.
                file.write(line if self._ends_well() else b"\n" + line)
        except OSError as error:
            raise NoCache(f"{self.path}: {error.strerror}") from error
        self._found[step] = sample

    def _ends_well(self) -> bool:
        return self.path.read_bytes()[-1:] in (b"", b"\n")

    def forget(self) -> None:
        """Measure everything anew. Raises NoCache where the file cannot be removed."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise NoCache(f"{self.path}: {error.strerror}") from error
        self._found.clear()

    def _read(self) -> Iterator[tuple[Step, Sample]]:
        try:
            text = self.path.read_bytes()
        except OSError:
            return
        wanted = {json.dumps(_name(step)): step for step in self._settings.steps()}
        for line in text.split(b"\n"):
            try:
                row = _unsealed(line)
                sample = row.pop("ns")
            except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
                continue
            step = wanted.get(json.dumps(row))
            if step is not None and _is_sound(sample, step[1]):
                yield step, sample


def sealed(text: bytes) -> bytes:
    """The text as a line that says by its checksum whether it is as it was written."""
    return _checksum(text) + b" " + text


def _unsealed(line: bytes) -> dict[str, object]:
    """The row of a line. Raises ValueError where it is damaged or no JSON, and what json raises."""
    kept, _, text = line.partition(b" ")
    if kept != _checksum(text):
        raise ValueError("the line is not as it was written")
    row: dict[str, object] = json.loads(text)
    return row


def _checksum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest()[:16].encode()


def _name(step: Step) -> dict[str, object]:
    number, point = step
    return {
        "op": point.op,
        "key": point.map.key,
        "length": point.map.length,
        "element": point.map.element,
        "entries": point.entries,
        "round": number,
    }


def _is_sound(sample: object, point: Point) -> TypeGuard[Sample]:
    return (
        isinstance(sample, dict)
        and set(sample) == set(point.shapes)
        and all(isinstance(ns, float) and math.isfinite(ns) and ns > 0 for ns in sample.values())
    )


@contextmanager
def lock(cache: Path) -> Iterator[None]:
    """Be the only one that measures, with whatever toolchain: two would measure each other.

    Raises BenchBusy where another process does, NoCache where nothing can be kept.
    """
    folder = cache / "bench"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "lock").open("ab")
    except OSError as error:
        raise NoCache(f"{folder}: {error.strerror}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BenchBusy("another unheap bench is running; wait until it has ended") from error
        yield
