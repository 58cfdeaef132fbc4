"""Replacement texts that `go -overlay` reads instead of the user's files, which stay untouched."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from codemod.errors import UnheapError
from codemod.paths import cache_folder
from codemod.sweep import mark_used

_ORIGIN = "origin"
"""Beside each text: the path of the user's file."""


@dataclass(frozen=True)
class Overlay:
    """Replacements on disk. Without any, `arguments` is empty and messages stay as they are."""

    arguments: tuple[str, ...] = ()
    """What to add to a `go` command line."""
    originals: Mapping[Path, Path] = field(default_factory=dict)
    """Replacement → the user's file."""
    cwd: Path = Path()
    """The folder that relative paths in messages start from."""

    @cached_property
    def _names(self) -> dict[str, str]:
        """Each way in which Go may write a replacement's path → how it writes the original's."""
        names: dict[str, str] = {}
        for path, original in self.originals.items():
            names |= dict.fromkeys(self._ways(path), self._shown(original))
        return names

    def _ways(self, path: Path) -> tuple[str, ...]:
        relative = os.path.relpath(path, self.cwd)
        return str(path), relative, f"./{relative}"

    def _shown(self, original: Path) -> str:
        short = os.path.relpath(original, self.cwd)
        return str(original) if short.startswith("..") else short

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longest first: a relative path can be the tail of another way to write the same file.
        names = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile("|".join(re.escape(name) for name in names))

    def restore(self, message: str) -> str:
        """A message of Go with the user's paths in the place of the replacements'.

        Those of earlier runs as well: what Go has found in a text, it repeats in the same words
        once the user's file has that text.
        """
        if self.originals:
            message = self._pattern.sub(lambda match: self._names[match[0]], message)
        return self._earlier.sub(self._origin, message) if "overlay" in message else message

    @cached_property
    def _earlier(self) -> re.Pattern[str]:
        ways = sorted(self._ways(_folder().resolve()), key=lambda name: (-len(name), name))
        folders = "|".join(re.escape(name) for name in ways)
        return re.compile(rf"(?:{folders})/([0-9a-f]{{32}})/[^/:]+\.go")

    def _origin(self, match: re.Match[str]) -> str:
        try:
            path = (_folder() / match[1] / _ORIGIN).read_bytes()
        except OSError:
            return match[0]  # gone, or of a version that did not note it
        return self._shown(Path(os.fsdecode(path)))


@contextmanager
def overlay(texts: Mapping[Path, bytes], cwd: Path) -> Iterator[Overlay]:
    """Have `go` commands in cwd see these texts in the place of the files. Paths are absolute.

    Raises UnheapError where neither the cache nor the temporary folder can be written.
    """
    if not texts:
        yield Overlay()
        return
    # Go repeats a finding in the words of the run that first made it, so the same text must always
    # lie at the same path, if it can.
    kept = nullcontext(str(_folder()))
    with tempfile.TemporaryDirectory(prefix="unheap-") if _is_broken(_folder()) else kept as name:
        try:
            layer = _write(texts, Path(name).resolve(), cwd.resolve())
        except OSError as error:
            raise UnheapError(f"cannot write the files to be checked: {error}") from error
        yield layer


def _folder() -> Path:
    return cache_folder() / "overlay"


def _is_broken(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return True
    return False


def _write(texts: Mapping[Path, bytes], folder: Path, cwd: Path) -> Overlay:
    originals = {_keep(folder, path, text): path for path, text in sorted(texts.items())}
    replace = {str(path): str(replacement) for replacement, path in originals.items()}
    table = _keep(folder, Path("overlay.json"), json.dumps({"Replace": replace}).encode())
    return Overlay((f"-overlay={table}",), originals, cwd)


def _keep(folder: Path, path: Path, text: bytes) -> Path:
    """The file with this text, in a folder named after the original's path and the text."""
    digest = hashlib.sha256(os.fsencode(path) + b"\0" + text).hexdigest()[:32]
    home = folder / digest
    home.mkdir(exist_ok=True)
    mark_used(home)
    _put(home / _ORIGIN, os.fsencode(path))
    _put(home / path.name, text)
    return home / path.name


def _put(kept: Path, text: bytes) -> None:
    if not kept.is_file() or kept.read_bytes() != text:
        handle, name = tempfile.mkstemp(dir=kept.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(text)
        Path(name).replace(kept)  # a rival run writes the same text
