"""What was written where: the record that makes `apply` all or nothing and `undo` possible.

One folder per tree and one below it per run, which holds the old texts. A run's folder appears
whole (it is filled under another name) before the first file of the tree is touched, and has a
file `done` once the last one is written. Without that file the run counts as not made: whoever
comes next puts the old texts back. `undo` removes the file, and from there on is the same thing.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from codemod import durable
from codemod.errors import Stale, UnheapError

_PARTIAL = ".partial"


class Busy(UnheapError):
    """Another process is writing to the tree."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a run."""

    path: Path
    """Without symbolic links."""
    old: str
    new: str
    """SHA-256 of the text before and after."""


@dataclass(frozen=True, slots=True)
class Journal:
    """One run's record on disk."""

    folder: Path
    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """The run's name; later runs sort after earlier ones."""
        return self.folder.name

    @property
    def is_done(self) -> bool:
        """Was every file written?"""
        return (self.folder / "done").exists()

    def mark_done(self) -> None:
        """From now on the run counts as made."""
        durable.write_new(self.folder / "done", b"")
        durable.sync(self.folder)

    def replace(self, number: int, content: bytes) -> None:
        """Give file `number` another text in one go, with its owner and mode."""
        path = self.entries[number].path
        temporary = self._temporary(number)
        durable.write_new(temporary, content, like=path.stat())
        durable.rename(temporary, path)

    def take_back(self) -> tuple[Path, ...]:
        """Put all old texts back and forget the run; returns the files that were restored.

        Safe to be killed in and to repeat. Raises Stale, and changes nothing, where a file has
        neither its old nor its new text.
        """
        states = [_state(entry) for entry in self.entries]
        for entry, state in zip(self.entries, states, strict=True):
            if state is None:
                raise Stale(
                    f"{entry.path} was changed after it was written; "
                    f"its old text and those of the same run are in {self.folder}"
                )
        durable.unlink(self.folder / "done")
        for number, state in enumerate(states):
            durable.unlink(self._temporary(number))
            if state == "new":
                self.replace(number, (self.folder / f"{number}.old").read_bytes())
        self.forget()
        return tuple(
            entry.path for entry, state in zip(self.entries, states, strict=True) if state == "new"
        )

    def forget(self) -> None:
        """Remove the record: the run cannot be taken back any more."""
        # Under its old name a folder that is half removed would look like a run.
        rubbish = self.folder.with_suffix(_PARTIAL)
        durable.rename(self.folder, rubbish)
        durable.remove_folder(rubbish)

    def _temporary(self, number: int) -> Path:
        # A leading dot: Go does not take it for a source file, should it ever be left behind.
        return self.entries[number].path.parent / f".unheap-{self.id}-{number}"


def _state(entry: Entry) -> str | None:
    """Which of its two texts has the file? None: neither."""
    try:
        found = digest(entry.path.read_bytes())
    except OSError:
        return None
    return {entry.old: "old", entry.new: "new"}.get(found)


def digest(text: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def folder_of(root: Path) -> Path:
    """Where the journals of a tree are."""
    name = digest(str(root.resolve()).encode("utf-8", "surrogateescape"))[:16]
    return Path(platformdirs.user_state_dir("unheap", appauthor=False)) / "runs" / name


def begin(root: Path, files: Sequence[tuple[Path, bytes, bytes]]) -> Journal:
    """Record a run before it is made, from (path, old text, new text)."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    folder = folder_of(root) / f"{moment}-{secrets.token_hex(2)}"
    partial = folder.with_suffix(_PARTIAL)
    durable.make_folder(partial)
    entries = tuple(Entry(path, digest(old), digest(new)) for path, old, new in files)
    for number, (_, old, _) in enumerate(files):
        durable.write_new(partial / f"{number}.old", old)
    table = [{"path": str(one.path), "old": one.old, "new": one.new} for one in entries]
    record = json.dumps({"version": 1, "root": str(root), "files": table}, indent=1)
    durable.write_new(partial / "run.json", record.encode())
    durable.sync(partial)
    durable.rename(partial, folder)
    return Journal(folder, entries)


def runs(root: Path) -> list[Journal]:
    """The runs on record for a tree, oldest first."""
    folders = folder_of(root).glob("*/run.json")
    return [_load(file) for file in sorted(folders) if file.parent.suffix != _PARTIAL]


def _load(file: Path) -> Journal:
    try:
        record = json.loads(file.read_text("utf-8"))
        if record["version"] != 1:
            raise ValueError(record["version"])
        entries = tuple(Entry(Path(one["path"]), one["old"], one["new"]) for one in record["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnheapError(f"{file}: not a record of unheap that this version can read") from error
    return Journal(file.parent, entries)


def sweep(root: Path) -> None:
    """Remove what a killed run left half recorded or half forgotten."""
    for folder in sorted(folder_of(root).glob(f"*{_PARTIAL}")):
        durable.remove_folder(folder)


def roots(directory: Path) -> Iterator[Path]:
    """The trees around a folder that have journals, innermost first."""
    here = directory.resolve()
    return (root for root in (here, *here.parents) if folder_of(root).is_dir())


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Be the only one that writes to a tree. Raises UnheapError where another process does."""
    folder = folder_of(root)
    durable.make_folder(folder)
    # The file stays: removing it would let two processes lock two files of one name.
    with (folder / "lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(f"another unheap is writing to {root}; wait until it has ended") from error
        yield
