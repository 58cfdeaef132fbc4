"""Files that no pattern lists and that may import what is edited."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from workbench import write

from codemod.context import Context
from codemod.facts import Slot
from codemod.model import Package, SourceFile, Workspace
from codemod.unlisted import unlisted_files
from transforms.maps.visible import left_out, outsiders

IMPORTS = 'package x\n\nimport "ex.org/m/lib"\n\nvar V = lib.V\n'


def _found(root: Path, tree: dict[str, str], home: str = ".") -> list[str]:
    """Which of these files are found, where one module is worked on: `ex.org/m` in `home`."""
    write(root, tree)
    file = root / home / "lib.go"
    package = Package(
        "p", "ex.org/m/lib", "lib", file.parent, (SourceFile(file, "p"),), module="ex.org/m"
    )
    workspace = Workspace(root, root, (package,), homes=frozenset({(root / home).resolve()}))
    return [path.relative_to(root).as_posix() for path in unlisted_files(workspace)]


@pytest.mark.parametrize(
    "name",
    [
        "sub/go.mod/x.go",
        "testdata/x.go",
        "testdata/deep/x.go",
        "a/testdata/x.go",
        "_examples/x.go",
        "_examples/deep/x.go",
        "a/x_windows.go",
        "a/x_plan9_test.go",
        ".github/x.go",
    ],
)
def test_left_out_with_all_below(tmp_path: Path, name: str) -> None:
    tree = {name.replace("go.mod/", ""): IMPORTS}
    if "go.mod" in name:
        tree["sub/go.mod"] = "module ex.org/m/sub\n"
    assert _found(tmp_path, {"go.mod": "module ex.org/m\n", **tree}) == [*tree][:1]


@pytest.mark.parametrize(
    "name",
    [
        *("x.go", "lib/x.go", "vendor/a/x.go", "_x.go", ".git/x.go"),
        *("_examples/vendor/a/x.go", "_examples/node_modules/a/x.go", "testdata/.git/x.go"),
    ],
)
def test_listed_or_made_elsewhere(tmp_path: Path, name: str) -> None:
    assert _found(tmp_path, {"go.mod": "module ex.org/m\n", name: IMPORTS}) == []


@pytest.mark.parametrize(
    ("line", "is_left_out"),
    [
        ("ignore ./tools", True),
        ("ignore tools", True),
        ("ignore tools/show", True),
        ("ignore show // not now", True),
        ('ignore (\n\tother\n\t"./tools/"\n)', True),
        ("// ignore tools", False),
        ("ignore tool", False),
        ("ignore ools", False),
        ("ignore ()", False),
        ("tool ex.org/m/tools", False),
    ],
)
def test_what_go_mod_ignores(tmp_path: Path, line: str, is_left_out: bool) -> None:
    tree = {"go.mod": f"module ex.org/m\n\ngo 1.25\n\n{line}\n", "tools/show/x.go": IMPORTS}
    assert _found(tmp_path, tree) == (["tools/show/x.go"] if is_left_out else [])


@pytest.mark.parametrize("line", ["//go:build ignore", "// +build never", "//go:build !linux"])
def test_built_with_other_constraints(tmp_path: Path, line: str) -> None:
    tree = {"go.mod": "module ex.org/m\n", "a/x.go": f"{line}\n\n{IMPORTS}", "a/y.go": IMPORTS}
    assert _found(tmp_path, tree) == ["a/x.go"]


@pytest.mark.parametrize("line", ['import "C"', "import (\n\t`C`\n)"])
def test_not_built_without_cgo(tmp_path: Path, line: str) -> None:
    text = IMPORTS.replace("package x", f"package x\n\n{line}")
    tree = {"go.mod": "module ex.org/m\n", "a/x.go": text, "a/y.go": IMPORTS}
    assert _found(tmp_path, tree) == ["a/x.go"]


def test_exported_names_are_looked_for_in_what_any_package_leaves_out(tmp_path: Path) -> None:
    own, other = (
        Package(name, name, name, tmp_path, (), ignored=(tmp_path / f"{name}.go",))
        for name in ("own", "main")
    )
    workspace = Workspace(tmp_path, tmp_path, (own, other), homes=frozenset())
    context = cast(Context, SimpleNamespace(workspace=workspace, derived=lambda _: (tmp_path,)))
    inner, outer = (cast(Slot, SimpleNamespace(exported=one)) for one in (False, True))
    assert left_out(inner, own, context) == [tmp_path / "own.go"]
    assert left_out(outer, own, context) == [tmp_path, tmp_path / "main.go", tmp_path / "own.go"]
    # Nobody can import a program.
    assert left_out(outer, other, context) == [tmp_path / "main.go", tmp_path / "own.go"]


@pytest.mark.parametrize(("is_test", "by"), [(False, "other modules"), (True, None)])
def test_nobody_imports_what_a_test_exports(tmp_path: Path, is_test: bool, by: str | None) -> None:
    file = SourceFile(tmp_path / "x.go", "p", is_test=is_test)
    package = Package("p", "ex.org/m/lib", "lib", tmp_path, (file,), module="ex.org/m")
    assert package.is_importable_outside
    found = SimpleNamespace(files={file.path: file}, packages={"p": package})
    slot = cast(Slot, SimpleNamespace(path=file.path))
    assert outsiders(slot, cast(Context, found)) == by


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ('"ex.org/m"', True),
        ('"ex.org/m/a/b"', True),
        ("`ex.org/m/lib`", True),
        ('"ex.org/mine"', False),
        ('"ex.org"', False),
        ('"example/ex.org/m"', False),
    ],
)
def test_what_is_an_import_of_the_module(tmp_path: Path, path: str, counts: bool) -> None:
    tree = {"go.mod": "module ex.org/m\n", "testdata/x.go": f"package x\n\nimport _ {path}\n"}
    assert bool(_found(tmp_path, tree)) is counts


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_nobody_waits_for_what_is_no_file(tmp_path: Path) -> None:
    write(tmp_path, {"go.mod": "module ex.org/m\n", "testdata/x.go": IMPORTS})
    os.mkfifo(tmp_path / "testdata" / "y.go")
    assert _found(tmp_path, {}) == ["testdata/x.go"]


def test_without_a_module_paths_are_those_of_packages(tmp_path: Path) -> None:
    write(tmp_path, {"testdata/x.go": 'package x\n\nimport "lib"\n'})
    package = Package("p", "lib", "lib", tmp_path / "lib", (), module="")
    workspace = Workspace(tmp_path, tmp_path, (package,), homes=frozenset({tmp_path}))
    assert unlisted_files(workspace) == (tmp_path / "testdata" / "x.go",)


def test_packages_of_go_itself_have_no_module_in_their_path(tmp_path: Path) -> None:
    write(
        tmp_path, {"cmd/go.mod": "module cmd\n", "cmd/x.go": 'package x\n\nimport "internal/a"\n'}
    )
    package = Package("p", "internal/a", "a", tmp_path / "internal" / "a", (), module="std")
    workspace = Workspace(tmp_path, tmp_path, (package,), homes=frozenset({tmp_path}))
    assert unlisted_files(workspace) == (tmp_path / "cmd" / "x.go",)


def test_a_file_counts_whose_package_imports_the_module(tmp_path: Path) -> None:
    tree = {
        "testdata/a/imports.go": IMPORTS,
        "testdata/a/uses.go": "package x\n\nvar W = V\n",
        "testdata/b/other.go": 'package x\n\nimport "ex.org/other/lib"\n\nvar V = lib.V\n',
    }
    assert _found(tmp_path, tree) == ["testdata/a/imports.go", "testdata/a/uses.go"]


def test_the_module_around_and_the_one_beside(tmp_path: Path) -> None:
    tree = {
        "go.mod": "module ex.org/around\n",
        "around.go": IMPORTS,
        "beside/go.mod": "module ex.org/beside\n",
        "beside/x.go": IMPORTS,
        "m/go.mod": "module ex.org/m\n",
        "m/listed/x.go": IMPORTS,
    }
    assert _found(tmp_path, tree, "m") == ["around.go", "beside/x.go"]


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.go":  # permissions would not keep root out
            raise PermissionError(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (tmp_path / "testdata" / "folder.go").mkdir(parents=True)
    (tmp_path / "testdata" / "gone.go").symlink_to(tmp_path / "nowhere")
    tree = {"testdata/locked.go": IMPORTS, "testdata/x.go": IMPORTS}
    assert _found(tmp_path, {"go.mod": "module ex.org/m\n", **tree}) == ["testdata/x.go"]
