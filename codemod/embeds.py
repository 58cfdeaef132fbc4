"""Go files that are data as well: a program embeds them (`//go:embed`) and may show their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

_LINE = re.compile(rb"^[ \t]*//go:embed[ \t]([^\r\n]+)", re.MULTILINE)
_PATTERN = re.compile(r"\"([^\"]*)\"|`([^`]*)`|(\S+)")


class Embeds:
    """What the Go files of a repository embed, in whatever build; each folder is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders: dict[Path, list[tuple[str, Path]]] = {}

    def embedder(self, path: Path) -> Path | None:
        """A file that embeds this one; None where there is none.

        Only what lies in the embedder's own folder or below can be embedded.
        """
        for folder in path.parents:
            if folder.is_relative_to(self._root):
                below = path.relative_to(folder).parts
                for pattern, file in self._patterns(folder):
                    if _matches(pattern, below):
                        return file
        return None

    def _patterns(self, folder: Path) -> list[tuple[str, Path]]:
        if folder not in self._folders:
            files = sorted(folder.glob("*.go"))
            self._folders[folder] = [(one, file) for file in files for one in _written(file)]
        return self._folders[folder]


def _written(file: Path) -> Iterator[str]:
    with suppress(OSError):
        for line in _LINE.findall(file.read_bytes()):
            for words in _PATTERN.findall(line.decode("utf-8", "replace")):
                yield "".join(words).removeprefix("all:")


def _matches(pattern: str, names: tuple[str, ...]) -> bool:
    """Is it the file, or a folder around it?"""
    parts = PurePosixPath(pattern).parts
    return len(parts) <= len(names) and all(map(fnmatchcase, names, parts))
