"""Ranks and shares of the findings of every rule: by loops, and by a profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench

from codemod.costs import shipped
from codemod.measures import Line, Profile
from codemod.model import Decision, Finding, Verdict
from codemod.options import Options
from transforms.registry import BUILT_IN

pytest_plugins = ["workbench_fixture"]

FILES = {
    "a.go": """package m

type row struct{ n [40]int64 }

func pick(rows []row) *row {
	for _, r := range rows {
		if r.n[0] == 1 {
			return &r
		}
	}
	return nil
}

func size(words []string) map[string]int {
	m := make(map[string]int)
	for i, w := range words {
		m[w] = i
	}
	return m
}

func load(m map[string][64]int64, i int) int64 {
	v := m["k"]
	return v[i]
}
"""
}
UNSAFE = Options(unsafe=True)
LINES = {"range-value-address": 6, "unsized-map": 17, "copied-array": 23}
"""Rule → the line that its finding's cost is spent on."""


def found(bench: Bench, root: Path, options: Options) -> list[Finding]:
    report = bench.scan(root, *(rule for rule in BUILT_IN if rule.name in LINES), options=options)
    return [one for one in report.findings if one.verdict.decision is Decision.REWRITE]


@pytest.fixture
def root(bench: Bench, tmp_path: Path) -> Path:
    bench.program(tmp_path, FILES)
    return tmp_path


@pytest.mark.parametrize("rule", LINES)
def test_a_finding_has_the_share_of_its_line(bench: Bench, root: Path, rule: str) -> None:
    spent = {Line("ex.org/m.f", "a.go", LINES[rule]): 30}
    options = Options(profile=Profile("cpu", "nanoseconds", 100, spent), min_share=0.2)
    assert [(one.site.rule, one.spent) for one in found(bench, root, options)] == [(rule, 30)]


def test_what_has_a_measured_cost_has_a_gain(bench: Bench, root: Path) -> None:
    gains = {
        one.site.rule: one.verdict.prediction is not None and one.verdict.prediction.gain > 0
        for one in found(bench, root, Options())
    }
    assert gains == dict.fromkeys(LINES, True)


LOOPS = """package m

type row struct{ n [40]int64 }

var best *row

func pick(rows []row) *row {
	for _, r := range rows {
		if r.n[0] == 1 {
			return &r
		}
	}
	return nil
}

func last(rows []row) {
	for _, r := range rows {
		if r.n[0] == 1 {
			best = &r
		}
	}
}

func all(rows []row) (kept []*row) {
	for _, r := range rows {
		kept = append(kept, &r)
	}
	return kept
}

func first[T any](rows []T, is func(T) bool) *T {
	for _, r := range rows {
		if is(r) {
			return &r
		}
	}
	return nil
}

var _ = first([]row{}, nil)
"""


@pytest.mark.parametrize(
    ("go", "expected"),
    [
        # How often `last` has a hit nobody knows, nor how large a T is.
        ("1.23", ["late LoopHit", "late", "batch LoopAll", "late"]),
        # One allocation for the loop, today as well.
        ("1.21", ["late", "late", "batch", "late"]),
    ],
)
def test_a_loop_is_predicted_where_its_copies_can_be_counted(
    bench: Bench, tmp_path: Path, go: str, expected: list[str]
) -> None:
    bench.program(tmp_path, {"go.mod": f"module ex.org/m\n\ngo {go}\n", "a.go": LOOPS})
    rules = [rule for rule in BUILT_IN if rule.name == "range-value-address"]
    verdicts = [one.verdict for one in bench.scan(tmp_path, *rules, options=UNSAFE).findings]

    def told(verdict: Verdict) -> str:
        prediction = verdict.prediction
        operations = [one.operation for one in prediction.weights] if prediction else []
        return " ".join([verdict.shape, *operations])

    assert [told(one) for one in verdicts] == expected
    table = shipped().table()
    for one in verdicts:
        if one.prediction is not None:
            (weight,) = one.prediction.weights
            cost = table.cost(weight.operation, one.shape, 320)
            assert one.predicted == round(cost.shape / cost.array, 3)
            assert one.prediction.gain == pytest.approx(10 * (cost.array - cost.shape), abs=0.01)
