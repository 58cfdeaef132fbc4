"""Copies that the compiler makes: asked, counted, and promised to go."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from workbench import silent, write

from codemod.copies import Copies, Copy, copied_at, copies_left
from codemod.discover import discover
from codemod.gotool import Completed, GoTool
from codemod.model import Edit, Fix, Package, Position, Promise, SourceFile, Workspace
from codemod.options import Options
from codemod.overlay import Overlay, overlay
from codemod.verify import verify

LIB = """\
package lib

type Table map[int][64]int64

func One(m Table, i int) int64 {
	v := m[1]
	return v[i]
}

func Two(m Table, i int) int64 {
	v := m[1]
	w := m[2]
	return v[i] + w[i]
}

func Ok(m Table, i int) int64 {
	if v, ok := m[1]; ok {
		return v[i]
	}
	return 0
}

func Small(m map[int][8]int64, i int) int64 {
	v := m[1]
	return v[i]
}
"""
MAIN = """\
package main

import "ex.org/m/lib"

func main() { println(lib.One(nil, 1)) }
"""
TEST = """\
package lib

func inTest(m Table, i int) int64 {
	v := m[1]
	return v[i]
}
"""
FILES = {"lib/lib.go": LIB, "main.go": MAIN, "lib/lib_test.go": TEST}
PLACES = {(6, 4), (11, 4), (12, 4), (17, 11)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "a tree", FILES)


@pytest.fixture
def copies(go: GoTool, root: Path) -> Copies:
    return Copies(go, discover(["./..."], root, go))


def places(found: frozenset[Copy] | None) -> set[tuple[int, int]]:
    return {(one.line, one.column) for one in found or ()}


def test_a_copy_counts_where_it_is_written_and_once(copies: Copies, root: Path) -> None:
    found = copies.before("ex.org/m/lib", tests=False)

    assert places(found) == PLACES
    assert {(one.path, one.size) for one in found or ()} == {(root / "lib/lib.go", 512)}
    # What is inlined into another package is not promised to go from there.
    inlined = copies.before("ex.org/m", tests=False)
    # Go 1.27 makes no copy there any more.
    assert inlined is not None
    assert inlined <= frozenset([Copy(root / "main.go", 5, 30, 512, is_inlined=True)])
    assert copied_at(inlined, Position(root / "main.go", 5, 30)) == 0


def test_tests_count_where_they_are_asked_for(copies: Copies, root: Path) -> None:
    found = copies.before("ex.org/m/lib", tests=True)

    assert found is not None
    assert copied_at(found, Position(root / "lib/lib_test.go", 4, 4)) == 512
    assert copied_at(found, Position(root / "lib/lib.go", 6, 4)) == 512
    assert copied_at(found, Position(root / "lib/lib.go", 6, 5)) == 0


def test_an_overlay_is_asked_anew_each_time(copies: Copies, root: Path) -> None:
    lib = root / "lib/lib.go"
    assert places(copies.ask("ex.org/m/lib", Overlay(), tests=False)) == PLACES
    with overlay({lib: LIB.replace("\tw := m[2]\n", "\tw := [64]int64{}\n").encode()}, root) as new:
        for _ in range(2):
            found = copies.ask("ex.org/m/lib", new, tests=False)
            assert places(found) == PLACES - {(12, 4)}
            assert {one.path for one in found or ()} == {lib}


def test_a_package_that_does_not_compile_says_nothing(copies: Copies, root: Path) -> None:
    (root / "lib/lib.go").write_text(LIB + "func broken() { return 1 }\n")

    assert copies.before("ex.org/m/lib", tests=False) is None


# --- promises -----------------------------------------------------------------------------------

A = Path("/m/a.go")
TEXT = b"package a\n\nfunc f() {\n\n}\n\nfunc g() {\n\n}\n"


def promising(*offsets: int, group: str = "x") -> Fix:
    return Fix(
        group, "toy", "", {}, promise=Promise(copies_gone=tuple((A, at, 256) for at in offsets))
    )


def left(fixes: list[Fix], before: list[Copy] | None, after: list[Copy] | None) -> list[str]:
    texts = {A: TEXT}
    old, new = (None if some is None else frozenset(some) for some in (before, after))
    return sorted(copies_left(fixes, texts, texts, old, new))


IN_F, ALSO_IN_F, IN_G = Copy(A, 4, 2, 256), Copy(A, 4, 9, 256), Copy(A, 8, 2, 256)
F, G = TEXT.index(b"func f"), TEXT.index(b"func g")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([IN_F], [], []),
        ([IN_F], [IN_F], ["x"]),
        ([IN_F, ALSO_IN_F], [IN_F], []),
        ([IN_F, IN_G], [IN_F], ["x"]),
        ([IN_F._replace(size=512)], [], ["x"]),
        ([IN_F], [ALSO_IN_F._replace(size=512)], []),
        # What an inlined call copies was not promised to go, and cannot have gone for it.
        ([IN_F._replace(is_inlined=True)], [], ["x"]),
        ([IN_F], [ALSO_IN_F._replace(is_inlined=True)], []),
        ([], [], ["x"]),
        (None, [], ["x"]),
        ([IN_F], None, ["x"]),
    ],
)
def test_one_promised_copy_has_to_go(
    before: list[Copy] | None, after: list[Copy] | None, expected: list[str]
) -> None:
    assert left([promising(F)], before, after) == expected


def test_promises_of_one_function_add_up() -> None:
    fixes = [promising(F), promising(F, group="y"), promising(G, group="z")]

    assert left(fixes, [IN_F, ALSO_IN_F, IN_G], []) == []
    assert left(fixes, [IN_F, ALSO_IN_F, IN_G], [ALSO_IN_F]) == ["x", "y"]
    assert left(fixes, [IN_F, IN_G], []) == ["x", "y"]


def test_other_fixes_may_make_copies_of_their_own() -> None:
    beside = {A: TEXT.replace(b"func f", b"func h() {\n}\n\nfunc f")}
    moved = Copy(A, 7, 2, 256), Copy(A, 7, 9, 256)

    def still(*after: Copy) -> dict[str, str]:
        old, texts = frozenset(moved), {A: TEXT}
        return copies_left([promising(F)], texts, texts, old, frozenset(after), beside)

    assert still(IN_F) == {}
    assert list(still(IN_F, ALSO_IN_F)) == ["x"]


def fix(path: Path, function: str, *edits: tuple[str, str]) -> Fix:
    """Edits of one function, which promise that one copy goes."""
    text = path.read_text()
    start = text.index(f"func {function}(")
    made = []
    for old, new in edits:
        at = text.index(old, start)
        made.append(Edit(at, at + len(old), new.encode()))
    promise = Promise(copies_gone=((path, start, 512),))
    return Fix(f"{function} {edits[0][0]}", "toy", "toy", {path: tuple(made)}, promise=promise)


def test_the_gate_asks_for_promised_copies(go: GoTool, root: Path) -> None:
    lib, test = root / "lib/lib.go", root / "lib/lib_test.go"
    fixes = [
        fix(lib, "One", ("\tv := m[1]\n", ""), ("v[i]", "m[1][i]")),
        fix(lib, "Two", ("\tv := m[1]\n", ""), ("v[i]", "m[1][i]")),
        fix(lib, "Two", ("w[i]", "(w[i])")),
        fix(lib, "Ok", ("v[i]", "v[i] + 0")),
        fix(test, "inTest", ("\tv := m[1]\n", ""), ("v[i]", "m[1][i]")),
    ]

    verified = verify(
        fixes,
        discover(["./..."], root, go),
        go,
        Options(),
        format=lambda pairs: [text for _, text in pairs],
        progress=silent,
    )

    assert {one.fix.group: one.error for one in verified.rejected} == {
        "Two w[i]": "copies: 512 bytes are still copied in Two",
        "Ok v[i]": "copies: 512 bytes are still copied in Ok",
    }
    line = "copies: 512 bytes no longer copied in One"
    assert line in verified.evidence["One \tv := m[1]\n"]


# --- reports ------------------------------------------------------------------------------------


@dataclass
class Reporting:
    """A Go whose compiler writes these reports: name → lines."""

    reports: Mapping[str, str]
    tags: str = ""
    asked: list[list[str]] = field(default_factory=list)

    def run(self, args: Sequence[str], cwd: Path) -> Completed:  # noqa: ARG002
        """Write them where the command says."""
        self.asked.append(list(args))
        flags = next(one for one in args if one.startswith("-gcflags"))
        folder = Path(flags.partition("-json=0,")[2].rstrip("'"))
        folder.mkdir()
        for name, text in self.reports.items():
            (folder / name).write_text(text)
        return Completed(0, b"", b"")


COPY = '{"range":{"start":{"line":3,"character":4}},"code":"copy","message":"512 bytes"}'
INLINED = COPY.replace('"code"', '"relatedInformation":[{}],"code"')
OTHER = COPY.replace('"copy"', '"escape"')


def report(path: Path, *rows: str) -> str:
    return "\n".join([json.dumps({"file": str(path)}), *rows])


def reported(root: Path, reports: Mapping[str, str]) -> frozenset[Copy] | None:
    files = (SourceFile(root / "a.go", "p"),)
    other = Package("q", "q", "q", root / "q", (SourceFile(root / "q/c.go", "q"),))
    workspace = Workspace(root, root, (Package("p", "p", "p", root, files), other))
    return Copies(cast(GoTool, Reporting(reports)), workspace).ask("p", Overlay(), tests=False)


@pytest.mark.parametrize(
    ("name", "path", "rows", "sizes"),
    [
        ("a.json", "a.go", [COPY, OTHER], [512]),
        ("a.json", "a.go", [INLINED, OTHER], [-512]),
        ("a.json", "a.go", [], []),
        # Another package's file of that name took its place, or only stands beside it.
        ("a.json", "other/a.go", [COPY], None),
        ("b.json", "other/b.go", [COPY], []),
        # What no compiler of today writes.
        ("a.json", "a.go", ["{"], None),
        ("a.json", "a.go", ['{"code":"copy"}'], None),
        ("a.json", "a.go", ["[]"], None),
        ("a.json", "a.go", [COPY.replace('{"line":3,"character":4}', "7")], None),
        ("a.json", "a.go", [COPY.replace("512 bytes", "some bytes")], None),
        # Of another package, whose files are not asked about.
        ("c.json", "other/c.go", [COPY], []),
        ("c.json", "q/c.go", [COPY], []),
    ],
)
def test_reports_are_read_or_nothing_is_said(
    tmp_path: Path, name: str, path: str, rows: list[str], sizes: list[int] | None
) -> None:
    found = reported(tmp_path, {name: report(tmp_path / path, *rows)})
    assert (
        None if found is None else [-one.size if one.is_inlined else one.size for one in found]
    ) == sizes


def test_tags_are_given_where_there_are_some(tmp_path: Path) -> None:
    for tags, given in (("", []), ("a,b", ["-tags", "a,b"])):
        go = Reporting({}, tags)
        workspace = Workspace(tmp_path, tmp_path, ())
        Copies(cast(GoTool, go), workspace).ask("p", Overlay(), tests=False)
        assert [one for one in go.asked[0] if one in ("-tags", "", "a,b")] == given


@pytest.mark.parametrize(("jobs", "given"), [(0, []), (3, ["-p", "3"])])
def test_so_many_jobs_are_asked_for(tmp_path: Path, jobs: int, given: list[str]) -> None:
    go = Reporting({})
    Copies(cast(GoTool, go), Workspace(tmp_path, tmp_path, ()), jobs).ask(
        "p", Overlay(), tests=False
    )
    assert [one for one in go.asked[0] if one in ("-p", "0", "3")] == given


def test_the_untouched_files_of_a_package_are_asked_about_once(tmp_path: Path) -> None:
    go = Reporting({})
    copies = Copies(cast(GoTool, go), Workspace(tmp_path, tmp_path, ()))
    for tests in (False, True, False, True):
        assert copies.before("p", tests=tests) == frozenset()
    assert ["-test" in asked for asked in go.asked] == [False, True]
