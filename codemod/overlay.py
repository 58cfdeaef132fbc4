"""Replacement texts that `go -overlay` reads instead of the user's files, which stay untouched."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from codemod.errors import UnheapError


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
            short = os.path.relpath(original, self.cwd)
            shown = str(original) if short.startswith("..") else short
            relative = os.path.relpath(path, self.cwd)
            names |= dict.fromkeys((str(path), relative, f"./{relative}"), shown)
        return names

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longest first: a relative path can be the tail of another way to write the same file.
        names = sorted(self._names, key=lambda name: (-len(name), name))
        return re.compile("|".join(re.escape(name) for name in names))

    def restore(self, message: str) -> str:
        """A message of Go with the user's paths in the place of the replacements'."""
        if not self.originals:
            return message
        return self._pattern.sub(lambda match: self._names[match[0]], message)


@contextmanager
def overlay(texts: Mapping[Path, bytes], cwd: Path) -> Iterator[Overlay]:
    """Have `go` commands in cwd see these texts in the place of the files. Paths are absolute.

    Raises UnheapError where the temporary folder cannot be written.
    """
    if not texts:
        yield Overlay()
        return
    with _folder() as folder:
        try:
            layer = _write(texts, folder, cwd.resolve())
        except OSError as error:
            raise _unwritable(error) from error
        yield layer


@contextmanager
def _folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="unheap-")
    except OSError as error:
        raise _unwritable(error) from error
    with folder as name:
        # Go resolves links before it shortens paths; messages then have the resolved one.
        yield Path(name).resolve()


def _unwritable(error: OSError) -> UnheapError:
    return UnheapError(f"cannot write to the temporary folder: {error}")


def _write(texts: Mapping[Path, bytes], folder: Path, cwd: Path) -> Overlay:
    originals: dict[Path, Path] = {}
    for number, (path, text) in enumerate(sorted(texts.items())):
        replacement = folder / str(number) / path.name
        replacement.parent.mkdir()
        replacement.write_bytes(text)
        originals[replacement] = path
    table = folder / "overlay.json"
    replace = {str(path): str(replacement) for replacement, path in originals.items()}
    table.write_text(json.dumps({"Replace": replace}), "utf-8")
    return Overlay((f"-overlay={table}",), originals, cwd)
