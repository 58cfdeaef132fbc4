"""Writing patches: what is refused, what is kept, and what is left when it goes wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from codemod import apply as applying
from codemod import durable, interrupts, journal
from codemod.apply import apply, recover, undo
from codemod.errors import Stale, UnheapError
from codemod.model import Patch, Workspace
from codemod.render import render


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_state_dir", lambda *_args, **_more: str(tmp_path / "state")
    )
    interrupts.leaves(interrupts.NOTHING_WRITTEN)


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
    assert texts(tree) == OLD | {"sub/c.go": b"package mine\n"}


def no_space(step: str) -> None:
    raise OSError(28, "No space left on device", step)


@pytest.mark.parametrize("number", range(3))
def test_a_full_disk_stops_it_before_anything_has_changed(
    tree: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    seen: list[str] = []

    def fail(step: str) -> None:
        seen.append(step)
        if step.startswith("write .unheap") and step.endswith(f"-{number}"):
            no_space(step)

    monkeypatch.setattr(durable, "step", fail)
    name = sorted(NEW)[number]
    with pytest.raises(UnheapError, match=f"{name}: No space left on device: nothing was written"):
        apply(patches(tree), workspace(tree))
    assert not [step for step in seen if step.startswith("rename to") and step.endswith(".go")]
    assert texts(tree) == OLD
    assert journal.runs(tree) == []


def test_a_full_disk_stops_undo_before_anything_has_changed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(patches(tree), workspace(tree))

    def fail(step: str) -> None:
        if step.startswith("write .unheap") and step.endswith("-2"):
            no_space(step)

    with monkeypatch.context() as patch:
        patch.setattr(durable, "step", fail)
        with pytest.raises(UnheapError, match=r"c\.go: No space .*: nothing was taken back"):
            undo(None, tree)
    assert texts(tree) == NEW
    assert recover(tree) == ()
    assert texts(tree) == NEW
    undo(None, tree)
    assert texts(tree) == OLD


def test_what_cannot_be_put_back_is_said_and_made_up_for(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit: list[str] = []

    def fail(step: str) -> None:
        if hit or step == "rename to b.go":
            hit.append(step)
            no_space(step)

    with monkeypatch.context() as patch:
        patch.setattr(durable, "step", fail)
        with pytest.raises(UnheapError, match=r"could not be put back .* next unheap command will"):
            apply(patches(tree), workspace(tree))
    assert recover(tree) == (tree / "a.go",)
    assert texts(tree) == OLD


def test_extended_attributes_are_kept(tree: Path) -> None:
    try:
        os.setxattr(tree / "a.go", "user.note", b"mine")
    except (AttributeError, OSError):
        pytest.skip("this file system has none")
    apply(patches(tree), workspace(tree))
    assert os.getxattr(tree / "a.go", "user.note") == b"mine"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_waits_for_a_whole_tree(
    tree: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    def interrupt(step: str) -> None:
        if step == "rename to b.go":
            os.kill(os.getpid(), number)

    monkeypatch.setattr(durable, "step", interrupt)
    with pytest.raises(KeyboardInterrupt):
        apply(patches(tree), workspace(tree))
    assert texts(tree) == OLD
    assert (interrupts.exit_code(), interrupts.message().split()[-3:]) == (
        128 + number,
        ["nothing", "was", "written"],
    )


def test_an_interrupt_that_comes_too_late_says_so(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(step: str) -> None:
        if step == "rename to done":
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(durable, "step", interrupt)
    with pytest.raises(KeyboardInterrupt):
        apply(patches(tree), workspace(tree))
    assert texts(tree) == NEW
    (run,) = journal.runs(tree)
    assert interrupts.message().endswith(f"take them back with: unheap undo {run.id}")


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
