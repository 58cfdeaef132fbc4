"""Writing patches: what is refused, what is kept, and what is left when it goes wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from codemod import apply as applying
from codemod import durable, journal
from codemod.apply import apply, recover, undo
from codemod.errors import Stale, UnheapError
from codemod.model import Patch, Workspace
from codemod.render import render


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_state_dir", lambda *_args, **_more: str(tmp_path / "state")
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "sub").mkdir(parents=True)
    for name in ("a.go", "b.go", "sub/c.go"):
        (root / name).write_bytes(b"package old\r\n")
    return root


def workspace(root: Path) -> Workspace:
    return Workspace(root, root, ())


def patches(root: Path, new: bytes = b"package new\r\n") -> tuple[Patch, ...]:
    return render(dict.fromkeys(sorted(root.rglob("*.go")), new), workspace(root))


def texts(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


OLD = dict.fromkeys(("a.go", "b.go", "sub/c.go"), b"package old\r\n")
NEW = dict.fromkeys(OLD, b"package new\r\n")


def test_exactly_the_patches_are_written(tree: Path) -> None:
    (tree / "other.txt").write_text("x")
    run = apply(patches(tree), workspace(tree))
    assert texts(tree) == NEW | {"other.txt": b"x"}
    assert run.files == tuple(tree / name for name in NEW)
    assert run.id


def test_no_patches_leave_no_trace(tree: Path, tmp_path: Path) -> None:
    assert apply((), workspace(tree)).files == ()
    assert not (tmp_path / "state").exists()


def test_mode_and_owner_are_kept(tree: Path) -> None:
    (tree / "a.go").chmod(0o751)
    (tree / "b.go").chmod(0o606)
    if os.geteuid() == 0:
        os.chown(tree / "a.go", 12, 34)
    before = {path: path.stat() for path in tree.rglob("*.go")}
    apply(patches(tree), workspace(tree))
    for path, old in before.items():
        new = path.stat()
        assert (new.st_mode, new.st_uid, new.st_gid) == (old.st_mode, old.st_uid, old.st_gid)


def test_a_link_is_written_through(tree: Path, tmp_path: Path) -> None:
    target = tmp_path / "real.go"
    (tree / "a.go").rename(target)
    (tree / "a.go").symlink_to(target)
    apply(patches(tree), workspace(tree))
    assert (tree / "a.go").is_symlink()
    assert target.read_bytes() == b"package new\r\n"
    undo(None, tree)
    assert (tree / "a.go").is_symlink()
    assert target.read_bytes() == b"package old\r\n"


def test_two_names_of_one_file_are_refused(tree: Path) -> None:
    (tree / "z.go").symlink_to("a.go")
    with pytest.raises(UnheapError, match="several names"):
        apply(patches(tree), workspace(tree))
    assert (tree / "a.go").read_bytes() == b"package old\r\n"


def test_hard_links_are_refused(tree: Path, tmp_path: Path) -> None:
    os.link(tree / "b.go", tmp_path / "elsewhere.go")
    with pytest.raises(UnheapError, match=r"b\.go has 2 hard links"):
        apply(patches(tree), workspace(tree))
    assert texts(tree) == OLD


def test_a_read_only_file_is_refused_by_its_mode_even_for_root(tree: Path) -> None:
    (tree / "b.go").chmod(0o444)
    with pytest.raises(UnheapError, match=r"b\.go is read-only"):
        apply(patches(tree), workspace(tree))
    assert texts(tree) == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tree: Path) -> None:
    (tree / "sub").chmod(0o555)
    try:
        with pytest.raises(UnheapError, match="read-only"):
            apply(patches(tree), workspace(tree))
    finally:
        (tree / "sub").chmod(0o755)
    assert texts(tree) == OLD


def test_a_file_that_changed_is_stale(tree: Path) -> None:
    made = patches(tree)
    (tree / "b.go").write_bytes(b"package mine\n")
    with pytest.raises(Stale, match=r"b\.go has changed"):
        apply(made, workspace(tree))
    assert texts(tree) == OLD | {"b.go": b"package mine\n"}


def test_a_file_that_vanished_is_named(tree: Path) -> None:
    made = patches(tree)
    (tree / "b.go").unlink()
    with pytest.raises(UnheapError, match=r"b\.go: No such file"):
        apply(made, workspace(tree))


def test_a_file_that_changes_while_others_are_written_is_stale(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = patches(tree)

    def meddle(step: str) -> None:
        if step == "rename to b.go":
            (tree / "sub/c.go").write_bytes(b"package mine\n")

    monkeypatch.setattr(durable, "step", meddle)
    with pytest.raises(Stale, match=r"c\.go"):
        apply(made, workspace(tree))
    monkeypatch.undo()
    assert (tree / "sub/c.go").read_bytes() == b"package mine\n"


def test_a_full_disk_leaves_the_tree_as_it_was(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = [False]

    def fail(step: str) -> None:
        if step.startswith("write .unheap") and step.endswith("-2") and not full[0]:
            full[0] = True
            raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(durable, "step", fail)
    with pytest.raises(UnheapError, match="No space left"):
        apply(patches(tree), workspace(tree))
    assert full == [True]
    assert texts(tree) == OLD
    assert journal.runs(tree) == []


def test_old_records_are_removed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "KEPT_RUNS", 2)
    ids = [apply(patches(tree, b"package n%d\n" % n), workspace(tree)).id for n in range(4)]
    assert [run.id for run in journal.runs(tree)] == ids[2:]


def git(root: Path, *args: str) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(["git", *who, *args], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tree: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    git(tree, "init", "-q")
    git(tree, "add", ".")
    git(tree, "commit", "-q", "-m", "start")
    return tree


def test_committed_files_are_written(repository: Path) -> None:
    (repository / "other.txt").write_text("not committed, and not ours")
    apply(patches(repository), workspace(repository))
    assert {name: texts(repository)[name] for name in NEW} == NEW


@pytest.mark.parametrize("staged", [True, False])
def test_uncommitted_changes_are_refused_unless_allowed(repository: Path, staged: bool) -> None:
    (repository / "sub/c.go").write_bytes(b"package mine\n")
    if staged:
        git(repository, "add", ".")
    with pytest.raises(UnheapError, match=r"sub/c\.go: uncommitted changes; .*--allow-dirty"):
        apply(patches(repository), workspace(repository))
    assert texts(repository) == OLD | {"sub/c.go": b"package mine\n"}
    apply(patches(repository), workspace(repository), allow_dirty=True)
    assert texts(repository) == NEW


def test_untracked_files_are_uncommitted(repository: Path) -> None:
    (repository / "d *.go").write_bytes(b"package d\n")
    with pytest.raises(UnheapError, match=r"d \*\.go: uncommitted"):
        apply(patches(repository), workspace(repository))


def test_a_repository_cannot_have_a_program_run(repository: Path) -> None:
    trap = repository.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository.parent}/sprung\n")
    trap.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(trap))
    apply(patches(repository), workspace(repository))
    assert not (repository.parent / "sprung").exists()


def test_a_second_run_at_the_same_time_is_told(tree: Path) -> None:
    made = patches(tree)
    with journal.lock(tree):
        with pytest.raises(UnheapError, match="another unheap is writing"):
            apply(made, workspace(tree))
        assert recover(tree) == ()
    apply(made, workspace(tree))
    with journal.lock(tree), pytest.raises(UnheapError, match="another unheap is writing"):
        undo(None, tree)
    assert texts(tree) == NEW
