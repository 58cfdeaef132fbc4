"""Go files of the repository that were not loaded, though they may import what is edited.

They lie in a module of their own (`examples/go.mod`, which may also import what is below the other
module's `internal`), or in folders that `./...` leaves out (`testdata`, `_examples`, `.github`, and
what `go.mod` ignores), or they are built with other constraints than these (`//go:build ignore`, or
with cgo). Go builds none of them together with the module, so the gate would not see that they
broke.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from codemod.filemarks import is_constrained, may_use_cgo
from codemod.model import Workspace

_IGNORE = re.compile(r"^\s*ignore\b[ \t]*(?:\(([^)]*)\)|(.+))", re.MULTILINE)
_COMMENT = re.compile(r"//.*")
_QUOTED = re.compile(rb"[\"`]([\w./~+-]+)[\"`]")
MADE_ELSEWHERE = frozenset({"vendor", "node_modules", ".git"})
"""Folders of code that was made elsewhere, and goes on using what was there."""


def unlisted_files(workspace: Workspace) -> tuple[Path, ...]:
    """Those in folders where a file names an import path of a loaded module."""
    named = frozenset(name.encode() for name in _imported(workspace))
    found: list[Path] = []
    for files in _packages(workspace):
        texts = dict(_readable(files))
        if any(_names_one(text, named) for text in texts.values()):
            found += texts
    return tuple(found)


def _names_one(text: bytes, named: frozenset[bytes]) -> bool:
    """Does it spell one of these import paths, or one below?"""
    for path in set(_QUOTED.findall(text)):
        while path:
            if path in named:
                return True
            path = path.rpartition(b"/")[0]
    return False


def _readable(files: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    """Files with their text: what we may not read, no build that we know of reads either."""
    for path in files:
        with suppress(OSError):
            yield path, path.read_bytes()


def _packages(workspace: Workspace) -> Iterator[list[Path]]:
    """Folder by folder what was not loaded, and was not left alone since it imports nothing."""
    for files, is_listed in unloaded_files(workspace):
        # What is built, and imports what is edited, was loaded for that reason.
        yield [path for path in files if not is_listed or _may_be_built(path)]


def unloaded_files(workspace: Workspace) -> Iterator[tuple[list[Path], bool]]:
    """Folder by folder the Go files that were not loaded, and whether `./...` lists the folder."""
    loaded = {file.path for package in workspace.packages for file in package.files}
    for folder, is_listed in _folders(workspace.root, workspace.homes):
        files = {*folder.glob("*.go")} - loaded
        yield sorted(path for path in files if path.is_file()), is_listed


def _may_be_built(path: Path) -> bool:
    """Is it left out by this build, and not by every other one?"""
    return is_constrained(path) or may_use_cgo(path)


def _imported(workspace: Workspace) -> set[str]:
    """What import paths of the loaded packages begin with: those of Go's own with no module."""
    modules = {package.module for package in workspace.packages} - {"", "std"}
    return modules or {package.path for package in workspace.packages}


def _folders(root: Path, homes: frozenset[Path]) -> Iterator[tuple[Path, bool]]:
    """Folders below the root, and whether `./...` lists them in one of the modules in `homes`."""
    unlisted: set[Path] = set()
    ignored = (os.sep + path for home in homes for path in _ignored(home / "go.mod"))
    left_out = tuple(f"{path}{os.sep}" for path in (f"{os.sep}testdata", *ignored))
    for name, below, files in os.walk(root):
        folder = Path(name)
        is_left_out = folder.name.startswith(("_", ".")) or f"{folder}{os.sep}".endswith(left_out)
        below[:] = [one for one in below if one not in MADE_ELSEWHERE]
        is_own = is_left_out or "go.mod" in files
        if folder not in homes and (is_own or folder.parent in unlisted):
            unlisted.add(folder)
        yield folder, folder not in unlisted


def _ignored(mod: Path) -> Iterator[str]:
    """The folders that a `go.mod` says to ignore: where it lies, or everywhere. (Here it is always
    everywhere: to look at more than that costs time alone.)
    """
    with suppress(OSError):
        for block, line in _IGNORE.findall(_COMMENT.sub("", mod.read_text("utf-8", "replace"))):
            for path in (block or line).split():
                yield path.strip('"`').removeprefix("./").rstrip("/")
