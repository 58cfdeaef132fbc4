"""The rules that keep the layout what docs/architecture.md says it is."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = sorted((ROOT / "codemod").rglob("*.py"))
TRANSFORMS = sorted((ROOT / "transforms").rglob("*.py"))
MODULES = ENGINE + TRANSFORMS

MAX_LINES = 300
TOO_LONG: dict[str, str] = {}
"""Module → why it may have more lines than that."""

STAGES = ("discover", "find", "resolve", "plan", "verify", "render", "apply")
"""In the order of the pipeline: each may import those before it."""

ORCHESTRATORS = {"pipeline", "cli"}
"""Who may import every stage."""

TOP_LEVEL = {
    *("pyproject.toml", "Makefile", "README.md", "LICENSE", ".gitignore", ".ci"),
    *(".pre-commit-hooks.yaml", "codemod", "transforms", "tests", "golden", "docs"),
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(path: Path) -> set[str]:
    """Full names of everything that a module imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where things come from"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
            found.add(str(node.module))
    return found


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


def engine_imports(path: Path) -> set[str]:
    """Names of the engine's modules that a module imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("codemod.")}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def importers_of(package: str, paths: list[Path]) -> set[str]:
    return {name_of(path) for path in paths if package in packages(path)}


def test_the_command_line_alone_knows_the_transforms() -> None:
    assert importers_of("transforms", ENGINE) == {"codemod/cli.py"}


def test_two_modules_know_tree_sitter() -> None:
    found = importers_of("tree_sitter", MODULES) | importers_of("tree_sitter_go", MODULES)
    assert found == {"codemod/grammar.py", "codemod/nodes.py"}


def test_one_module_starts_processes() -> None:
    assert importers_of("subprocess", MODULES) == {"codemod/gotool.py"}
    for path in MODULES:
        assert not imports(path) & {"os.system", "os.popen", "multiprocessing", "pty"}, path
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used = f"{node.value.id}.{node.attr}"
                assert not used.startswith(("os.system", "os.popen", "os.spawn", "os.exec")), path


def test_the_algebra_of_edits_knows_the_model_alone() -> None:
    assert engine_imports(ROOT / "codemod/edits.py") <= {"imports", "model"}
    assert engine_imports(ROOT / "codemod/imports.py") <= {"model"}


def test_the_model_knows_nobody() -> None:
    assert engine_imports(ROOT / "codemod/model.py") == {"measures"}
    assert engine_imports(ROOT / "codemod/options.py") == {"measures"}
    assert engine_imports(ROOT / "codemod/measures.py") == set()
    assert engine_imports(ROOT / "codemod/errors.py") == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_earlier_stages_only(stage: str) -> None:
    path = ROOT / f"codemod/{stage}.py"
    assert path.is_file(), f"the pipeline has no module {stage}"
    later = set(STAGES[STAGES.index(stage) :]) | ORCHESTRATORS
    assert not (engine_imports(path) - {stage}) & later


def test_only_the_pipeline_knows_the_order() -> None:
    for path in ENGINE:
        if path.stem not in ORCHESTRATORS | {"entry"}:
            assert not engine_imports(path) & ORCHESTRATORS, path


def test_transforms_know_neither_stages_of_output_nor_the_command_line() -> None:
    unknown = {"verify", "render", "apply", "pipeline", "cli", "exits"}
    for path in TRANSFORMS:
        assert not engine_imports(path) & unknown, path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_heap(path: Path) -> None:
    lines = path.read_text().count("\n")
    if name_of(path) in TOO_LONG:
        assert lines > MAX_LINES, "it is short enough now: take it off the list"
    else:
        assert lines <= MAX_LINES


def public_functions(node: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    for child in node.body:
        if isinstance(child, ast.FunctionDef) and not child.name.startswith("_"):
            yield child
        elif isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public_functions(child)


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_what_is_public_is_documented(path: Path) -> None:
    if path.read_text().strip():
        assert ast.get_docstring(tree(path)), "the module has no docstring"
    for function in public_functions(tree(path)):
        assert ast.get_docstring(function), f"{function.name} in line {function.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_output_is_written_in_one_place(path: Path) -> None:
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [node for node in calls if getattr(node.func, "id", "") == "print"]
    if path.stem not in {"cli", "cli_options", "exits", "terminal"}:
        assert "click" not in packages(path)


def test_the_top_level_explains_itself() -> None:
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("nothing is committed")
    assert set(listed.stdout.splitlines()) <= TOP_LEVEL
