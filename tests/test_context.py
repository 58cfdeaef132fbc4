"""What a transform may ask while it plans."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from codemod.context import Context, parse_version
from codemod.errors import BadInput
from codemod.facts import parse_facts
from codemod.model import Package, Position, SourceFile, Workspace
from codemod.options import Options

TEMPLATE = "func NAME(x int) int {\n\treturn x\n}"


def context(
    root: Path, *names: str, go: str = "1.21", facts: Sequence[dict[str, Any]] = ()
) -> Context:
    """A workspace with one package, `p`, which has these files."""
    files = tuple(SourceFile(root / name, "p") for name in names)
    package = Package("p", "ex.org/p", "p", root, files, go=go)
    rows = [{"id": "p", "path": "ex.org/p", **row} for row in facts]
    known = [parse_facts(json.dumps(row).encode(), root) for row in rows]
    return Context(Workspace(root, root, (package,)), known, Options(), "go1.26.1")


def test_an_empty_workspace(tmp_path: Path) -> None:
    empty = Context(Workspace(tmp_path, tmp_path, ()), (), Options(), "go1.26")
    assert (dict(empty.packages), dict(empty.files)) == ({}, {})
    assert empty.function_at(tmp_path / "a.go", 0) is None


def test_a_file_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\n")
    found = context(tmp_path, "a.go")
    first = found.source(tmp_path / "a.go")
    (tmp_path / "a.go").write_text("package q\n")
    assert found.source(tmp_path / "a.go") is first
    assert first.text == b"package p\n"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.go: No such file"):
        context(tmp_path, "a.go").source(tmp_path / "a.go")


def test_positions(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\n\nvar x int\n")
    found = context(tmp_path, "a.go")
    assert found.position(tmp_path / "a.go", 15) == Position(tmp_path / "a.go", 3, 5)
    assert found.position(tmp_path / "none.go", 15) == Position(tmp_path / "none.go", 1, 1)


def test_functions(tmp_path: Path) -> None:
    row = {"functions": [{"file": "a.go", "start": 10, "end": 20, "name": "f"}]}
    found = context(tmp_path, "a.go", facts=[row])
    function = found.function_at(tmp_path / "a.go", 10)
    assert function is not None
    assert function.name == "f"
    assert found.function_at(tmp_path / "a.go", 20) is None
    assert found.function_at(tmp_path / "b.go", 10) is None
    assert context(tmp_path, "a.go").function_at(tmp_path / "a.go", 10) is None


@pytest.mark.parametrize(
    ("file", "package", "expected"),
    [
        ("go1.22", "1.21", (1, 22)),
        ("", "1.21", (1, 21)),
        ("", "1.21.3", (1, 21)),
        ("", "", (1, 26)),
    ],
)
def test_the_language_of_a_file(
    tmp_path: Path, file: str, package: str, expected: tuple[int, int]
) -> None:
    row = {"files": [{"name": "a.go", "go": file}]}
    found = context(tmp_path, "a.go", go=package, facts=[row])
    assert found.language(tmp_path / "a.go") == expected


def test_the_language_without_facts(tmp_path: Path) -> None:
    assert context(tmp_path, "a.go").language(tmp_path / "a.go") == (1, 21)


@pytest.mark.parametrize(
    ("spelled", "expected"),
    [("", (1, 0)), ("go1", (1, 0)), ("1.9", (1, 9)), ("go1.22.3", (1, 22)), ("go1.27rc1", (1, 27))],
)
def test_versions(spelled: str, expected: tuple[int, int]) -> None:
    assert parse_version(spelled) == expected


def test_generated_files(tmp_path: Path) -> None:
    files = (
        SourceFile(tmp_path / "a.go", "p", is_generated=True),
        SourceFile(tmp_path / "b.go", "p"),
    )
    package = Package("p", "p", "p", tmp_path, files)
    found = Context(Workspace(tmp_path, tmp_path, (package,)), (), Options(), "go1.26")
    assert [found.is_generated(file.path) for file in files] == [True, False]


def test_names_that_the_linker_joins(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text(
        "package p\n\n//go:linkname here other/x.there\nfunc here()\n\n"
        "//go:linkname alone\nfunc alone()\n\n// see go:linkname not\n"
    )
    found = context(tmp_path, "a.go", "gone.go")
    assert found.linknames >= {"ex.org/p.here", "other/x.there", "ex.org/p.alone"}
    assert "ex.org/p.not" not in found.linknames


def test_names_as_the_linker_writes_them(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text(
        "package p\n\n//go:linkname a main.x\nvar a int\n\n"
        "//go:linkname b ex.org/q%2ev2.x\nvar b int\n"
    )
    file = SourceFile(tmp_path / "a.go", "p")
    packages = (
        Package("p", "ex.org/p", "p", tmp_path, (file,)),
        Package("c", "ex.org/c", "main", tmp_path / "c", ()),
        Package("d", "ex.org/main", "d", tmp_path / "d", ()),
    )
    found = Context(Workspace(tmp_path, tmp_path, packages), (), Options(), "go1.26").linknames
    assert found == {"ex.org/p.a", "main.x", "ex.org/c.x", "ex.org/p.b", "ex.org/q.v2.x"}


def test_names_that_the_linker_joins_from_packages_that_were_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.go").touch()
    for folder in ("b", "testdata"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "b.go").write_text(f"//go:linkname mine ex.org/p.{folder}\n")
    (tmp_path / "b" / "nul.go").write_bytes(b"//go:linkname \xff ex.org/p.\xff\n")
    assert context(tmp_path, "a.go").linknames >= {"ex.org/p.b", "ex.org/p.testdata"}


def test_what_changes_nothing_is_known_of_all_packages(tmp_path: Path) -> None:
    found = context(tmp_path, facts=[{"quiet": [["p.f", ["strings.ToLower"]], ["p.g", []]]}])
    assert found.quiet == {"p.f": ("strings.ToLower",), "p.g": ()}


# --- helpers ------------------------------------------------------------------------------------


def test_a_helper_under_the_name_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\n\nvar help int\n")
    found = context(tmp_path, "a.go")
    helper = found.helper("p", "helper", TEMPLATE)
    assert (helper.package, helper.name) == ("p", "helper")
    assert helper.source == "func helper(x int) int {\n\treturn x\n}"
    assert not found.has_helper(helper)
    assert found.helper("p", "helper", TEMPLATE) is helper


@pytest.mark.parametrize(
    "text",
    [
        "var helper int",
        "func f() { helper := 1; _ = helper }",
        "type T struct{ helper int }",
        "// A helper.",
        'var s = "helper"',
    ],
)
def test_a_name_that_anything_spells_is_not_free(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.go").write_text(f"package p\n\n{text}\n")
    assert context(tmp_path, "a.go").helper("p", "helper", TEMPLATE).name == "helper2"


def test_numbers_go_on_until_one_is_free(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\n\nvar helper, helper2, helper3, helper5 int\n")
    assert context(tmp_path, "a.go").helper("p", "helper", TEMPLATE).name == "helper4"


def test_a_name_in_a_file_that_this_build_leaves_out_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\n")
    (tmp_path / "a_windows.go").write_text("package p\n\nvar helper int\n")
    assert context(tmp_path, "a.go").helper("p", "helper", TEMPLATE).name == "helper2"


def test_no_name_is_free(tmp_path: Path) -> None:
    words = " ".join(["helper", *(f"helper{number}" for number in range(2, 100))])
    (tmp_path / "a.go").write_text(f"package p\n\n// {words}\n")
    with pytest.raises(BadInput, match=r"ex\.org/p: no free name for the helper helper"):
        context(tmp_path, "a.go").helper("p", "helper", TEMPLATE)


@pytest.mark.parametrize("text", [TEMPLATE, "func NAME(x int) int { return x }"])
def test_a_helper_that_an_earlier_run_left_there_is_used(tmp_path: Path, text: str) -> None:
    there = text.replace("NAME", "helper")
    (tmp_path / "a.go").write_text(f"package p\n\n{there}\n")
    found = context(tmp_path, "a.go")
    helper = found.helper("p", "helper", TEMPLATE)
    assert helper.name == "helper"
    assert found.has_helper(helper)


def test_a_numbered_helper_that_is_there_is_used(tmp_path: Path) -> None:
    there = TEMPLATE.replace("NAME", "helper2")
    (tmp_path / "a.go").write_text(f"package p\n\nvar helper int\n\n{there}\n")
    found = context(tmp_path, "a.go")
    assert found.helper("p", "helper", TEMPLATE).name == "helper2"
    assert found.has_helper(found.helper("p", "helper", TEMPLATE))
