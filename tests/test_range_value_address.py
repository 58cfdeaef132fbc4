"""What the rule for range loops says beside its verdicts and texts, which the goldens hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from workbench import Bench, write

from codemod.model import Finding, Fix
from codemod.options import Options
from codemod.syntax import Source
from transforms.copied_array import TRANSFORM as COPIED_ARRAY
from transforms.range_value_address import TRANSFORM

pytest_plugins = ["workbench_fixture"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("keep(&v)", ["v"]),
        ("s = v[:]", ["v"]),
        ("keep(&k, &v)", ["k", "v"]),
        ("n = -v + k&v", []),
        ("n, ok = <-v, !k", []),
        ("keep(&other, other[:], v)", []),
        ("", []),
    ],
)
def test_syntax_alone_finds_variables_whose_address_is_written(body: str, found: list[str]) -> None:
    text = f"package p\n\nfunc f() {{\n\tfor k, v := range x {{\n\t\t{body}\n\t}}\n}}\n".encode()
    sites = TRANSFORM.find(Source(Path("a.go"), text))
    assert [text[site.start : site.end].decode() for site in sites] == found


LOOPS = """package m

func late(list []int, n int) *int {
	for _, v := range list {
		if v > n {
			return &v
		}
	}
	return nil
}

func batch(list []int) (out []*int) {
	for _, w := range list {
		out = append(out, &w)
	}
	return out
}
"""


def _findings(
    bench: Bench, root: Path, files: Mapping[str, str], **options: str | bool
) -> list[Finding]:
    report = bench.scan(write(root, files), TRANSFORM, options=Options(**options))  # type: ignore[arg-type]
    assert not report.problems
    return list(report.findings)


def _fixes(findings: list[Finding]) -> list[Fix]:
    return [one.verdict.fix for one in findings if one.verdict.fix is not None]


def test_a_rewrite_promises_that_the_variable_leaves_the_heap(bench: Bench, tmp_path: Path) -> None:
    late, batch = _fixes(_findings(bench, tmp_path, {"a.go": LOOPS}))
    assert late.promise.gone == (r"moved to heap: v",)
    assert batch.promise.gone == (r"moved to heap: w",)
    assert (late.note, batch.note) == ("", "")


def test_what_changes_behaviour_says_so(bench: Bench, tmp_path: Path) -> None:
    unsafe = _findings(bench, tmp_path / "a", {"a.go": LOOPS}, unsafe=True, shape="element")
    assert {fix.note for fix in _fixes(unsafe)} == {
        "changes behaviour: pointers into the slice instead of pointers to copies"
    }
    older = {"a.go": f"//go:build go1.21\n\n{LOOPS}", "go.mod": "module m\n\ngo 1.21\n"}
    late, batch = _fixes(_findings(bench, tmp_path / "b", older, unsafe=True))
    assert late.note == ""  # the loop ends with the pointer
    assert batch.note == (
        "changes behaviour: each iteration gets a variable of its own, as since Go 1.22"
    )


def test_how_often_it_is_allocated_depends_on_the_version(bench: Bench, tmp_path: Path) -> None:
    newer = _findings(bench, tmp_path / "a", {"a.go": LOOPS})
    older = _findings(bench, tmp_path / "b", {"a.go": LOOPS, "go.mod": "module m\n\ngo 1.21\n"})
    assert newer[0].verdict.evidence[0] == "escapes: moved to heap: v, once for each element"
    assert [len(one[0].verdict.evidence) for one in (newer, older)] == [2, 1]
    assert older[0].verdict.evidence[0] == "escapes: moved to heap: v, once for each loop"


SHOWN = """package m

import "fmt"

type pair struct{ a, b int }

func find(list []pair, want int) *pair {
	s := pair{}
	for _, v := range list {
		fmt.Println(SHOWN, s)
		if v.a == want {
			return &v
		}
	}
	return nil
}
"""


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        ("v, func() int { v.a++; return v.a }()", "a call beside v changes it"),
        ("s, func() int { s.a++; return s.a + v.b }()", "what is around this is inlined"),
    ],
)
def test_whose_place_would_show(bench: Bench, tmp_path: Path, shown: str, says: str) -> None:
    (found,) = _findings(bench, tmp_path, {"m.go": SHOWN.replace("SHOWN", shown)})
    assert found.verdict.code == "evaluation-order"
    assert says in found.verdict.reason


def test_a_size_that_is_not_known_is_not_given_as_a_number(bench: Bench, tmp_path: Path) -> None:
    generic = LOOPS.replace("batch(list []int)", "batch[T any](list []T)").replace("[]*int", "[]*T")
    used = f"{generic}\nvar _ = batch([]string{{}})\n"
    late, batch = _findings(bench, tmp_path, {"a.go": used})
    assert "8 B there" in late.verdict.reason
    assert batch.verdict.reason.startswith("one kept element (T, the limit is 512 B)")


LOADS = """package m

import "fmt"

type place struct{ at, x int }

var (
	table   = map[int][64]int64{}
	byPlace = map[place][64]int64{}
	out     []any
)

func printed() { fmt.Println(table, byPlace) }

func batch(list []TYPE) (sum int64) {
	for _, v := range list {
		BODY
	}
	return sum
}

func late(list []TYPE, n int) (sum int64) {
	for i, v := range list {
		if i > n {
			BODY
		}
	}
	return sum
}
"""
LOOKED_UP = "if h, ok := table[v.at]; ok { sum += h[len(list)&7] }"


@pytest.mark.parametrize(
    ("of", "body", "is_left"),
    [
        ("place", f"out = append(out, &v); v.at++; {LOOKED_UP}", False),
        # The key is the copy, and a pointer to it would be no key.
        (
            "place",
            "out = append(out, &v); v.at++; if h, ok := byPlace[v]; ok { sum += h[len(list)&7] }",
            True,
        ),
        # Go does not find a field through two pointers.
        ("*place", f"out = append(out, &v); v = &place{{}}; {LOOKED_UP}", True),
        # A pointer of the same name would be declared twice in one list.
        ("place", f"out = append(out, &v); v.at++; {LOOKED_UP}; v := v.x; sum += int64(v)", True),
    ],
)
def test_what_another_rule_writes_of_the_copy_needs_a_pointer_of_its_name(
    bench: Bench, tmp_path: Path, of: str, body: str, is_left: bool
) -> None:
    text = LOADS.replace("TYPE", of).replace("BODY", body)
    report = bench.scan(write(tmp_path, {"a.go": text}), COPIED_ARRAY, TRANSFORM)
    assert not report.problems
    found = [one.verdict.code or one.verdict.shape for one in report.findings]
    batch, late = ["other-rule"] * 2 if is_left else ["batch", "late"]
    assert found == [batch, "access", late, "access"]
    # Where the other rule takes the load's statement out, no edit may stand in there.
    edits = [
        edit for fix in _fixes([*report.findings]) for one in fix.edits.values() for edit in one
    ]
    assert all(edit.new != text[edit.start : edit.end].encode() for edit in edits)
