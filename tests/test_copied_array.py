"""What the rule for copied arrays finds by syntax alone, takes out, and promises."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbench import Bench, write

from codemod.edits import apply_edits
from codemod.functions import FunctionFacts
from codemod.syntax import Source
from transforms.copied_array import TRANSFORM
from transforms.copied_array.edits import edits_of
from transforms.copied_array.loads import loads

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
        ("x[0], v := m[k]; n = v[0]", []),
        # Not even a program.
        ("v := ; n = v[0]", []),
        ("v := m[; n = v[0]", []),
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
