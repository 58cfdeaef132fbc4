"""Which table decides: the user's own where there is a sound one, else the one that ships."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from bench_settings import fill, flat, toolchain
from workbench import Bench, write

import transforms
from codemod import pipeline
from codemod.bench.points import CONTROL, FULL, QUICK, Point, Settings
from codemod.bench.samples import Sample
from codemod.costs import SOURCE, costs_for, shipped
from codemod.model import Decision, Verdict
from transforms.map_of_array import TRANSFORM as MAP_OF_ARRAY

pytest_plugins = ["workbench_fixture"]
GO = toolchain()
HERE = "measured here ({}) with go1.99.1 on linux/amd64, 1,000 entries"


def dear_pointers(point: Point, _round: int) -> Sample:
    return {**flat(point, 0), "pointer": 30.0} if "pointer" in point.shapes else flat(point, 0)


def dear_copies(point: Point, _round: int) -> Sample:
    """What copies an array, and what makes room for more entries, takes longer."""
    cost = 30.0 if point.op in ("ReadVar", "InsGrow") else 10.0
    return dict.fromkeys(point.shapes, cost)


def noisy(point: Point, _round: int) -> Sample:
    return {**flat(point, 0), **({CONTROL: 15.0} if CONTROL in point.shapes else {})}


def test_where_nothing_was_measured_the_table_that_ships(tmp_path: Path) -> None:
    assert costs_for(GO, tmp_path) is shipped()
    assert shipped().source == SOURCE


@pytest.mark.parametrize("settings", [FULL, QUICK], ids=lambda settings: settings.name)
def test_what_was_measured_here_decides(tmp_path: Path, settings: Settings) -> None:
    fill(GO, settings, tmp_path, dear_pointers)
    found = costs_for(GO, tmp_path)
    assert found.source == HERE.format(settings.name)
    for key in ("int", "string"):
        cost = found.table(key).cost("RMW", "pointer", 512)
        assert (cost.array, cost.shape) == (10.0, 30.0)


def test_more_is_measured_than_ships(tmp_path: Path) -> None:
    fill(GO, QUICK, tmp_path)
    found = costs_for(GO, tmp_path)
    text = resources.files("codemod.data").joinpath("costs.jsonl").read_text("utf-8")
    for row in map(json.loads, text.splitlines()):
        if row["entries"] == 1000:
            assert found.table(row["key"]).cost(row["op"], row["shape"], row["bytes"]).array == 10.0


def test_the_longer_measurement_wins(tmp_path: Path) -> None:
    fill(GO, QUICK, tmp_path, dear_pointers)
    fill(GO, FULL, tmp_path)
    assert costs_for(GO, tmp_path).source == HERE.format("full")


def test_half_a_table_does_not_decide(tmp_path: Path) -> None:
    path = fill(GO, QUICK, tmp_path).path
    path.write_bytes(path.read_bytes()[:-5])
    assert costs_for(GO, tmp_path) is shipped()


def test_a_busy_machine_does_not_decide(tmp_path: Path) -> None:
    fill(GO, FULL, tmp_path, noisy)
    assert costs_for(GO, tmp_path) is shipped()
    fill(GO, QUICK, tmp_path)
    assert costs_for(GO, tmp_path).source == HERE.format("quick")


@pytest.mark.parametrize("other", [("go1.99.2", "linux/amd64"), ("go1.99.1", "linux/arm64")])
def test_another_toolchain_is_another_matter(tmp_path: Path, other: tuple[str, str]) -> None:
    fill(GO, QUICK, tmp_path)
    assert costs_for(toolchain(*other), tmp_path) is shipped()


def test_other_benchmarks_are_another_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(GO, QUICK, tmp_path)
    monkeypatch.setattr("codemod.bench.samples.version", lambda: "0123456789ab")
    assert costs_for(GO, tmp_path) is shipped()


# --- in a scan ----------------------------------------------------------------------------------

COUNTS = """package m

func count(words []string) {
	counts := map[string][64]int{}
	for i, word := range words {
		c := counts[word]
		c[i%64]++
		counts[word] = c
	}
}
"""


def verdicts(bench: Bench, root: Path) -> list[tuple[str, str]]:
    report = bench.scan(root, MAP_OF_ARRAY)
    return [(one.verdict.decision.value, one.verdict.evidence[-1]) for one in report.findings]


def test_scan_decides_by_it_and_says_so(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "m", {"a.go": COUNTS})
    cache = tmp_path / "cache"
    monkeypatch.setattr(pipeline, "cache_folder", lambda: cache)
    ((decision, evidence),) = set(verdicts(bench, root))
    assert decision == "rewrite"
    assert SOURCE in evidence

    fill(bench.go, QUICK, cache, dear_pointers)
    ((decision, evidence),) = set(verdicts(bench, root))
    assert decision == "leave"
    assert f"measured here (quick) with {bench.go.version}" in evidence


LOADS = """package m

var table = map[int][512]int{}

func at(k, i int) int {
	v := table[k]
	return v[i]
}

func squares(keys []string) map[string]int {
	m := make(map[string]int)
	for i, key := range keys {
		m[key] = i * i
	}
	return m
}
"""


@pytest.mark.parametrize("name", ["copied-array", "unsized-map"])
def test_the_other_rules_about_maps_decide_by_it(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (rule,) = (one for one in transforms.load() if one.name == name)
    root = write(tmp_path / "m", {"a.go": LOADS})
    cache = tmp_path / "cache"
    monkeypatch.setattr(pipeline, "cache_folder", lambda: cache)

    def verdict() -> Verdict:
        (finding,) = bench.scan(root, rule).findings
        return finding.verdict

    shipping = verdict()
    assert (shipping.decision, SOURCE in shipping.evidence[0]) == (Decision.REWRITE, True)
    fill(bench.go, QUICK, cache)
    assert verdict().decision is Decision.LEAVE, "by these figures, all costs the same"
    fill(bench.go, FULL, cache, dear_copies)
    here = verdict()
    assert here.decision is Decision.REWRITE
    assert f"measured here (full) with {bench.go.version}" in here.evidence[0]
