"""Tables of benchmarks and stack frames."""

from __future__ import annotations

import pytest

from codemod import terminal
from codemod.measures import Benchmarks, Comparison, Frame
from codemod.report_measures import benchmark_notes, benchmark_tables, frame_table


def row(unit: str, before: tuple[float, ...], after: tuple[float, ...], p: float) -> Comparison:
    return Comparison("m/lib", "BenchmarkX/n=1-8", unit, before, after, p)


def test_times_are_always_shown_and_other_units_where_they_change() -> None:
    rows = (
        row("ns/op", (100, 110, 96), (50, 51, 49), 0.002),
        row("B/op", (0, 0, 0), (8, 8, 8), 0.01),
        row("allocs/op", (1, 1, 1), (1, 1, 1), 1.0),
        Comparison("m/app", "BenchmarkY", "ns/op", (12345.6,), (12300,), 0.05),
    )
    lib, app = benchmark_tables(Benchmarks(rows))
    assert (lib.title, app.title) == ("m/lib", "m/app")
    assert lib.rows == (
        ("X/n=1-8", "ns/op", "100 ± 10%", "50 ± 2%", "-50.0%", "0.002"),
        ("X/n=1-8", "B/op", "0", "8 ± 0%", "?", "0.010"),
    )
    assert app.rows == (("Y", "ns/op", "12346 ± 0%", "12300 ± 0%", "~", "0.050"),)


def test_what_is_in_no_table_is_said() -> None:
    rows = (row("ns/op", (1, 2), (1, 2), 1.0),)
    assert benchmark_notes(Benchmarks(rows, ("m/a", "m/b"), ("m/c",))) == [
        "benchmarks: 2 rounds before and after",
        "no benchmarks in m/a, m/b",
        "benchmarks fail without the rewrite in m/c",
    ]
    assert benchmark_notes(Benchmarks()) == []


def test_only_frames_that_change_are_shown() -> None:
    frames = [
        Frame("m/lib", "(*T).Get", ("g",), 544, 32),
        Frame("m/lib", "same", ("g",), 8, 8),
        Frame("m/lib", "orZero", ("g",), None, 24),
    ]
    table = frame_table(frames)
    assert table.title == "stack frames: 2 of 3 touched functions changed"
    assert table.rows == (("m/lib.(*T).Get", "544", "32"), ("m/lib.orZero", "none", "24"))


def test_a_table_on_a_pipe_is_whole_and_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    long = "a" * 300
    terminal.note_table(frame_table([Frame("m", f"{long}\x1b[2J[red]", (), 8, 16)]))
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "stack frames: 1 of 1 touched function changed",
        f"  {'function':<314}  before  after",
        f"  m.{long}\\x1b[2J[red]       8     16",
    ]
