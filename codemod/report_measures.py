"""What people read of benchmarks and stack frames: tables like those of benchstat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from codemod.measures import Benchmarks, Comparison, Frame
from codemod.wording import counted

SIGNIFICANT = 0.05
"""A difference that chance makes more often than this is shown as none."""
_ALWAYS = "ns/op"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of plain text; the first column is flushed left, the others right."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def benchmark_tables(benchmarks: Benchmarks) -> list[TextTable]:
    """A table for each package: medians, how far a run is from them at most, change, p.

    Times are always shown, other units where they change.
    """
    packages = dict.fromkeys(row.package for row in benchmarks.rows)
    head = ("benchmark", "unit", "before", "after", "change", "p")
    return [
        TextTable(
            package,
            head,
            tuple(_row(row) for row in benchmarks.rows if row.package == package and _shown(row)),
        )
        for package in packages
    ]


def _shown(row: Comparison) -> bool:
    return row.unit == _ALWAYS or median(row.before) != median(row.after)


def _row(row: Comparison) -> tuple[str, ...]:
    name = row.benchmark.removeprefix("Benchmark")
    return name, row.unit, _spread(row.before), _spread(row.after), _change(row), f"{row.p:.3f}"


def _spread(values: Sequence[float]) -> str:
    """`48.06 ± 3%`."""
    middle = median(values)
    if not middle:
        return "0"
    farthest = max(abs(value - middle) for value in values)
    return f"{_figure(middle)} ± {farthest / abs(middle):.0%}"


def _figure(value: float) -> str:
    """Four digits, and no exponent."""
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _change(row: Comparison) -> str:
    if row.p >= SIGNIFICANT:
        return "~"
    return "?" if row.change is None else f"{row.change:+.1%}"


def benchmark_notes(benchmarks: Benchmarks) -> list[str]:
    """What the tables rest on, and which packages are in none."""
    rounds = max((len(row.before) for row in benchmarks.rows), default=0)
    lines = [f"benchmarks: {counted(rounds, 'round')} before and after"] if rounds else []
    if benchmarks.without:
        lines.append(f"no benchmarks in {', '.join(benchmarks.without)}")
    if benchmarks.failed:
        lines.append(f"benchmarks fail without the rewrite in {', '.join(benchmarks.failed)}")
    return lines


def frame_table(frames: Sequence[Frame]) -> TextTable:
    """The frames that changed, in bytes."""
    changed = [frame for frame in frames if frame.before != frame.after]
    title = f"stack frames: {len(changed)} of {counted(len(frames), 'touched function')} changed"
    return TextTable(
        title,
        ("function", "before", "after"),
        tuple(
            (f"{frame.package}.{frame.function}", _bytes(frame.before), _bytes(frame.after))
            for frame in changed
        ),
    )


def _bytes(size: int | None) -> str:
    return "none" if size is None else str(size)
