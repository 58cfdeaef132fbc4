"""All stages together, with transforms that are toys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from toys import Numbers, Overlapping, Remark, Rename, StructMaps, Toy, WithHelper
from workbench import Bench, silent, write

from codemod import pipeline
from codemod.context import Context
from codemod.errors import BadInput
from codemod.gotool import GoTool
from codemod.groups import Group
from codemod.model import Decision, Finding, Report, Verdict
from codemod.options import Options
from codemod.pipeline import scan

pytest_plugins = ["workbench_fixture"]


@pytest.fixture(autouse=True)
def _cache(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "cache_folder", lambda: bench.cache)


def rows(report: Report) -> list[tuple[str, int, str, str]]:
    """File, line, decision and code of each finding."""
    return [(*place(finding), *said(finding)) for finding in report.findings]


def place(finding: Finding) -> tuple[str, int]:
    return finding.position.path.name, finding.position.line


def said(finding: Finding) -> tuple[str, str]:
    return finding.verdict.decision.value, finding.verdict.code


def changed(report: Report) -> dict[str, list[str]]:
    """File → its lines that are new."""
    return {
        patch.name: [
            line[1:]
            for line in patch.diff.decode().splitlines()
            if line.startswith("+") and not line.startswith("+++")
        ]
        for patch in report.patches
    }


def rejected(report: Report) -> list[str]:
    assert report.verified is not None
    return [rejection.error for rejection in report.verified.rejected]


# --- nothing to do ------------------------------------------------------------------------------


def test_nothing_is_found(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": "package m\n\nvar x = 1\n"})
    report = bench.diff(root, Rename(), StructMaps())
    assert (report.findings, report.patches, report.problems, report.warnings) == ((), (), (), ())
    assert report.go == bench.go.version
    assert report.verified is not None
    assert not report.verified.fixes


def test_what_is_left_alone_has_no_patch(bench: Bench, tmp_path: Path) -> None:
    text = "package m\n\nvar old = map[int]struct{ x int }{}\n"
    root = write(tmp_path, {"a.go": text})
    report = bench.diff(root, StructMaps())
    assert rows(report) == [("a.go", 3, "leave", "toy")]
    assert report.patches == ()
    assert (root / "a.go").read_text() == text


# --- one transform at a time --------------------------------------------------------------------


def test_by_syntax_alone(bench: Bench, tmp_path: Path) -> None:
    text = "package m\n\nvar old = 1 // old\n\nfunc F() int { return old }\n"
    root = write(tmp_path, {"a.go": text, "b.go": "package m\n\nvar other = F()\n"})
    report = bench.diff(root, Rename())
    assert rows(report) == [("a.go", 3, "rewrite", "")]
    assert changed(report) == {"a.go": ["var fresh = 1 // old", "func F() int { return fresh }"]}
    assert (root / "a.go").read_text() == text


def test_a_name_that_other_files_use_is_rejected_by_the_compiler(
    bench: Bench, tmp_path: Path
) -> None:
    root = write(
        tmp_path,
        {"a.go": "package m\n\nvar old = 1\n", "b.go": "package m\n\nvar other = old\n"},
    )
    report = bench.diff(root, Rename())
    assert rows(report) == [("a.go", 3, "rejected", "rejected")]
    assert report.patches == ()
    assert re.fullmatch(r"b\.go:3(:\d+)?: undefined: old", rejected(report)[0])
    assert report.findings[0].verdict.reason == rejected(report)[0]


def test_by_type(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\ntype P struct{ x, y int }\n\nvar M = map[string]P{}\n",
        "b.go": "package m\n\nfunc F(n map[string]P) { M = n }\n\nvar N map[int]P\n",
        "c.go": "package m\n\nvar A map[int][4]int\n",
    }
    report = bench.scan(write(tmp_path, files), StructMaps())
    assert [(*place(finding), finding.verdict.reason) for finding in report.findings] == [
        ("a.go", 5, "3 slots"),
        ("b.go", 3, "3 slots"),
        ("b.go", 5, "1 slots"),
    ]
    groups = [finding.group for finding in report.findings]
    assert groups[0] == groups[1] != groups[2]


def test_a_group_changes_as_a_whole(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\nvar m map[int]struct{}\n",
        "b.go": "package m\n\nfunc f(n map[int]struct{}) { m = n }\n",
    }
    report = bench.diff(write(tmp_path, files), Remark())
    assert changed(report) == {
        "a.go": ["var m /* map */ map[int]struct{}"],
        "b.go": ["func f(n /* map */ map[int]struct{}) { m = n }"],
    }


def test_of_fixes_that_overlap_the_first_is_kept(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": "package m\n\nvar x = y + 2\n\nvar y = 1\n"})
    report = bench.diff(root, Overlapping())
    assert [said(finding)[0] for finding in report.findings] == ["rewrite", "rejected"]
    assert rejected(report) == ["overlaps a rewrite that goes before it"]
    assert changed(report) == {"a.go": ["var x = (y + 2)"]}


def test_a_helper_is_declared_once_for_each_package(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\nvar x = 42\n",
        "b.go": "package m\n\nvar y, z = 42, 42\n",
        "sub/c.go": "package sub\n\nvar answer = 42\n",
    }
    report = bench.diff(write(tmp_path, files), WithHelper())
    assert changed(report) == {
        "a.go": ["var x = answer()", "", "func answer() int { return 42 }"],
        "b.go": ["var y, z = answer(), answer()"],
        "sub/c.go": ["var answer = answer2()", "", "func answer2() int { return 42 }"],
    }


def test_a_helper_of_an_earlier_run_is_used_again(bench: Bench, tmp_path: Path) -> None:
    files = {"a.go": "package m\n\nvar x = 42\n\nfunc answer() int { return 42 }\n"}
    report = bench.diff(write(tmp_path, files), WithHelper())
    assert changed(report) == {"a.go": ["var x = answer()"]}


def test_transforms_run_side_by_side(bench: Bench, tmp_path: Path) -> None:
    files = {"a.go": "package m\n\nvar old = 42\n\nvar m = map[int]struct{}{1: {}}\n"}
    root = write(tmp_path, files)
    toys = [Rename(), WithHelper(), Remark(), StructMaps()]
    report = bench.diff(root, *toys)
    assert [finding.site.rule for finding in report.findings] == [
        "rename",
        "with-helper",
        "remark",
        "struct-maps",
    ]
    assert changed(report)["a.go"][:2] == [
        "var fresh = answer()",
        "var m = /* map */ map[int]struct{}{1: {}}",
    ]
    assert bench.diff(root, *reversed(toys)).patches == report.patches


# --- the gate -----------------------------------------------------------------------------------


def test_the_good_groups_are_kept_where_one_does_not_compile(bench: Bench, tmp_path: Path) -> None:
    text = "package m\n\nvar a int = 1\n\nvar b int = 2\n\nvar c int = 3\n\nvar d int = 4\n"
    root = write(tmp_path, {"a.go": text})
    toy = Numbers(new={b"1": b"11", b"2": b'"two"', b"3": b"33", b"4": b"44"})
    report = bench.diff(root, toy)
    assert [finding.verdict.decision.value for finding in report.findings] == [
        "rewrite",
        "rejected",
        "rewrite",
        "rewrite",
    ]
    assert changed(report) == {"a.go": ["var a int = 11", "var c int = 33", "var d int = 44"]}
    assert len(rejected(report)) == 1
    assert rejected(report)[0].startswith("a.go:5:")


def test_a_fix_that_spoils_what_imports_it_is_rejected(bench: Bench, tmp_path: Path) -> None:
    files = {
        "lib/lib.go": "package lib\n\nconst Size = 4\n\nconst Other = 5\n",
        "app/app.go": 'package app\n\nimport "ex.org/m/lib"\n\nvar A [0x4]int = [lib.Size]int{}\n',
    }
    report = bench.diff(write(tmp_path, files), Numbers(new={b"4": b"6", b"5": b"7"}))
    assert changed(report) == {"lib/lib.go": ["const Other = 7"]}
    assert {place(finding): said(finding)[0] for finding in report.findings} == {
        ("lib.go", 3): "rejected",
        ("lib.go", 5): "rewrite",
    }


def test_two_runs_say_the_same(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\nvar old = 1 + 2\n\nvar m = map[int]struct{}{}\n",
        "b/b.go": "package b\n\nvar x = 42 //unheap:ignore with-helper\n\nvar y = 3\n",
    }
    root = write(tmp_path, files)
    toys = [Rename(), Overlapping(), WithHelper(), Remark(), Numbers(new={b"3": b'"x" + 1'})]
    first, second = (bench.diff(root, *toys) for _ in range(2))
    assert first == second
    assert first.patches
    assert rejected(first)
    assert first.warnings


# --- what is asked for --------------------------------------------------------------------------

GROUP = {
    "a.go": "package m\n\nvar m map[int]struct{}\n",
    "b.go": "package m\n\nfunc f(n map[int]struct{}) { m = n }\n\nvar old = 1\n",
}


def test_a_go_file_shows_its_own_findings_and_changes_all_that_belongs_to_them(
    bench: Bench, tmp_path: Path
) -> None:
    root = write(tmp_path, GROUP)
    report = bench.diff(root, Remark(), Rename(), patterns=["a.go"])
    assert rows(report) == [("a.go", 3, "rewrite", "")]
    assert sorted(changed(report)) == ["a.go", "b.go"]
    assert "old" not in "".join(changed(report)["b.go"])


IGNORED = "package m\n\nfunc f(n map[int]struct{}) { m = n } //unheap:ignore remark by hand\n"


@pytest.mark.parametrize(
    "patterns", [["./..."], ["a.go"], ["a.go", "b.go"]], ids=["all", "other file", "both"]
)
def test_a_suppression_anywhere_in_a_group_keeps_all_of_it(
    bench: Bench, tmp_path: Path, patterns: list[str]
) -> None:
    root = write(tmp_path, {**GROUP, "b.go": IGNORED})
    report = bench.diff(root, Remark(), patterns=patterns)
    assert rows(report) == [("a.go", 3, "leave", "suppressed")]
    assert "by hand" in report.findings[0].verdict.reason
    assert report.findings[0].verdict.at is not None
    assert report.findings[0].verdict.at.path.name == "b.go"
    assert (report.patches, report.warnings) == ((), ())


def test_a_suppression_in_a_package_that_was_not_asked_for(bench: Bench, tmp_path: Path) -> None:
    files = {
        "lib/lib.go": "package lib\n\nvar M map[int]struct{}\n",
        "app/app.go": 'package app\n\nimport "ex.org/m/lib"\n\n'
        "func f(n map[int]struct{}) { lib.M = n } //unheap:ignore remark by hand\n",
    }
    report = bench.diff(write(tmp_path, files), Remark(), patterns=["./lib"])
    assert rows(report) == [("lib.go", 3, "leave", "suppressed")]
    assert report.patches == ()


def test_what_is_wrong_with_suppressions_is_said_of_the_files_that_were_asked_for(
    bench: Bench, tmp_path: Path
) -> None:
    unused = "package m\n\nvar x = 1 //unheap:ignore rename a reason\n"
    root = write(tmp_path, {"a.go": unused, "b.go": unused.replace("x", "y")})
    report = bench.scan(root, Rename(), patterns=["b.go"])
    assert [warning.split(":")[0] for warning in report.warnings] == ["b.go"]
    assert "unused" in report.warnings[0]
    assert bench.scan(root, StructMaps(), patterns=["b.go"]).warnings == ()


def test_only_findings_of_the_packages_that_were_asked_for(bench: Bench, tmp_path: Path) -> None:
    files = {
        "a/a.go": "package a\n\nvar old = 1\n",
        "b/b.go": 'package b\n\nimport _ "ex.org/m/a"\n\nvar old = 1\n',
    }
    root = write(tmp_path, files)
    assert rows(bench.scan(root, Rename(), patterns=["./b"])) == [("b.go", 5, "rewrite", "")]
    assert len(bench.scan(root, Rename()).findings) == 2


# --- groups that reach farther than what was asked for ------------------------------------------

REACHING = {
    "lib/lib.go": "package lib\n\ntype T struct{ F map[int]struct{} }\n",
    "mid/mid.go": 'package mid\n\nimport "ex.org/m/lib"\n\nvar V lib.T\n',
    "app/app.go": 'package app\n\nimport "ex.org/m/mid"\n\n'
    "func f(n map[int]struct{}) { mid.V.F = n }\n",
    "far/far.go": "package far\n\nvar m map[int]struct{}\n",
}


def test_an_exported_field_is_followed_into_what_imports_it(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, REACHING)
    report = bench.diff(root, Remark(), patterns=["./lib"])
    assert rows(report) == [("lib.go", 3, "rewrite", "")]
    assert sorted(changed(report)) == ["app/app.go", "lib/lib.go"]
    named = {package.path for package in report.workspace.packages if package.named}
    assert named == {"ex.org/m/lib", "ex.org/m/mid", "ex.org/m/app"}


def test_the_result_does_not_depend_on_how_much_was_asked_for(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, REACHING)
    narrow = bench.diff(root, Remark(), patterns=["./lib"])
    wide = bench.diff(root, Remark())
    by_name = {patch.name: patch for patch in wide.patches}
    assert len(by_name) == 3
    for patch in narrow.patches:
        assert patch == by_name[patch.name]


def test_a_field_is_followed_to_where_it_is_declared(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, REACHING)
    report = bench.diff(root, Remark(), patterns=["./app"])
    assert rows(report) == [("app.go", 5, "rewrite", "")]
    assert sorted(changed(report)) == ["app/app.go", "lib/lib.go"]


def test_what_nobody_else_can_name_is_not_followed(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, REACHING)
    report = bench.diff(root, Remark(), patterns=["./far"])
    assert sorted(changed(report)) == ["far/far.go"]
    assert [package.path for package in report.workspace.packages] == ["ex.org/m/far"]


# --- what does not compile ----------------------------------------------------------------------


def test_a_package_that_does_not_compile_is_a_problem_and_the_others_are_answered(
    bench: Bench, tmp_path: Path
) -> None:
    files = {
        "good/good.go": "package good\n\nvar old = 1\n\nvar m map[int]struct{}\n",
        "types/types.go": "package types\n\nvar old int = true\n",
        "syntax/syntax.go": "package syntax\n\nfunc f( {\n",
        "missing/missing.go": 'package missing\n\nimport _ "ex.org/m/nowhere"\n\nvar old = 1\n',
    }
    report = bench.diff(write(tmp_path, files), Rename(), Remark(), patterns=["./..."])
    assert len(report.problems) >= 3
    for name in ("types", "syntax", "nowhere"):
        assert any(name in problem for problem in report.problems), name
    assert [row for row in rows(report) if row[0] == "good.go"] == [
        ("good.go", 3, "rewrite", ""),
        ("good.go", 5, "rewrite", ""),
    ]
    assert "good/good.go" in changed(report)


def test_what_was_not_asked_for_may_be_broken(bench: Bench, tmp_path: Path) -> None:
    files = {
        "good/good.go": "package good\n\nvar old = 1\n",
        "bad/bad.go": "package bad\n\nvar old int = true\n",
    }
    report = bench.diff(write(tmp_path, files), Rename(), patterns=["./good"])
    assert report.problems == ()
    assert changed(report) == {"good/good.go": ["var fresh = 1"]}


def test_what_was_only_looked_at_for_others_may_be_broken(bench: Bench, tmp_path: Path) -> None:
    bad = 'package bad\n\nimport "ex.org/m/lib"\n\nvar X, Y = lib.T{}, int(true)\n'
    root = write(tmp_path, {**REACHING, "bad/bad.go": bad})
    report = bench.diff(root, Remark(), patterns=["./lib"])
    assert any(package.errors for package in report.workspace.packages)
    assert report.problems == ()
    assert rows(report) == [("lib.go", 3, "rewrite", "")]


def test_a_pattern_that_names_nothing_is_a_problem(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": "package m\n\nvar old = 1\n"})
    report = bench.scan(root, Rename(), patterns=[".", "./none"])
    assert rows(report) == [("a.go", 3, "rewrite", "")]
    assert len(report.problems) == 1
    with pytest.raises(BadInput):
        bench.scan(root, Rename(), patterns=["./none"])


@pytest.mark.parametrize("beside", ["b.go", "sub/b.go"])
def test_a_file_that_is_not_built_here_is_a_warning(
    bench: Bench, tmp_path: Path, beside: str
) -> None:
    other = "//go:build never\n\npackage m\n\nvar old = 1\n"
    root = write(tmp_path, {"a.go": "package m\n\nvar old = 1\n", beside: other})
    for patterns in (["a.go", beside], [beside]):
        report = bench.scan(root, Rename(), patterns=patterns)
        assert [row[0] for row in rows(report)] == ["a.go"] * (len(patterns) - 1)
        assert report.warnings == (f"{beside}: not built here: its constraints leave it out",)
        assert report.problems == ()


def test_a_file_of_another_module_is_a_problem(bench: Bench, tmp_path: Path) -> None:
    text = "package m\n\nvar old = 1\n"
    inner = {"in/go.mod": "module ex.org/in\n", "in/b.go": text}
    report = bench.scan(
        write(tmp_path, {"a.go": text, **inner}), Rename(), patterns=["a.go", "in/b.go"]
    )
    (problem,) = report.problems
    assert problem.startswith("./in: no package of the module here; a folder with a go.mod")
    assert report.warnings == ()


# --- without types ------------------------------------------------------------------------------


def no_go(root: Path, *patterns: str) -> Report:
    nowhere = GoTool(Path("/nonexistent/go"))
    return scan(
        patterns,
        Options(),
        [Rename(), Toy()],
        cwd=root,
        go=nowhere,
        progress=silent,
        syntax_only=True,
    )


def test_syntax_alone_needs_no_go(tmp_path: Path) -> None:
    files = {
        "a.go": "package m\n\nvar old = 1\n",
        "b/b.go": "package b\n\nvar old int = true\n\nfunc f( {\n",
        "c.go": "package m\n",
    }
    root = write(tmp_path, files)
    report = no_go(root, "./...")
    assert rows(report) == [
        ("a.go", 3, "refuse", "unresolved"),
        ("b.go", 3, "refuse", "unresolved"),
    ]
    assert (report.go, report.problems, report.patches, report.verified) == ("", (), (), None)
    assert report.workspace.packages == ()
    assert rows(no_go(root, "b")) == rows(report)[1:]
    assert rows(no_go(root, "c.go")) == []


def test_syntax_alone_says_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none: no such file or folder"):
        no_go(tmp_path, "none")


# --- the cache ----------------------------------------------------------------------------------


def test_a_warm_cache_changes_nothing_and_a_damaged_one_neither(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    (cache / "oracle").parent.mkdir()
    (cache / "oracle").symlink_to(bench.cache / "oracle")
    monkeypatch.setattr(pipeline, "cache_folder", lambda: cache)
    root = write(tmp_path / "m", GROUP)
    cold = bench.scan(root, Remark())
    kept = list((cache / "facts").rglob("*.json"))
    assert kept
    assert bench.scan(root, Remark()) == cold
    for path in kept:
        path.write_bytes(path.read_bytes()[:-9])
    assert bench.scan(root, Remark()) == cold


@dataclass(frozen=True)
class Curious(Rename):
    """Says which shape it was asked for."""

    def plan(self, group: Group, context: Context) -> Verdict:  # noqa: ARG002
        """Leave everything."""
        return Verdict(Decision.LEAVE, f"{context.options.shape} {context.go_version}")


def test_options_reach_the_transform(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": "package m\n\nvar old = 1\n"})
    asked = Options(shape="pointer")
    report = bench.scan(root, Curious(shapes=("pointer",)), options=asked)
    assert report.findings[0].verdict.reason == f"pointer {bench.go.version}"


def test_the_shape_of_another_rule_is_no_shape(bench: Bench, tmp_path: Path) -> None:
    root = write(tmp_path, {"a.go": "package m\n\nvar old = 1\n"})
    report = bench.scan(root, Curious(shapes=("round",)), options=Options(shape="pointer"))
    assert report.findings[0].verdict.reason == f"auto {bench.go.version}"
