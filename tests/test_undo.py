"""Taking runs back, and what is left when apply or undo is killed between any two steps."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from codemod import durable, journal
from codemod.apply import apply, recover, undo
from codemod.errors import BadInput, Stale, UnheapError
from codemod.model import Workspace
from codemod.render import render

NAMES = ("a.go", "b.go", "sub/c.go")
OLD = dict.fromkeys(NAMES, b"package old\n")
NEW = dict.fromkeys(NAMES, b"package new\n")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_state_dir", lambda *_args, **_more: str(tmp_path / "state")
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return plant(tmp_path / "tree")


def plant(root: Path) -> Path:
    (root / "sub").mkdir(parents=True)
    for name, text in OLD.items():
        (root / name).write_bytes(text)
    return root


def write(root: Path, new: bytes = b"package new\n", names: tuple[str, ...] = NAMES) -> str:
    workspace = Workspace(root, root, ())
    return apply(render({root / name: new for name in names}, workspace), workspace).id


def texts(root: Path) -> dict[str, bytes]:
    """Every file there is, so that nothing can be left behind."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_undo_restores_bytes_and_modes(tree: Path) -> None:
    (tree / "a.go").chmod(0o640)
    write(tree)
    assert texts(tree) == NEW
    assert undo(None, tree) == tuple(tree / name for name in NAMES)
    assert texts(tree) == OLD
    assert (tree / "a.go").stat().st_mode & 0o777 == 0o640


def test_runs_are_taken_back_one_after_the_other(tree: Path) -> None:
    write(tree)
    write(tree, b"package newer\n")
    undo(None, tree)
    assert texts(tree) == NEW
    undo(None, tree / "sub")
    assert texts(tree) == OLD
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(None, tree)


def test_a_run_can_be_named(tree: Path) -> None:
    first = write(tree, names=("a.go",))
    write(tree, names=("b.go",))
    assert undo(first, tree) == (tree / "a.go",)
    assert texts(tree) == OLD | {"b.go": b"package new\n"}
    with pytest.raises(BadInput, match=f"no run {first}"):
        undo(first, tree)


def test_an_older_run_below_a_newer_one_is_stale(tree: Path) -> None:
    first = write(tree)
    write(tree, b"package newer\n", ("b.go",))
    with pytest.raises(Stale, match=r"b\.go was changed"):
        undo(first, tree)
    assert texts(tree) == NEW | {"b.go": b"package newer\n"}


@pytest.mark.parametrize("change", [b"package mine\n", None])
def test_nothing_is_undone_where_a_file_changed_since(tree: Path, change: bytes | None) -> None:
    write(tree)
    path = tree / "sub/c.go"
    path.unlink() if change is None else path.write_bytes(change)
    before = texts(tree)
    with pytest.raises(Stale, match=r"c\.go was changed"):
        undo(None, tree)
    assert texts(tree) == before
    path.write_bytes(b"package new\n")
    undo(None, tree)
    assert texts(tree) == OLD


def test_trees_do_not_share_records(tree: Path, tmp_path: Path) -> None:
    other = plant(tmp_path / "other")
    write(other)
    with pytest.raises(BadInput):
        undo(None, tree)
    assert texts(other) == NEW


def test_a_broken_record_is_named(tree: Path) -> None:
    write(tree)
    (run,) = journal.runs(tree)
    (run.folder / "run.json").write_text("{")
    with pytest.raises(UnheapError, match=r"run\.json: not a record"):
        undo(None, tree)


class Killed(BaseException):
    """Stands for SIGKILL."""


class Saboteur:
    """Lets so many steps happen and none after them, as if the process were gone."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.hit = False

    def __call__(self, _step: str) -> None:
        self.left -= 1
        if self.left < 0:
            self.hit = True
            raise Killed


def kill_everywhere(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Path], object],
    judge: Callable[[Path], None],
) -> int:
    """Kill an action before each of its steps in turn, each time in a fresh tree."""
    for steps in range(1000):
        tree = plant(root / str(steps))
        saboteur = Saboteur(steps)
        with monkeypatch.context() as patch:
            patch.setattr(durable, "step", saboteur)
            with suppress(Killed):
                act(tree)
        if not saboteur.hit:
            return steps
        judge(tree)
    raise AssertionError("it never ends")


def test_apply_may_be_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()

    def judge(tree: Path) -> None:
        state = {name: text for name, text in texts(tree).items() if name in NAMES}
        assert all(text in (OLD[name], NEW[name]) for name, text in state.items())
        assert state.keys() == OLD.keys()
        recover(tree)
        after = texts(tree)
        assert after in (OLD, NEW)
        seen.add("old" if after == OLD else "new")
        if after == NEW:
            undo(None, tree)
        else:
            with pytest.raises(BadInput):
                undo(None, tree)
        assert texts(tree) == OLD
        write(tree)
        assert texts(tree) == NEW

    steps = kill_everywhere(tmp_path, monkeypatch, write, judge)
    assert steps > 20
    assert "old" in seen


def test_undo_may_be_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def act(tree: Path) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(durable, "step", lambda _step: None)
            write(tree)
        undo(None, tree)

    def judge(tree: Path) -> None:
        recover(tree)
        assert texts(tree) in (OLD, NEW)
        if texts(tree) == NEW:
            undo(None, tree)
        assert texts(tree) == OLD
        assert journal.runs(tree) == []

    assert kill_everywhere(tmp_path, monkeypatch, act, judge) > 10


def test_recovery_may_be_killed_at_any_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(tree: Path) -> None:
        cut_off(tree, monkeypatch)
        recover(tree)

    def judge(tree: Path) -> None:
        recover(tree)
        assert texts(tree) == OLD
        assert recover(tree) == ()

    assert kill_everywhere(tmp_path, monkeypatch, act, judge) > 5


def cut_off(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a run that was killed after its first two files."""

    def kill(step: str) -> None:
        if step == "rename to c.go" or seen:
            seen.append(step)
            raise Killed

    seen: list[str] = []
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(durable, "step", kill)
        write(tree)


def test_the_next_apply_starts_from_a_whole_tree(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(tree, monkeypatch)
    assert texts(tree)["a.go"] == b"package new\n"
    with pytest.raises(Stale):
        write(tree, b"package newer\n")
    assert texts(tree) == OLD
    write(tree)
    assert texts(tree) == NEW


def test_undo_takes_back_the_run_that_was_cut_off_and_no_other(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tree, b"package first\n")
    cut_off(tree, monkeypatch)
    assert undo(None, tree) == tuple(tree / name for name in ("a.go", "b.go"))
    assert texts(tree) == dict.fromkeys(NAMES, b"package first\n")


@pytest.mark.parametrize("step", ["rename to open", "rename to b.go", "rmtree"])
def test_undo_that_was_cut_off_can_be_repeated(
    tree: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def kill(name: str) -> None:
        if name.startswith(step):
            raise Killed

    write(tree, b"package first\n")
    write(tree)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(durable, "step", kill)
        undo(None, tree)
    undo(None, tree)
    assert texts(tree) == dict.fromkeys(NAMES, b"package first\n")


def test_looking_needs_no_right_to_write(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_root: Path) -> None:
        raise UnheapError("read-only")

    write(tree)
    monkeypatch.setattr(journal, "lock", refuse)
    assert recover(tree) == ()


def test_work_done_after_a_crash_is_not_lost(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(tree, monkeypatch)
    (tree / "b.go").write_bytes(b"package mine\n")
    before = texts(tree)
    with pytest.raises(Stale, match=r"b\.go .*remove that folder"):
        recover(tree)
    assert texts(tree) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_process_that_is_really_killed_lets_go_of_the_tree(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(
            durable, "step", lambda step: os._exit(9) if step == "rename to b.go" else None
        )
        write(tree)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert texts(tree)["a.go"] == b"package new\n"
    assert recover(tree) == (tree / "a.go",)
    assert texts(tree) == OLD
