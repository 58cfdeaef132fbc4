"""Stage 7: write exactly the patches, all of them or none, and take them back.

A file is written by renaming a finished copy over it; symbolic links are followed, mode and owner
are kept. A file with several hard links is refused: a rename would leave the other names with the
old text, and writing in place could be cut off half way.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from codemod import journal
from codemod.errors import BadInput, Stale, UnheapError
from codemod.git import changed_files
from codemod.interrupts import held, leaves
from codemod.model import Patch, Workspace


@dataclass(frozen=True, slots=True)
class Run:
    """What one `apply` wrote."""

    id: str
    """The name `undo` takes."""
    files: tuple[Path, ...]


KEPT_RUNS = 50
"""So many runs can be taken back; older records are removed."""
_BATCH = 500

Change = tuple[Path, bytes, bytes]


def apply(patches: Sequence[Patch], workspace: Workspace, *, allow_dirty: bool = False) -> Run:
    """Write exactly these patches. If anything goes wrong on the way nothing has been written.

    Raises Stale where a file does not hold the patch's old text any more; UnheapError where a file
    is read-only or has hard links, has changes that git does not have (unless `allow_dirty`), or
    another run is writing.
    """
    if not patches:
        return Run("", ())
    with held() as check, _mendable("nothing was written"), journal.lock(workspace.root):
        _finish(workspace.root)
        changes = [_change(patch) for patch in patches]
        _refuse_same_file(changes)
        if not allow_dirty:
            _refuse_dirty([path for path, _, _ in changes])
        run = _write(workspace.root, changes, check)
        leaves(f"all files were written; take them back with: unheap undo {run.id}")
        for old in journal.runs(workspace.root)[:-KEPT_RUNS]:
            old.forget()
    return run


def undo(run_id: str | None, directory: Path) -> tuple[Path, ...]:
    """Take back the last run, or the named one, of the tree around a folder; returns its files.

    A run that was cut off is the last one as well. Raises Stale, with nothing written, where a file
    changed since; BadInput where there is no such run.
    """
    with held(), _mendable("nothing was taken back"):
        for root in journal.roots(directory):
            with journal.lock(root):
                finished = _finish(root)
                there = {run.id: run for run in journal.runs(root)}
                wanted = run_id or max([*finished, *there], default="")
                if wanted in finished or wanted in there:
                    if wanted in there:
                        finished[wanted] = there[wanted].take_back()
                    leaves(f"run {wanted} was taken back")
                    return finished[wanted]
    what = "nothing to undo" if run_id is None else f"there is no run {run_id}"
    raise BadInput(f"{what} in {directory}")


def recover(directory: Path) -> tuple[Path, ...]:
    """Put the tree around a folder right after a run that was cut off; returns restored files.

    Does nothing where all is well or another process is just writing.
    """
    restored: list[Path] = []
    with held(), _mendable("a run that was cut off was not taken back"):
        for root in journal.roots(directory):
            # Whoever only reads may have no right to write the lock.
            if journal.is_whole(root):
                continue
            try:
                with journal.lock(root):
                    restored += chain.from_iterable(_finish(root).values())
            except journal.Busy:
                continue
            leaves("a run that was cut off was taken back; nothing else was written")
    return tuple(restored)


def _finish(root: Path) -> dict[str, tuple[Path, ...]]:
    """Take back runs that were cut off: the files are as before them. The lock must be held.

    Returns the files that were restored, by run.
    """
    finished: dict[str, tuple[Path, ...]] = dict.fromkeys(journal.sweep(root), ())
    for run in reversed([run for run in journal.runs(root) if not run.is_done]):
        try:
            finished[run.id] = run.take_back()
        except Stale as error:
            raise Stale(
                f"a run was cut off, and {error}; remove that folder to leave them as they are"
            ) from error
    return finished


def _write(root: Path, changes: Sequence[Change], check: Callable[[], None]) -> Run:
    run = journal.begin(root, changes)
    try:
        run.prepare({number: new for number, (_, _, new) in enumerate(changes)})
        for number, (path, old, _) in enumerate(changes):
            check()
            if path.read_bytes() != old:
                raise _stale(path)
            run.settle(number)
        run.mark_done()
    except BaseException as error:
        _roll_back(run, error)
        raise
    return Run(run.id, tuple(path for path, _, _ in changes))


def _roll_back(run: journal.Journal, error: BaseException) -> None:
    try:
        # What others have changed in the meantime is theirs.
        run.take_back(spare=True)
    except OSError as second:
        raise UnheapError(
            f"{_words(error)}; files that were written before could not be put back "
            f"({_words(second)}): the next unheap command will, once it can"
        ) from error


def _change(patch: Patch) -> Change:
    """The file to write, links followed. Raises where it must not or cannot be written."""
    path = patch.path.resolve()
    status = path.stat()
    if path.read_bytes() != patch.old:
        raise _stale(patch.path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    # The mode counts for root as well: it says what the owner wants.
    if not (writable and status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)):
        raise UnheapError(f"{patch.path} is read-only: nothing was written")
    if status.st_nlink > 1:
        raise UnheapError(f"{patch.path} has {status.st_nlink} hard links: nothing was written")
    return path, patch.old, patch.new


def _stale(path: Path) -> Stale:
    return Stale(f"{path} has changed since it was read: nothing was written")


def _refuse_same_file(changes: Sequence[Change]) -> None:
    seen: set[Path] = set()
    for path, _, _ in changes:
        if path in seen:
            raise UnheapError(f"{path} has several names in this tree: nothing was written")
        seen.add(path)


def _refuse_dirty(paths: Sequence[Path]) -> None:
    """Raise where git could not bring a file back as it is."""
    by_repository: dict[Path, list[Path]] = {}
    for path in paths:
        for folder in path.parents:
            if (folder / ".git").exists():
                by_repository.setdefault(folder, []).append(path)
                break
    for repository, files in by_repository.items():
        dirty = [name for names in _batches(files) for name in changed_files(repository, names)]
        if dirty:
            more = f" and {len(dirty) - 1} more" if len(dirty) > 1 else ""
            raise UnheapError(
                f"{dirty[0]}{more}: uncommitted changes; commit them or pass --allow-dirty"
            )


def _batches(files: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for start in range(0, len(files), _BATCH):
        yield files[start : start + _BATCH]


@contextmanager
def _mendable(outcome: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnheapError(f"{_words(error)}: {outcome}") from error


def _words(error: BaseException) -> str:
    if not isinstance(error, OSError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"
