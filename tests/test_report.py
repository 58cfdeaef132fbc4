from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod import report_json
from codemod.measures import Benchmarks, Comparison, Frame, Prediction, Profile, Weight
from codemod.model import (
    Decision,
    Finding,
    Fix,
    Patch,
    Position,
    Rejection,
    Report,
    Safety,
    Site,
    Verdict,
    Verified,
    Workspace,
)
from codemod.paths import relative
from codemod.report import (
    diff_summary,
    explanation,
    outcome,
    problem_lines,
    scan_lines,
    scan_summary,
)
from codemod.wording import plain

ROOT = Path("/m")
RULE = "map-of-array"
PREDICTION = Prediction(
    {"pointer": 0.44, "struct": 1.0}, (Weight("RMW", ROOT / "a.go", 4, 10.0),), gain=7.5
)
REWRITE = Verdict(
    Decision.REWRITE,
    "two look-ups become one",
    shape="pointer",
    predicted=0.44,
    prediction=PREDICTION,
)
PROFILE = Profile("cpu", "nanoseconds", 1000, {})
LEAVE = Verdict(Decision.LEAVE, "16 bytes are cheap to copy", "small")
REFUSE = Verdict(Decision.REFUSE, "is printed", "printed", at=Position(ROOT / "b.go", 2, 3))


def finding(path: str, line: int, verdict: Verdict, group: str = "") -> Finding:
    site = Site(RULE, ROOT / path, line, line + 1, "map[string][64]int64", 512)
    where = f"{path}:{line}"
    return Finding(site, Position(ROOT / path, line, 7), group or where, verdict)


def report(*findings: Finding, **more: object) -> Report:
    return Report(Workspace(ROOT, ROOT, ()), "go1.27.3", findings, **more)  # type: ignore[arg-type]


def test_scan_has_a_line_a_finding_in_the_order_of_the_files() -> None:
    lines = scan_lines(
        report(
            finding("b/c.go", 9, LEAVE), finding("a.go", 10, REFUSE), finding("a.go", 9, REWRITE)
        )
    )
    assert list(lines) == [
        "a.go:9:7: map-of-array rewrite[pointer]: two look-ups become one",
        "a.go:10:7: map-of-array refuse[printed]: is printed, at b.go:2",
        "b/c.go:9:7: map-of-array leave[small]: 16 bytes are cheap to copy",
    ]


def scanned(verdict: Verdict) -> str:
    """The reason as `scan` has it, of a finding in line 10 of a.go."""
    (line,) = scan_lines(report(finding("a.go", 10, verdict)))
    return line.partition("]: ")[2]


def test_scan_says_where_a_reason_holds_if_that_is_elsewhere() -> None:
    moved = replace(REFUSE, reason="another map is assigned here")
    for path, line, shown in (
        ("a.go", 12, f"{moved.reason}, at line 12"),
        ("c/d.go", 10, f"{moved.reason}, at c/d.go:10"),
        ("a.go", 10, moved.reason),
    ):
        assert scanned(replace(moved, at=Position(ROOT / path, line, 5))) == shown
    whole_file = replace(REFUSE, reason="b.go is generated", at=Position(ROOT / "b.go", 1, 1))
    assert scanned(whole_file) == "b.go is generated"
    said = replace(REFUSE, reason="line 12 may change it", at=Position(ROOT / "a.go", 12, 1))
    assert scanned(said) == "line 12 may change it"


def test_by_gain_the_greatest_comes_first_and_equals_stand_by_place() -> None:
    more = replace(REWRITE, prediction=replace(PREDICTION, gain=99.0))
    found = [finding("a.go", 1, LEAVE), finding("b.go", 2, REWRITE), finding("a.go", 3, REFUSE)]
    lines = list(scan_lines(report(*found, finding("c.go", 9, more)), by_gain=True))
    assert [line.split(" ")[0] for line in lines] == [
        "c.go:9:7:",
        "b.go:2:7:",
        "a.go:1:7:",
        "a.go:3:7:",
    ]


def test_with_a_profile_what_was_spent_is_shown_and_comes_first() -> None:
    spent = [
        replace(finding("b.go", 1, REFUSE), spent=255),
        replace(finding("a.go", 2, REWRITE), spent=0),
    ]
    lines = list(scan_lines(report(*spent, profile=PROFILE), by_gain=True))
    assert lines == [
        "b.go:1:7: map-of-array refuse[printed]: is printed, at line 2 (25.5% of cpu)",
        "a.go:2:7: map-of-array rewrite[pointer]: two look-ups become one (0.0% of cpu)",
    ]


def test_an_explanation_shows_the_heaviest_uses() -> None:
    weights = tuple(Weight("RMW", ROOT / "a.go", line, line / 2) for line in range(1, 11))
    verdict = replace(REWRITE, prediction=replace(PREDICTION, weights=weights))
    asked = replace(finding("a.go", 1, verdict), spent=20)
    lines = explanation(report(asked, profile=PROFILE), asked, {}, {})
    shown = [line.removeprefix("  weight     ") for line in lines if "weight" in line]
    assert shown[:2] == [
        "5 x at a.go:10: v := m[k]; v[1]++; m[k] = v",
        "4.5 x at a.go:9: v := m[k]; v[1]++; m[k] = v",
    ]
    assert shown[8:] == ["and 2 more"]
    assert "  spent      2.0% of cpu" in lines


def test_by_a_profile_a_weight_is_a_share() -> None:
    weights = tuple(Weight("RMW", ROOT / "a.go", n, spent) for n, spent in ((1, 1e9), (2, 3e9)))
    verdict = replace(REWRITE, prediction=replace(PREDICTION, weights=weights, weighed_by="cpu"))
    asked = finding("a.go", 1, verdict)
    lines = explanation(report(asked, profile=PROFILE), asked, {}, {})
    assert "  weight     75% at a.go:2: v := m[k]; v[1]++; m[k] = v" in lines


def test_json_says_what_the_profile_shows() -> None:
    found = replace(finding("a.go", 1, REWRITE), spent=20)
    document = json.loads(report_json.to_json(report(found, profile=PROFILE), "1"))
    assert document["profile"] == {"kind": "cpu", "unit": "nanoseconds", "total": 1000}
    assert document["findings"][0]["spent"] == 20


def test_an_unsafe_rewrite_says_so() -> None:
    verdict = Verdict(Decision.REWRITE, "", shape="element", safety=Safety.UNSAFE)
    assert outcome(verdict) == "rewrite[element, unsafe]"


def test_the_scan_summary_counts_decisions_and_codes() -> None:
    other = Verdict(Decision.REFUSE, "is exported", "exported")
    findings = [finding("a.go", line, REFUSE) for line in (1, 2)]
    findings += [finding("a.go", 3, other), finding("b.go", 1, LEAVE), finding("b.go", 2, REWRITE)]
    assert scan_summary(report(*findings)) == [
        "5 findings in 2 files",
        "  rewrite 1",
        "  leave 1 (small 1)",
        "  refuse 3 (printed 2, exported 1)",
    ]
    assert scan_summary(report()) == ["nothing found"]


def test_the_diff_summary_counts_groups_and_names_the_first_error() -> None:
    good, bad = (Fix(group, RULE, "pointer", {}) for group in ("m.good", "m.bad"))
    patch = Patch(ROOT / "a.go", "a.go", b"a", b"b", b"diff")
    lines = diff_summary(
        report(
            finding("a.go", 1, REWRITE, "m.good"),
            finding("a.go", 2, REWRITE, "m.good"),
            finding("b.go", 1, REFUSE, "m.shown"),
            finding("b.go", 2, REFUSE, "m.shown"),
            finding("b.go", 3, LEAVE, "m.small"),
            patches=(patch,),
            verified=Verified((good,), {}, (Rejection(bad, "a.go:1: oops\nmore"),)),
        )
    )
    assert lines == [
        "1 file changed, 1 flow group rewritten",
        "  left as they are 1 (small 1)",
        "  refused 1 (printed 1)",
        "  rejected m.bad: a.go:1: oops",
    ]


def test_names_and_reasons_cannot_talk_to_the_terminal() -> None:
    evil = Verdict(Decision.REFUSE, "\x1b[2Jgone\u202e\n", "x\x07")
    [line] = scan_lines(report(finding("a\x1b]0;b\r.go", 1, evil)))
    assert line == r"a\x1b]0;b\x0d.go:1:7: map-of-array refuse[x\x07]: \x1b[2Jgone\u202e\x0a"


def test_a_file_name_that_is_not_utf8_can_be_printed() -> None:
    path = b"caf\xe9.go".decode("utf-8", "surrogateescape")
    assert plain(path) == "caf\\xe9.go"


@given(st.text())
def test_plain_text_is_printable_and_stays_so(text: str) -> None:
    result = plain(text)
    assert plain(result) == result
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in result)
    result.encode()


def test_problems_keep_their_lines_and_warnings_are_named() -> None:
    lines = problem_lines(report(problems=("m/a:\n\tboom\x1b",), warnings=("a.go:1:1: unused",)))
    assert lines == ["m/a:\n\tboom\\x1b", "warning: a.go:1:1: unused"]


def test_what_keeps_many_packages_from_being_built_is_said_once() -> None:
    """All that import a broken package have the same text of Go."""
    broken = "# m/broken\na.h:1:1: fatal error: X.h: No such file\ncompilation terminated."
    names = ("m/broken", "m/a", "m/b", "m/c", "m/d")
    others = ("m/e: no Go files", "a.go:1:1: undefined: x", "b.go:1:1: undefined: x")
    problems = (*(f"{name}: {broken}" for name in names), *others)
    assert problem_lines(report(problems=problems)) == [
        f"m/broken: {broken}",
        "  4 more like this: m/a, m/b, m/c, …",
        *others,
    ]
    assert problem_lines(report(problems=problems[:2])) == [
        f"m/broken: {broken}",
        "  1 more like this: m/a",
    ]


def test_a_path_outside_the_root_stays_absolute() -> None:
    assert relative(Path("/m/a/b.go"), ROOT) == "a/b.go"
    assert relative(Path("/other/b.go"), ROOT) == "/other/b.go"


def test_an_explanation_gives_all_that_is_known() -> None:
    verdict = Verdict(
        Decision.REFUSE,
        "is printed",
        "printed",
        at=Position(ROOT / "b.go", 2, 3),
        predicted=0.4449,
        evidence=("3 reads", "1 store"),
    )
    asked = finding("a.go", 1, verdict, "m.seen")
    others = [finding("c.go", line, verdict, "m.seen") for line in range(10)]
    sources = {ROOT / "b.go": b"x\n\tfmt.Println(seen)\r\n"}
    lines = explanation(
        report(asked, *others, finding("d.go", 1, LEAVE)),
        asked,
        {"printed": "Print the elements."},
        sources,
    )
    assert lines == [
        "a.go:1:7: map-of-array refuse[printed]",
        "  type       map[string][64]int64",
        "  size       512 bytes",
        "  flow group m.seen",
        "  reason     is printed",
        "  decided at b.go:2:3",
        "             | fmt.Println(seen)",
        "  predicted  0.44 of today's cost",
        "  evidence   3 reads",
        "  evidence   1 store",
        "  code       printed: Print the elements.",
        *(f"  same flow  c.go:{line}:7" for line in range(8)),
        "  same flow  and 2 more",
    ]


def test_only_a_rewrite_is_safe_or_not() -> None:
    for verdict, expected in ((REWRITE, ["  safety     safe"]), (REFUSE, []), (LEAVE, [])):
        asked = finding("a.go", 1, verdict)
        lines = explanation(report(asked), asked, {}, {})
        assert [line for line in lines if "safety" in line] == expected


@pytest.mark.parametrize("line", [0, 4])
def test_a_deciding_line_that_is_gone_is_left_out(line: int) -> None:
    place = Position(ROOT / "b.go", line, 1)
    asked = finding("a.go", 1, Verdict(Decision.REFUSE, "is printed", at=place))
    lines = explanation(report(asked), asked, {}, {ROOT / "b.go": b"a\nb\n"})
    assert not any("|" in line for line in lines)


def test_json_has_the_documented_members() -> None:
    document = json.loads(
        report_json.to_json(
            report(finding("b/c.go", 9, REFUSE), finding("a.go", 1, REWRITE), problems=("p",)),
            "1.2.3",
        )
    )
    members = ["version", "unheap", "go", "findings", "profile", "problems", "warnings"]
    assert list(document) == members
    assert (document["version"], document["unheap"], document["go"]) == (1, "1.2.3", "go1.27.3")
    assert document["findings"] == [
        {
            "rule": RULE,
            "path": "a.go",
            "line": 1,
            "column": 7,
            "type": "map[string][64]int64",
            "bytes": 512,
            "group": "a.go:1",
            "decision": "rewrite",
            "shape": "pointer",
            "safety": "safe",
            "code": "",
            "reason": "two look-ups become one",
            "at": None,
            "predicted": 0.44,
            "ratios": {"pointer": 0.44, "struct": 1.0},
            "weighed_by": "loop depth",
            "weights": [{"operation": "RMW", "path": "a.go", "line": 4, "weight": 10.0}],
            "gain": 7.5,
            "spent": None,
            "evidence": [],
        },
        {
            "rule": RULE,
            "path": "b/c.go",
            "line": 9,
            "column": 7,
            "type": "map[string][64]int64",
            "bytes": 512,
            "group": "b/c.go:9",
            "decision": "refuse",
            "shape": "",
            "safety": "safe",
            "code": "printed",
            "reason": "is printed",
            "at": {"path": "b.go", "line": 2, "column": 3},
            "predicted": None,
            "ratios": {},
            "weighed_by": "",
            "weights": [],
            "gain": None,
            "spent": None,
            "evidence": [],
        },
    ]


def test_json_of_a_diff_has_the_patches_and_what_the_gate_saw() -> None:
    patch = Patch(ROOT / "a.go", "a.go", b"a", b"b", b"diff\xff\n")
    verified = Verified((), {}, evidence={"g": ("moved to heap: v is gone",)})
    document = json.loads(
        report_json.to_json(
            report(finding("a.go", 1, REWRITE, "g"), patches=(patch,), verified=verified), "1"
        )
    )
    assert document["patches"] == [{"path": "a.go", "diff": "diff\ufffd\n"}]
    assert document["findings"][0]["evidence"] == ["moved to heap: v is gone"]
    assert (document["frames"], document["benchmarks"]) == (None, None)


def test_json_of_a_diff_has_what_was_measured() -> None:
    frame = Frame("m/lib", "F", ("g",), None, 32)
    row = Comparison("m/lib", "BenchmarkX", "ns/op", (4.0, 8.0), (3.0, 3.0), 0.5)
    measured = report(
        frames=(frame,),
        benchmarks=Benchmarks((row,), ("m/a",), ("m/b",)),
        verified=Verified((), {}),
    )
    document = json.loads(report_json.to_json(measured, "1"))
    assert document["frames"] == [
        {"package": "m/lib", "function": "F", "groups": ["g"], "before": None, "after": 32}
    ]
    assert document["benchmarks"] == {
        "results": [
            {
                "package": "m/lib",
                "benchmark": "BenchmarkX",
                "unit": "ns/op",
                "before": [4.0, 8.0],
                "after": [3.0, 3.0],
                "median_before": 6.0,
                "median_after": 3.0,
                "change": -0.5,
                "p": 0.5,
            }
        ],
        "without": ["m/a"],
        "failed": ["m/b"],
    }


def test_every_member_of_the_json_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs/json.md").read_text()
    verified = Verified((), {})
    row = Comparison("m", "BenchmarkX", "ns/op", (4.0,), (3.0,), 1.0)
    full = report(
        finding("a.go", 1, REWRITE),
        verified=verified,
        frames=(Frame("m", "F", (), 1, 2),),
        benchmarks=Benchmarks((row,)),
        profile=PROFILE,
    )
    document = json.loads(report_json.to_json(full, "1"))
    parts = [
        document["findings"][0],
        document["findings"][0]["weights"][0],
        document["profile"],
        document["frames"][0],
        document["benchmarks"],
        document["benchmarks"]["results"][0],
    ]
    for name in (*document, *(name for part in parts for name in part)):
        assert f"`{name}`" in page
