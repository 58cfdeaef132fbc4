"""Which copies does the compiler make (`-gcflags=-json=0`)? It tells of those of 128 bytes or more.

Go does not repeat this from its cache, and packages overwrite each other's files: so one package is
asked about at a time, each time with a folder that was never named before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import unquote

from codemod.escapes import Functions, file_names
from codemod.gotool import GoTool
from codemod.importers import target
from codemod.model import Fix, Position, Workspace
from codemod.overlay import Overlay

_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What comes of a report in another form than that of today's compilers."""

REPORTED_BYTES = 128
"""The compiler says nothing of smaller copies."""


class Copy(NamedTuple):
    """A value of so many bytes is copied here: at the `:=`, `=` or `range` that does it."""

    path: Path
    line: int
    column: int
    size: int
    is_inlined: bool = False
    """In the body of a function that is called here. What becomes of such a copy depends on the
    caller around it, so none is promised to go."""


class Copies:
    """The copies of some packages; each package is compiled once for its untouched files."""

    def __init__(self, go: GoTool, workspace: Workspace, jobs: int = 0) -> None:
        self._go, self._workspace = go, workspace
        tags = ["-tags", go.tags] if go.tags else []
        self._shared = [*tags, "-p", str(jobs)] if jobs else tags
        self._before: dict[tuple[str, bool], frozenset[Copy] | None] = {}

    def before(self, package: str, *, tests: bool) -> frozenset[Copy] | None:
        """The copies of a package (named as in `importers.target`) as it is, None where the
        compiler does not say. `tests`: its test files count as well.
        """
        key = package, tests
        if key not in self._before:
            self._before[key] = self.ask(package, Overlay(), tests=tests)
        return self._before[key]

    def ask(self, package: str, overlay: Overlay, *, tests: bool) -> frozenset[Copy] | None:
        """The same in an overlay, asked anew."""
        # The variants of a package write to the same files: one after the other, then.
        variants = ["-test", "-p", "1"] if tests else []
        with TemporaryDirectory(prefix="unheap-") as folder:
            # Go takes a quoted flag, for folders with spaces, only behind another one.
            flags = f"-gcflags=-D=unheap '-json=0,{folder}/copies'"
            given = [*self._shared, *variants, *overlay.arguments]
            done = self._go.run(
                ["list", "-export", "-f=", flags, *given, package], self._workspace.cwd
            )
            if done.returncode:
                return None
            return self._read(package, Path(folder))

    def _read(self, package: str, folder: Path) -> frozenset[Copy] | None:
        files = [
            (owner.path, file.path)
            for owner in self._workspace.packages
            if target(owner.id) == package
            for file in owner.files
        ]
        names, bases = file_names(files), {path.stem for _, path in files}
        found: set[Copy] = set()
        for report in sorted(folder.rglob("*.json")):
            try:
                head, *rows = map(json.loads, report.read_bytes().splitlines())
                if head["file"] in names:
                    found.update(_copies(rows, names[head["file"]]))
                elif unquote(report.stem) in bases:
                    return None  # another file of that name took its place
            except _UNREADABLE:
                return None
        return frozenset(found)


def _copies(rows: Iterable[Mapping[str, Any]], path: Path) -> Iterator[Copy]:
    for row in rows:
        if row.get("code") == "copy":
            place = row["range"]["start"]
            size = int(row["message"].split()[0])
            is_inlined = bool(row.get("relatedInformation"))
            yield Copy(path, place["line"], place["character"], size, is_inlined)


def copied_at(copies: frozenset[Copy], place: Position) -> int:
    """How many bytes are copied at one place, 0 where nothing is."""
    sizes = [
        one.size
        for one in copies
        if one[:3] == (place.path, place.line, place.column) and not one.is_inlined
    ]
    return max(sizes, default=0)


_Spot = tuple[Path, str, int]
"""A file, a function in it, and the size of the copies it makes."""


def copies_left(
    fixes: Sequence[Fix],
    sources: Mapping[Path, bytes],
    texts: Mapping[Path, bytes],
    before: frozenset[Copy] | None,
    after: frozenset[Copy] | None,
    others: Mapping[Path, bytes] | None = None,
) -> dict[str, str]:
    """Group → the copy it promised to do away with, where its function makes too many of that size.

    `before` and `after` are the copies in the old texts (`sources`) and in the new ones. With
    `others`, `before` is about these instead, where they have another text than `sources`.
    """
    if before is None or after is None:
        return {fix.group: "copies: the compiler does not say" for fix in fixes}
    olds = {path: sources[path] for path in texts}
    gone = _count(before, {**olds, **(others or {})})
    gone.subtract(_count(after, texts))
    for fix in fixes:
        gone.subtract(_promised(fix, sources))
    return {
        fix.group: f"copies: {size} bytes are still copied in {function}"
        for fix in fixes
        for (path, function, size) in _promised(fix, sources)
        if gone[path, function, size] < 0
    }


def copies_gone(fix: Fix, sources: Mapping[Path, bytes]) -> tuple[str, ...]:
    """What a fix that kept its promise did away with, a line each."""
    return tuple(
        f"copies: {size} bytes no longer copied in {function}"
        for (_, function, size) in sorted(_promised(fix, sources))
    )


def _count(copies: Iterable[Copy], texts: Mapping[Path, bytes]) -> Counter[_Spot]:
    functions = {path: Functions(text) for path, text in texts.items()}
    return Counter(
        (one.path, functions[one.path].at_line(one.line), one.size)
        for one in copies
        if one.path in functions and not one.is_inlined
    )


def _promised(fix: Fix, sources: Mapping[Path, bytes]) -> Counter[_Spot]:
    return Counter(
        (path, Functions(sources[path]).at_edit(offset, offset), size)
        for path, offset, size in fix.promise.copies_gone
    )
