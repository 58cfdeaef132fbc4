from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transforms
from codemod import pipeline
from codemod.codes import CODES
from codemod.model import Decision, Finding, Fix, Position, Site, Verdict
from codemod.suppress import CODE, suppressed, suppressions

PATH = Path("/m/a.go")
RULE = "map-of-array"
REWRITE = Verdict(Decision.REWRITE, "cheaper", fix=Fix("g", RULE, "pointer", {}))


def finding(line: int, *, group: str = "", rule: str = RULE, path: Path = PATH) -> Finding:
    site = Site(rule, path, line, line + 1)
    return Finding(site, Position(path, line, 1), group or f"g{line}", REWRITE)


def kept_lines(text: str, *lines: int) -> list[int]:
    kept, _ = suppressed([finding(line) for line in lines], {PATH: text.encode()})
    return [one.position.line for one in kept]


def complaints(text: str, *lines: int, rules: list[str] | None = None) -> list[str]:
    findings = [finding(line) for line in lines]
    _, problems = suppressed(findings, {PATH: text.encode()}, rules)
    return [f"{problem.at.line}:{problem.at.column} {problem.message}" for problem in problems]


def test_behind_code_it_speaks_for_its_line() -> None:
    text = "package a\nvar m map[int]T //unheap:ignore map-of-array tiny\nvar n map[int]T\n"
    assert kept_lines(text, 2, 3) == [3]
    assert complaints(text, 2, 3) == []


def test_above_code_it_speaks_for_the_next_line_of_code() -> None:
    text = "//unheap:ignore map-of-array tiny\n// more\n\nm[k] = v\nm[j] = v\n"
    assert kept_lines(text, 4, 5) == [5]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("//unheap:ignore map-of-array r\nfunc f(\n\ta int,\n) {\n\tg()\n}\nfunc g() {\n}\n", 6),
        ("//unheap:ignore map-of-array r\nvar (\n\ta int\n)\nvar b = 1\n", 4),
        ("//unheap:ignore map-of-array r\ntype T struct {\n\ta int // }\n\tb string\n}\nx\n", 5),
        ("//unheap:ignore map-of-array r\nvar a = f(\"}{\",\n\t`(\n`, '{', /* ) */\n)\nx\n", 5),
        ("//unheap:ignore map-of-array r\nconst a = 1", 2),
    ],
)
def test_above_a_declaration_it_speaks_for_all_of_it(text: str, last: int) -> None:
    assert kept_lines(text, *range(2, 9)) == list(range(last + 1, 9))


def test_a_declaration_ends_where_its_brackets_do_even_inside_another() -> None:
    text = (
        "func f() {\n\t//unheap:ignore map-of-array r\n\tvar m = T{\n\t\t1,\n\t}\n\tm[1] = 2\n}\n"
    )
    assert kept_lines(text, 1, 3, 4, 5, 6) == [1, 6]


def test_a_comment_within_an_ignored_declaration_is_read_too() -> None:
    text = (
        "//unheap:ignore map-of-array r\nfunc f() {\n"
        "\t//unheap:ignore other r\n\tvar m T\n\tm[1] = 2\n}\n"
    )
    assert [(each.rule, each.first, each.last) for each in suppressions(PATH, text.encode())] == [
        ("other", 4, 4),
        ("map-of-array", 2, 6),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'var a = "//unheap:ignore map-of-array r"\n',
        "var a = `\n//unheap:ignore map-of-array r\n`; var b T\n",
        "/*\n//unheap:ignore map-of-array r\n*/ var a T\n",
        "var a = '\"' // see //unheap:ignore map-of-array r\n",
        "//unheap:ignored map-of-array r\nvar a T\n",
        "//go:generate unheap:ignore map-of-array r\nvar a T\n",
    ],
)
def test_what_is_not_a_comment_of_ours_means_nothing(text: str) -> None:
    assert suppressions(PATH, text.encode()) == []
    assert complaints(text) == []


def test_only_its_rule_and_its_file_are_silenced() -> None:
    other = Path("/m/b.go")
    findings = [finding(1, rule="other"), finding(1, path=other)]
    text = b"var m T //unheap:ignore map-of-array r\n"
    kept, _ = suppressed(findings, {PATH: text, other: b"var m T\n"})
    assert list(kept) == findings


def test_a_group_with_a_silenced_finding_is_left_alone_as_a_whole() -> None:
    findings = [finding(1, group="g"), finding(2, group="g"), finding(3)]
    text = b"var m T //unheap:ignore map-of-array old\nvar n T\nvar o T\n"
    kept, _ = suppressed(findings, {PATH: text})
    assert [one.position.line for one in kept] == [2, 3]
    verdict = kept[0].verdict
    assert (verdict.decision, verdict.code, verdict.fix) == (Decision.LEAVE, CODE, None)
    assert verdict.at == Position(PATH, 1, 9)
    assert verdict.reason.endswith("//unheap:ignore: old")
    assert kept[1] == findings[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x //unheap:ignore map-of-array\n", ["1:3 //unheap:ignore map-of-array gives no reason"]),
        ("x //unheap:ignore\n", ["1:3 not obeyed: //unheap:ignore names no rule"]),
        (
            "x // unheap:ignore map-of-array r\n",
            ["1:3 not obeyed: write //unheap:ignore map-of-array without a space after //"],
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_said(text: str, expected: list[str]) -> None:
    assert complaints(text, 1) == expected


def test_what_is_not_obeyed_silences_nothing() -> None:
    assert kept_lines("x // unheap:ignore map-of-array r\n", 1) == [1]


def test_without_a_reason_it_is_obeyed_all_the_same() -> None:
    assert kept_lines("x //unheap:ignore map-of-array\n", 1) == []


def test_an_unused_one_is_reported_if_its_rule_ran() -> None:
    text = "x\ny //unheap:ignore map-of-array r\r\n"
    unused = ["2:3 //unheap:ignore map-of-array is unused: there is nothing to ignore"]
    assert complaints(text, 1) == unused
    assert complaints(text, 1, rules=[RULE]) == unused
    assert complaints(text, 1, rules=["other"]) == []
    assert complaints("//unheap:ignore map-of-array r", rules=[RULE])[0].startswith("1:1 ")


def test_one_that_misspells_a_rule_is_reported() -> None:
    text = "x\ny //unheap:ignore map-of-arrays r\n"
    meant = ["2:3 //unheap:ignore map-of-arrays is unused: did you mean 'map-of-array'?"]
    assert complaints(text, 1, rules=["unsized-map", RULE]) == meant
    assert complaints(text, 1, rules=["unsized-map"]) == []
    assert complaints(text.replace("map-of-arrays", "unknown"), 1, rules=[RULE]) == []


def test_no_rule_is_taken_for_another() -> None:
    names = [rule.name for rule in transforms.load()]
    for name in names:
        others = [other for other in names if other != name]
        assert complaints(f"x //unheap:ignore {name} r\n", rules=others) == []


def test_the_codes_of_the_engine_are_documented() -> None:
    assert {CODE, pipeline.UNRESOLVED.code} <= set(CODES)


PIECES = st.sampled_from(
    [
        *"\n \"`'\\{}(xé",
        *("/*", "*/", "//", "var", "func"),
        *("//unheap:ignore map-of-array r", "// unheap:ignore a"),
    ]
)


@given(st.lists(PIECES).map("".join))
def test_any_text_gives_comments_that_are_there_and_lines_that_exist(text: str) -> None:
    data = text.encode()
    lines = data.split(b"\n")
    for each in suppressions(PATH, data):
        assert lines[each.at.line - 1][each.at.column - 1 :].startswith(b"//")
        assert 1 <= each.first <= each.last <= len(lines)
