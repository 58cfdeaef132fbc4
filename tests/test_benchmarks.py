"""Benchmarks before and after, with the real Go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from workbench import Bench, silent, write

from codemod.benchmarks import _complaint, compare_benchmarks, parse_results
from codemod.discover import discover
from codemod.errors import UnheapError
from codemod.measures import Benchmarks
from codemod.model import Verified
from codemod.options import Options

pytest_plugins = ["workbench_fixture"]

LIB = """package lib

func Work() []byte { return make([]byte, size) }

var size = 4096
"""
TEST = """package lib

import "testing"

var sink []byte

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Work()
	}
}

func TestFails(t *testing.T) { t.Fatal("tests are not run") }
"""
FILES = {
    "lib/lib.go": LIB,
    "lib/lib_test.go": TEST,
    "app/app.go": 'package app\n\nimport _ "ex.org/m/lib"\n',
    "far/far_test.go": 'package far\n\nimport "testing"\n\nfunc BenchmarkFar(b *testing.B) {}\n',
}
Compare = Callable[..., Benchmarks | None]


@pytest.fixture
def compare(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Compare:
    """Benchmarks with `new` in the place of lib.go; files are added to the module."""
    monkeypatch.setenv("GOFLAGS", "-benchtime=50x")

    def run(new: str, options: Options | None = None, **files: str) -> Benchmarks | None:
        extra = {f"{name}/{name}_test.go": text for name, text in files.items()}
        root = write(tmp_path, {**FILES, **extra})
        workspace = discover(["./..."], root, bench.go)
        verified = Verified((), {root / "lib/lib.go": new.encode()})
        asked = options or Options(bench=True, rounds=1)
        return compare_benchmarks(verified, workspace, bench.go, asked, silent)

    return run


def test_each_round_has_a_figure_before_and_after(compare: Compare, tmp_path: Path) -> None:
    found = compare(LIB.replace("4096", "64"), Options(bench=True, rounds=4))
    assert found is not None
    rows = {row.unit: row for row in found.rows}
    assert set(rows) == {"ns/op", "B/op", "allocs/op"}
    space = rows["B/op"]
    assert (space.package, len(space.before), len(space.after)) == ("ex.org/m/lib", 4, 4)
    assert space.benchmark.startswith("BenchmarkWork")
    # Go's own work may allocate a little meanwhile.
    assert 64 <= min(space.after) <= max(space.after) < 4096 <= min(space.before)
    assert space.p == pytest.approx(2 / 70)
    assert found.without == ("ex.org/m/app",)
    assert (tmp_path / "lib/lib.go").read_text() == LIB


def test_nobody_asked(compare: Compare) -> None:
    assert compare(LIB, Options()) is None


def test_benchmarks_that_fail_only_with_the_rewrite_end_the_run(compare: Compare) -> None:
    with pytest.raises(UnheapError, match=r"ex\.org/m/lib fail with the rewrites.*panic: smaller"):
        compare(LIB.replace("return", 'if size > 0 { panic("smaller") }; return'))


def test_a_panic_is_found_in_the_middle_of_a_line() -> None:
    said = "goos: linux\ngoarch: amd64panic: smaller\n\ngoroutine 8 [running]:\n\t/m/a.go:4 +0x2b\n"
    assert _complaint(said) == "panic: smaller"


def test_benchmarks_that_fail_anyway_are_named(compare: Compare) -> None:
    broken = 'package bad\n\nimport (\n\t"testing"\n\n\t_ "ex.org/m/lib"\n)\n\nfunc BenchmarkBad('
    found = compare(LIB, bad=broken + "b *testing.B) { b.Fatal() }\n")
    assert found is not None
    assert found.failed == ("ex.org/m/bad",)
    assert {row.package for row in found.rows} == {"ex.org/m/lib"}


def test_figures_are_read_from_what_go_prints() -> None:
    text = """goos: linux
pkg: ex.org/m/lib
BenchmarkA-8   \t     100\t      2.5e+06 ns/op\t 12.50 MB/s\t       3 allocs/op
BenchmarkA/size=1-8 \t 7\t 0.25 ns/op
BenchmarkBroken-8 \thello
     100\t 5 ns/op
BenchmarkA-8   \t     100\t      3000000 ns/op
--- BENCH: BenchmarkA-8
PASS
"""
    assert parse_results(text) == {
        ("BenchmarkA-8", "ns/op"): [2.5e6, 3e6],
        ("BenchmarkA-8", "MB/s"): [12.5],
        ("BenchmarkA-8", "allocs/op"): [3],
        ("BenchmarkA/size=1-8", "ns/op"): [0.25],
    }


def test_packages_that_do_not_compile_are_left_out(compare: Compare, tmp_path: Path) -> None:
    broken = 'package worse\n\nimport _ "ex.org/m/lib"\n\nvar x int = ""\n'
    write(tmp_path, {"worse/worse.go": broken})
    found = compare(LIB)
    assert found is not None
    assert "ex.org/m/worse" not in found.without
