"""What the rule for copied arrays finds by syntax alone, takes out, and promises."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from toys import Toy
from workbench import Bench, write

from codemod.context import Context
from codemod.edits import apply_edits
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.model import Decision, Position, Verdict
from codemod.syntax import Source
from transforms.copied_array import TRANSFORM
from transforms.copied_array.edits import edits_of
from transforms.copied_array.loads import loads
from transforms.copied_array.names import check_operands
from transforms.refusal import Refuse

pytest_plugins = ["workbench_fixture"]


def _source(body: str) -> Source:
    return Source(Path("a.go"), f"package p\n\nfunc f() {{\n{body}\n}}\n".encode())


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("v := m[k]; n = v[0]", ["m"]),
        ("v := (m)[k]; n = v[0]", ["(m)"]),
        ("v := (m[k]); n = v[0]", ["m"]),
        ("if v, ok := b.m[k]; ok { n = v[0] }", ["b.m"]),
        ("for k, v := range m { n = (v)[0] }", ["m"]),
        ("for _, v := range m { n = v[0] }", ["m"]),
        # Nothing is read by element, or nothing has a name of its own.
        ("v := m[k]; n = v", []),
        ("v = m[k]; n = v[0]", []),
        ("v, w := m[k], 1; n = v[0]", []),
        ("v := m; n = v[0]", []),
        ("for v := range m { n = v[0] }", []),
        ("for v, _ := range m { n = v[0] }", []),
        ("for k, v = range m { n = v[0] }", []),
        ("for range m { n = v[0] }", []),
        ("for x[0], v = range m { n = v[0] }", []),
        ("x[0], v := m[k]; n = x[0][1]", []),
        # Not even a program.
        ("v := ; n = v[0]", []),
        ("v := m[; n = v[0]", []),
        ("v :=\nn = v[0]", []),
        ("v := m.[k]; n = v[0]", []),
        ("v := (m[k]; n = v[0]", []),
        ("v := (); n = v[0]", []),
    ],
)
def test_loads_by_syntax_alone(body: str, found: list[str]) -> None:
    source = _source(body)
    sites = TRANSFORM.find(source)
    assert [source.text[site.start : site.end].decode() for site in sites] == found


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("\ta()\n\tv := m[k]\n\tb(v[0])", "\ta()\n\tb(v[0])"),
        ("\ta()\r\n\tv := m[k]\r\n\tb(v[0])", "\ta()\r\n\tb(v[0])"),
        ("\tv := m[k]; b(v[0])", "\tb(v[0])"),
        ("\ta(); v := m[k]\n\tb(v[0])", "\ta(); \n\tb(v[0])"),
        ("\tv := m[k] // why\n\tb(v[0])", "\t// why\n\tb(v[0])"),
        # No blank line begins a block, and no two follow each other.
        ("\tv := m[k]\n\n\tb(v[0])", "\tb(v[0])"),
        ("\ta()\n\tv := m[k]\n\n\tb(v[0])", "\ta()\n\n\tb(v[0])"),
        ("\ta()\n\n\tv := m[k]\n\n\tb(v[0])", "\ta()\n\n\tb(v[0])"),
        ("\ta()\n\n\tv := m[k]\n\tb(v[0])", "\ta()\n\n\tb(v[0])"),
        (
            "\tswitch {\n\tcase a:\n\t\tv := m[k]\n\n\t\tb(v[0])\n\t}",
            "\tswitch {\n\tcase a:\n\t\tb(v[0])\n\t}",
        ),
    ],
)
def test_a_load_that_goes_leaves_no_gap(body: str, left: str) -> None:
    source = _source(body)
    (load,) = loads(source)
    edits = edits_of(load, (), FunctionFacts(source.path, 0, len(source.text), "f"))
    assert apply_edits(source.text, edits) == _source(left).text


ENTRIES = """package m

func few(m map[int][SIZE]int64, k, i int) int64 {
	v := m[k]
	return v[i]
}
"""


@pytest.mark.parametrize(("size", "copied"), [(12, 0), (16, 128), (64, 512)])
def test_a_copy_that_the_compiler_reports_is_promised_to_go(
    bench: Bench, tmp_path: Path, size: int, copied: int
) -> None:
    root = write(tmp_path, {"a.go": ENTRIES.replace("SIZE", str(size))})
    (finding,) = bench.scan(root, TRANSFORM).findings
    fix, evidence = finding.verdict.fix, finding.verdict.evidence
    assert fix is not None
    at = ENTRIES.replace("SIZE", str(size)).index("v := m[k]")
    assert fix.promise.copies_gone == (((root / "a.go", at, copied),) if copied else ())
    assert any("reports a copy" in line for line in evidence) is bool(copied)


def test_a_value_too_small_to_gain_is_left_with_the_figure(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": ENTRIES.replace("SIZE", "2")})
    (finding,) = bench.scan(root, TRANSFORM).findings
    assert finding.verdict.code == "small-value"
    assert (finding.verdict.predicted or 0.0) > 0.9


LOADS = """package m

func one(m map[int][64]int64, k, i int) int64 {
	v := m[k]
	return v[i]
}
"""


@dataclass(frozen=True)
class Decided(Toy):
    """Another rule, which goes first and has decided on the map."""

    selector: str = "map:array"
    verdict: Verdict = field(default_factory=lambda: Verdict(Decision.LEAVE, ""))

    def plan(self, group: Group, context: Context) -> Verdict:  # noqa: ARG002
        """What it was made with; places are below the module."""
        at = self.verdict.at
        if at is None:
            return self.verdict
        return replace(self.verdict, at=replace(at, path=context.workspace.root / at.path))


def _refused(name: str, line: int) -> Verdict:
    return Verdict(Decision.REFUSE, "no", "no", at=Position(Path(name), line, 1))


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict(Decision.REWRITE, "better"), "other-rule"),
        (Verdict(Decision.LEAVE, "cheap", "cheap", predicted=1.2), "other-rule"),
        (Verdict(Decision.LEAVE, "cheap", "cheap"), ""),
        (_refused("a.go", 4), "other-rule"),
        (_refused("a.go", 5), "other-rule"),
        (_refused("a.go", 3), ""),
        (_refused("a.go", 6), ""),
        (_refused("b.go", 4), ""),
    ],
)
def test_what_an_earlier_rule_has_decided(
    bench: Bench, tmp_path: Path, verdict: Verdict, code: str
) -> None:
    root = write(tmp_path, {"a.go": LOADS, "b.go": "package m\n\n\n\nvar x = 1\n"})
    found = bench.scan(root, Decided(verdict=verdict), TRANSFORM).findings
    (finding,) = [one for one in found if one.site.rule == TRANSFORM.name]
    assert finding.verdict.code == code


@pytest.mark.parametrize(("key", "is_one"), [("k", True), ("`a\nb`", False)])
def test_an_operand_of_two_lines_is_not_repeated(key: str, is_one: bool) -> None:
    source = _source(f"\tv := m[{key}]\n\tb(v[0])")
    (load,) = loads(source)
    function = FunctionFacts(source.path, 0, len(source.text), "f")
    if is_one:
        check_operands(load, 1, function)
        return
    with pytest.raises(Refuse) as caught:
        check_operands(load, 1, function)
    assert caught.value.code == "comment"


@pytest.mark.parametrize("size", [12, 16, 64])
def test_where_every_index_is_constant_only_a_reported_copy_counts(
    bench: Bench, tmp_path: Path, size: int
) -> None:
    code = ENTRIES.replace("SIZE", str(size)).replace("v[i]", "v[1]")
    (finding,) = bench.scan(write(tmp_path, {"a.go": code}), TRANSFORM).findings
    # Go 1.27 makes no copy there, and of less than 128 bytes nothing is ever said.
    version = tuple(map(int, re.findall(r"\d+", bench.go.version)[:2]))
    is_reported = size >= 16 and version < (1, 27)
    assert finding.verdict.code == ("" if is_reported else "no-copy")
