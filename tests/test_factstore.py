"""Facts are asked for once, and a cache can neither lie nor stand in the way."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from workbench import Bench, silent, write

from codemod.discover import discover
from codemod.facts import PackageFacts
from codemod.factstore import FactStore
from codemod.gotool import GoTool
from codemod.model import Workspace
from codemod.oracle import Oracle

pytest_plugins = ["workbench_fixture"]

FILES = {
    "a.go": "package m\n\nvar M map[string][4]int\n\nfunc F(k string) int { return M[k][0] }\n",
    "b/b.go": "package b\n\nvar N map[int][2]byte\n",
    "bad/bad.go": "package bad\n\nvar B map[int][2]byte = 1\n",
}


class Counted(Oracle):
    """An oracle that remembers which packages it was asked about."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.go, bench.cache)
        self.asked: list[str] = []

    def facts(self, request: Mapping[str, Any]) -> list[bytes]:
        """The real answer."""
        self.asked += [package["id"] for package in request["packages"]]
        return super().facts(request)


@pytest.fixture(scope="module")
def module(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = write(tmp_path_factory.mktemp("facts"), FILES)
    return discover(["./..."], root, bench.go)


@pytest.fixture
def good(module: Workspace) -> Workspace:
    packages = tuple(package for package in module.packages if not package.errors)
    assert len(packages) == 2
    return replace(module, packages=packages)


@pytest.fixture
def oracle(bench: Bench) -> Counted:
    return Counted(bench)


def load(
    oracle: Counted, go: GoTool, cache: Path, workspace: Workspace, selector: str = "map:array"
) -> list[PackageFacts]:
    oracle.asked.clear()
    return FactStore(oracle, go, cache, selector).load(workspace, workspace.packages, silent)


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_nothing_asked_nothing_started(oracle: Counted, bench: Bench, tmp_path: Path) -> None:
    empty = Workspace(tmp_path, tmp_path, ())
    assert load(oracle, bench.go, tmp_path / "cache", empty) == []
    assert not (tmp_path / "cache").exists()


def test_a_warm_cache_gives_equal_facts_and_asks_nobody(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    cold = load(oracle, bench.go, tmp_path, good)
    assert oracle.asked == [package.id for package in good.packages]
    assert [facts.id for facts in cold] == oracle.asked
    assert cold[0].slots
    assert load(oracle, bench.go, tmp_path, good) == cold
    assert oracle.asked == []


def test_facts_come_in_the_order_of_the_packages(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    turned = replace(good, packages=good.packages[::-1])
    found = load(oracle, bench.go, tmp_path, turned)
    assert [facts.id for facts in found] == [package.id for package in turned.packages]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe", b"null", b"[]", b"{}", b'{"id": "another"}']
)
def test_a_damaged_entry_is_asked_for_again(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace, damage: bytes
) -> None:
    cold = load(oracle, bench.go, tmp_path, good)
    first = entries(tmp_path)[0]
    sound = first.read_bytes()
    first.write_bytes(damage)
    assert load(oracle, bench.go, tmp_path, good) == cold
    assert len(oracle.asked) == 1
    assert first.read_bytes() == sound


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9])
def test_one_wrong_bit_is_noticed(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace, part: float
) -> None:
    cold = load(oracle, bench.go, tmp_path, good)
    first = entries(tmp_path)[0]
    text = bytearray(first.read_bytes())
    text[int(len(text) * part)] ^= 1
    first.write_bytes(text)
    assert load(oracle, bench.go, tmp_path, good) == cold
    assert len(oracle.asked) == 1


@pytest.mark.parametrize("place", ["", "facts"])
def test_a_cache_that_cannot_be_written_costs_time_alone(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace, place: str
) -> None:
    cold = load(oracle, bench.go, tmp_path / "good", good)
    blocked = tmp_path / "blocked"
    (blocked / place).parent.mkdir(parents=True, exist_ok=True)
    (blocked / place).write_text("a file, where a folder should be: not even root can write here")
    for _ in range(2):
        assert load(oracle, bench.go, blocked, good) == cold
        assert len(oracle.asked) == 2


def test_a_read_only_cache_is_read(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    cold = load(oracle, bench.go, tmp_path / "cache", good)
    folders = [path for path in (tmp_path / "cache").rglob("*") if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        assert load(oracle, bench.go, tmp_path / "cache", good) == cold
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert oracle.asked == []


def test_nothing_is_left_beside_the_entries(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    load(oracle, bench.go, tmp_path, good)
    assert [path.suffix for path in entries(tmp_path)] == [".json", ".json"]


def test_another_question_is_another_entry(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    load(oracle, bench.go, tmp_path, good)
    structs = load(oracle, bench.go, tmp_path, good, "map:struct")
    assert len(oracle.asked) == 2
    assert not structs[0].slots


@pytest.mark.parametrize("part", ["build_id", "go", "dir", "path"])
def test_what_the_answer_depends_on_is_part_of_the_entry(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace, part: str
) -> None:
    load(oracle, bench.go, tmp_path / "cache", good)
    values = {"build_id": "x/y", "go": "1.21", "dir": tmp_path / "copy", "path": "ex.org/m!"}
    changed = values[part]
    shutil.copytree(good.root, tmp_path / "copy", dirs_exist_ok=True)
    first = replace(good.packages[0], **{part: changed})  # type: ignore[arg-type]
    load(oracle, bench.go, tmp_path / "cache", replace(good, packages=(first,)))
    assert oracle.asked == [first.id]


def test_what_is_the_users_own_is_part_of_the_entry(
    oracle: Counted, bench: Bench, tmp_path: Path
) -> None:
    """Go builds the same of a module whether it is replaced by a folder or part of a workspace."""
    files = {
        "go.work": "go 1.22\n\nuse (\n\t./app\n\t./lib\n)\n",
        "lib/go.mod": "module ex.org/lib\n\ngo 1.22\n",
        "lib/lib.go": "package lib\n\ntype T struct{ m map[string][4]int }\n",
        "app/go.mod": "module ex.org/app\n\ngo 1.22\n\nrequire ex.org/lib v0.0.0\n\n"
        "replace ex.org/lib => ../lib\n",
        "app/app.go": 'package app\n\nimport (\n\t"fmt"\n\n\t"ex.org/lib"\n)\n\n'
        "func Show(t lib.T) { fmt.Println(t) }\n",
    }
    root = write(tmp_path / "work", files)
    (root / "go.mod").unlink()
    whole = discover(["./app"], root, bench.go)
    (root / "go.work").unlink()
    alone = discover(["."], root / "app", bench.go)
    builds = [{package.id: package.build_id for package in one.packages} for one in (whole, alone)]
    assert builds[0]["ex.org/app"] == builds[1]["ex.org/app"]
    assert not any(facts.reach for facts in load(oracle, bench.go, tmp_path / "cache", alone))
    assert any(facts.reach for facts in load(oracle, bench.go, tmp_path / "cache", whole))


def test_what_has_no_build_id_is_never_kept(
    oracle: Counted, bench: Bench, tmp_path: Path, good: Workspace
) -> None:
    first = replace(good.packages[0], build_id="")
    for _ in range(2):
        load(oracle, bench.go, tmp_path, replace(good, packages=(first,)))
        assert oracle.asked == [first.id]
    assert entries(tmp_path) == []


def test_errors_that_only_the_oracle_sees_are_not_kept(
    oracle: Counted, bench: Bench, tmp_path: Path, module: Workspace
) -> None:
    bad = next(package for package in module.packages if package.errors)
    calm = replace(module, packages=(replace(bad, errors=(), build_id="x/y"),))
    for _ in range(2):
        (facts,) = load(oracle, bench.go, tmp_path, calm)
        assert facts.errors
        assert oracle.asked == [bad.id]
    assert entries(tmp_path) == []


def test_a_package_with_errors_is_answered_and_not_kept(
    oracle: Counted, bench: Bench, tmp_path: Path, module: Workspace
) -> None:
    for _ in range(2):
        found = {facts.path: facts for facts in load(oracle, bench.go, tmp_path, module)}
        assert "ex.org/m/bad" in oracle.asked
        assert found["ex.org/m/bad"].errors
        assert found["ex.org/m/bad"].slots
        assert not found["ex.org/m/b"].errors
    assert oracle.asked == ["ex.org/m/bad"]
