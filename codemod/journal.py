"""What was written where: the record that makes `apply` all or nothing and `undo` possible.

One folder per tree and one below it per run, which holds the old texts. A run's folder appears
whole (it is filled under another name) before the first file of the tree is touched. Its file
`open` is renamed to `done` once the last one is written. Until then the run counts as not made:
whoever comes next puts the old texts back. `undo` renames it again, and from there on is the same
thing. All new texts are on disk before the first takes its place, and a rename needs no space: a
full disk stops a run before anything has changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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
        durable.rename(self.folder / "open", self.folder / "done")

    def prepare(self, texts: Mapping[int, bytes]) -> None:
        """Write the next texts of some files beside them, each with its file's owner and mode.

        If one cannot be written, none is left there.
        """
        try:
            for number, text in texts.items():
                path = self.entries[number].path
                with named(path):
                    durable.write_new(self._temporary(number), text, like=path)
        except OSError:
            self.discard()
            raise

    def settle(self, number: int) -> None:
        """Give a file the text that was prepared for it, in one go."""
        durable.rename(self._temporary(number), self.entries[number].path)

    def discard(self) -> None:
        """Remove the texts that were prepared and not used."""
        for number in range(len(self.entries)):
            durable.unlink(self._temporary(number))

    def take_back(self, *, spare: bool = False) -> tuple[Path, ...]:
        """Put all old texts back and forget the run; returns the files that were restored.

        Safe to be killed in and to repeat. Raises Stale, and changes nothing, where a file has
        neither its old nor its new text, or leaves such files alone if `spare`. Raises OSError,
        and changes nothing, where the old texts find no room.
        """
        states = [_state(entry) for entry in self.entries]
        if None in states and not spare:
            raise Stale(
                f"{self.entries[states.index(None)].path} was changed after it was written; "
                f"its old text and those of the same run are in {self.folder}"
            )
        written = [number for number, state in enumerate(states) if state == "new"]
        was_done = self.is_done
        if was_done:
            durable.rename(self.folder / "done", self.folder / "open")
        try:
            self.discard()
            self.prepare({n: (self.folder / f"{n}.old").read_bytes() for n in written})
        except OSError:
            if was_done:
                self.mark_done()
            raise
        for number in written:
            self.settle(number)
        self.forget()
        return tuple(self.entries[number].path for number in written)

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
    entries = tuple(Entry(path, digest(old), digest(new)) for path, old, new in files)
    table = [{"path": str(one.path), "old": one.old, "new": one.new} for one in entries]
    record = json.dumps({"version": 1, "root": str(root), "files": table}, indent=1)
    texts = {f"{number}.old": old for number, (_, old, _) in enumerate(files)}
    try:
        durable.make_folder(partial)
        for name, text in {**texts, "run.json": record.encode(), "open": b""}.items():
            with named(partial / name):
                durable.write_new(partial / name, text)
        durable.sync(partial)
        durable.rename(partial, folder)
    except OSError:
        with suppress(OSError):
            durable.remove_folder(partial)
        raise
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
        raise UnheapError(
            f"{file}: not a record of unheap that this version can read; "
            "remove its folder to go on without it"
        ) from error
    return Journal(file.parent, entries)


def is_whole(root: Path) -> bool:
    """Is there nothing on record that was cut off?"""
    return not any(folder_of(root).glob(f"*{_PARTIAL}")) and all(run.is_done for run in runs(root))


def sweep(root: Path) -> list[str]:
    """Remove what was left half recorded or half forgotten; returns the names of those runs."""
    rubbish = sorted(folder_of(root).glob(f"*{_PARTIAL}"))
    for folder in rubbish:
        durable.remove_folder(folder)
    return [folder.stem for folder in rubbish]


def roots(directory: Path) -> Iterator[Path]:
    """The trees around a folder that have journals, innermost first."""
    here = directory.resolve()
    return (root for root in (here, *here.parents) if folder_of(root).is_dir())


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Have an OSError speak of the file that the user knows."""
    try:
        yield
    except OSError as error:
        error.filename = os.fspath(path)
        raise


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Be the only one that writes to a tree. Raises UnheapError where another process does, and
    where nothing can be recorded.
    """
    folder = folder_of(root)
    try:
        durable.make_folder(folder)
        # The file stays: removing it would let two processes lock two files of one name.
        lock_file = (folder / "lock").open("ab")
    except OSError as error:
        why = error.strerror or error
        raise UnheapError(
            f"{folder}: what was there cannot be kept for undo ({why}): nothing was written; "
            "set XDG_STATE_HOME"
        ) from error
    with lock_file as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(f"another unheap is writing to {root}; wait until it has ended") from error
        yield
