"""A profile from anywhere, matched to the files of a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemod.measures import Line, Profile
from codemod.model import Package, SourceFile, Workspace
from codemod.spending import Spending

ROOT = Path("/home/me/m")


def package(path: str, folder: str, name: str, *files: str) -> Package:
    home = ROOT / folder
    return Package(path, path, name, home, tuple(SourceFile(home / file, path) for file in files))


WORKSPACE = Workspace(
    ROOT,
    ROOT,
    (
        package("ex.org/m", ".", "m", "main.go", "lib.go"),
        package("ex.org/m/lib", "lib", "lib", "lib.go"),
        package("ex.org/m/lib_test", "lib", "lib_test", "lib_test.go"),
        package("ex.org/m/yaml.v2", "yaml.v2", "yaml", "lib.go"),
        package("ex.org/m/cmd/a", "cmd/a", "main", "main.go", "only.go"),
        package("ex.org/m/cmd/b", "cmd/b", "main", "main.go"),
    ),
)


@pytest.mark.parametrize(
    ("function", "file", "expected"),
    [
        ("ex.org/m/lib.(*T).Get", "/home/me/m/lib/lib.go", "lib/lib.go"),
        ("ex.org/m/lib.F.func1", "/builds/17/m/lib/lib.go", "lib/lib.go"),
        ("ex.org/m/lib.F", "ex.org/m/lib/lib.go", "lib/lib.go"),  # -trimpath
        ("ex.org/m/lib.G[go.shape.*uint8]", r"C:\m\lib\lib.go", "lib/lib.go"),
        ("ex.org/m/lib.G[...]", "ex.org/m/lib/lib.go", "lib/lib.go"),
        ("ex.org/m.F", "ex.org/m/lib.go", "lib.go"),
        ("ex.org/m/yaml%2ev2.F", "ex.org/m/yaml.v2/lib.go", "yaml.v2/lib.go"),
        ("ex.org/m/lib_test.F", "ex.org/m/lib_test/lib_test.go", "lib/lib_test.go"),
        ("main.main", "/home/me/m/cmd/b/main.go", "cmd/b/main.go"),
        ("main.main", "ex.org/m/cmd/a/main.go", "cmd/a/main.go"),
        ("main.f", "only.go", "cmd/a/only.go"),
        ("main.main", "main.go", None),  # of a or of b?
        ("ex.org/other/lib.F", "/home/me/m/lib/lib.go", None),
        ("ex.org/m/lib.F", "/home/me/m/lib/gone.go", None),
    ],
)
def test_a_line_is_found_wherever_the_program_was_built(
    function: str, file: str, expected: str | None
) -> None:
    spending = Spending(Profile("cpu", "nanoseconds", 8, {Line(function, file, 3): 8}), WORKSPACE)
    hit = [f.path for p in WORKSPACE.packages for f in p.files if spending.on([(f.path, 3)])]
    assert hit == ([ROOT / expected] if expected else [])


def test_a_line_counts_once_and_all_its_functions_count() -> None:
    file = "/home/me/m/lib/lib.go"
    lines = {Line("ex.org/m/lib.F", file, 3): 8, Line("ex.org/m/lib.F.func1", file, 3): 2}
    spending = Spending(Profile("cpu", "nanoseconds", 20, lines), WORKSPACE)
    place = (ROOT / "lib/lib.go", 3)
    assert spending.on([place, place, (ROOT / "lib/lib.go", 4)]) == 10
