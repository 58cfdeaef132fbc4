"""Which shape wins, and what is shown of those that do not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from workbench import Bench, write

from codemod.facts import Slot
from codemod.measures import Line, Profile
from codemod.model import Decision, Fix, Position, Report, Verdict
from codemod.options import Options
from codemod.weights import Weighed
from map_of_array.slots import SLOT
from transforms.map_of_array import TRANSFORM
from transforms.map_of_array.choose import Candidate, choose
from transforms.map_of_array.decide import Estimate
from transforms.map_of_array.refusal import Refuse

pytest_plugins = ["workbench_fixture"]

WHY = Refuse("unknown-use", "it is used strangely", Position(Path("a.go"), 3))
SMALL = msgspec.structs.replace(SLOT, size=16)


def candidate(shape: str, ratio: float, slot: Slot = SLOT) -> Candidate:
    fix = Fix("g", "map-of-array", shape, {})
    weighed, predicted = Weighed((), "loop depth", {}), Estimate(100, 100 * ratio)
    return Candidate(fix, slot, (), weighed, predicted, "measured here")


def test_the_cheapest_lawful_shape_wins_and_the_others_are_shown() -> None:
    verdict = choose(SLOT, [candidate("pointer", 0.6), candidate("other", 0.3)], None)
    assert (verdict.decision, verdict.shape, verdict.predicted) == (Decision.REWRITE, "other", 0.3)
    assert verdict.reason == "predicted cost 0.30 of today's (pointer 0.60), 512 B values"
    assert verdict.prediction is not None
    assert verdict.prediction.ratios == {"pointer": 0.6, "other": 0.3}
    assert verdict.prediction.gain == pytest.approx(70)


def test_a_size_that_a_type_parameter_decides_is_said_to_be_unknown() -> None:
    open_size = msgspec.structs.replace(SLOT, size=-1)
    verdict = choose(open_size, [candidate("other", 0.6, open_size)], None)
    assert verdict.reason == "predicted cost 0.60 of today's, values of unknown size"


@pytest.mark.parametrize(("ratio", "winner"), [(0.45, "other"), (0.46, "pointer")])
def test_a_shape_that_comes_later_has_to_be_clearly_cheaper(ratio: float, winner: str) -> None:
    verdict = choose(SLOT, [candidate("pointer", 0.5), candidate("other", ratio)], None)
    assert verdict.shape == winner


def test_a_shape_that_is_lawful_wins_where_another_is_not() -> None:
    verdict = choose(SLOT, [candidate("other", 0.3)], WHY)
    assert (verdict.decision, verdict.shape) == (Decision.REWRITE, "other")


def test_a_struct_is_never_chosen_whatever_the_table_says() -> None:
    verdict = choose(SLOT, [candidate("pointer", 0.95), candidate("struct", 0.1)], None)
    assert (verdict.code, verdict.predicted) == ("no-gain", 0.95)
    assert choose(SLOT, [candidate("struct", 0.1)], WHY).code == "unknown-use"


@pytest.mark.parametrize("refusal", [None, WHY])
def test_small_values_stay_without_pointers(refusal: Refuse | None) -> None:
    lawful = [] if refusal else [candidate("pointer", 0.3, SMALL)]
    assert choose(SMALL, lawful, refusal).code == "small-value"
    other = [*lawful, candidate("other", 0.3, SMALL)]
    assert choose(SMALL, other, refusal).shape == "other"


def test_without_a_lawful_shape_the_reason_is_given() -> None:
    verdict = choose(SLOT, [], WHY)
    assert (verdict.decision, verdict.code, verdict.at) == (Decision.REFUSE, WHY.code, WHY.at)


@pytest.mark.parametrize(
    ("shape", "slot", "said"),
    [
        ("slab", SLOT, True),
        ("pointer", SLOT, False),
        ("slab", SMALL, False),  # nothing to follow today either
        ("slab", msgspec.structs.replace(SLOT, key_pointers=True), False),
        ("slab", msgspec.structs.replace(SLOT, elem_pointers=True), False),
    ],
)
def test_what_leaves_the_collector_nothing_to_follow_says_so(
    shape: str, slot: Slot, said: bool
) -> None:
    assert ("garbage collector" in candidate(shape, 0.5, slot).evidence()) is said


HOT = """package p

type t struct{ m map[int][64]int64 }

func (x *t) count(k int) {
	v := x.m[k]
	v[3]++
	x.m[k] = v
}

func (x *t) get(k int) [64]int64 {
	return x.m[k]
}

func (x *t) all(ks []int) (sum int64) {
	for _, k := range ks {
		v := x.get(k)
		sum += v[0]
	}
	return
}

type u struct{ m map[int][64]int64 }

func (x *u) count(k int) {
	for range k {
		v := x.m[k]
		v[3]++
		x.m[k] = v
	}
}
"""


def options(*lines: tuple[str, int, int]) -> Options:
    """With a profile that shows these amounts, of 1000, in lines of functions."""
    spent = {Line(f"ex.org/m.{name}", "ex.org/m/a.go", line): value for name, line, value in lines}
    profile = Profile("cpu", "nanoseconds", 1000, spent) if lines else None
    return Options(profile=profile, exported=True)


def scan(bench: Bench, root: Path, *lines: tuple[str, int, int]) -> Report:
    return bench.scan(write(root, {"a.go": HOT}), TRANSFORM, options=options(*lines))


def verdicts(report: Report) -> dict[str, Verdict]:
    return {one.group.rsplit(".", 2)[1]: one.verdict for one in report.findings}


def test_what_is_hot_decides(bench: Bench, tmp_path: Path) -> None:
    cold = verdicts(scan(bench, tmp_path))["t"].predicted
    update = verdicts(scan(bench, tmp_path, ("(*t).count", 6, 300), ("(*t).count", 8, 300)))["t"]
    read = verdicts(scan(bench, tmp_path, ("(*t).get", 12, 600)))["t"]
    assert update.prediction is not None
    assert read.prediction is not None
    assert update.decision is Decision.REWRITE
    assert read.code == "no-gain"
    assert (update.predicted or 1) < (cold or 0) < (read.predicted or 0)
    assert update.prediction.weighed_by == "cpu"
    assert update.prediction.gain == pytest.approx(600 * (1 - (update.predicted or 1)), abs=1)
    weights = {weight.operation: weight.weight for weight in update.prediction.weights}
    assert weights == {"RMW": 600, "ReadCopy": 0}
    assert {one.spent for one in scan(bench, tmp_path, ("(*t).get", 12, 600)).findings} == {600, 0}


def test_a_loop_makes_the_gain_greater(bench: Bench, tmp_path: Path) -> None:
    found = verdicts(scan(bench, tmp_path))
    gains = {name: one.prediction.gain for name, one in found.items() if one.prediction}
    assert gains["u"] > 5 * gains["t"]


def test_what_is_cold_is_neither_found_nor_rewritten(bench: Bench, tmp_path: Path) -> None:
    asked = replace(options(("(*t).count", 6, 300), ("(*u).count", 28, 20)), min_share=0.1)
    report = bench.diff(write(tmp_path, {"a.go": HOT}), TRANSFORM, options=asked)
    assert {one.group.rsplit(".", 2)[1] for one in report.findings} == {"t"}
    [patch] = report.patches
    new = patch.new.decode()
    assert "type t struct{ m map[int]*[64]int64 }" in new
    assert "type u struct{ m map[int][64]int64 }" in new
