"""What the user's compiler says of the untouched files (`-gcflags=-m=1`)."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from codemod.copies import Copies, Copy
from codemod.escapes import file_names
from codemod.gate import Check, Gate
from codemod.gotool import GoTool
from codemod.importers import Importers, target
from codemod.model import Position, Workspace
from codemod.options import Options
from codemod.wording import counted

_LINE = re.compile(r"(\S.*?\.go):(\d{1,9}):(\d{1,9}): (.*)")


@dataclass(frozen=True)
class Remarks:
    """The compiler's remarks by place; lines and columns are 1-based, columns in bytes."""

    said: Mapping[tuple[Path, int, int], Collection[str]]

    def at(self, place: Position) -> Collection[str]:
        """Everything that is said at one place."""
        return self.said.get((place.path, place.line, place.column), ())

    def moves_to_heap(self, place: Position, name: str) -> bool:
        """Is the variable of this name, declared here, allocated on the heap?"""
        return f"moved to heap: {name}" in self.at(place)

    @cached_property
    def _lines(self) -> frozenset[tuple[Path, int]]:
        return frozenset((path, line) for path, line, _ in self.said)

    def cover(self, path: Path, first: int, last: int) -> bool:
        """Is anything said about these lines? Of a generic that nobody uses nothing is."""
        return any((path, line) in self._lines for line in range(first, last + 1))


class Compiler:
    """Compiles packages as they are and reads its remarks; Go repeats them from its cache."""

    def __init__(
        self, workspace: Workspace, go: GoTool, options: Options, progress: Callable[[str], None]
    ) -> None:
        self._workspace, self._progress = workspace, progress
        self._gate = Gate(go, workspace.cwd, Importers(workspace).broken(), options.jobs)
        self._copies = Copies(go, workspace, options.jobs)
        self._files = {file.path: file for one in workspace.packages for file in one.files}

    def copies(self, path: Path) -> frozenset[Copy] | None:
        """The copies that the package of this file makes; None where the compiler does not say."""
        file = self._files[path]
        self._progress(f"asking the compiler what {target(file.package)} copies")
        return self._copies.before(target(file.package), tests=file.is_test)

    def remarks(self, files: Iterable[Path]) -> Remarks:
        """All remarks about the packages of these files; with tests where one of them is a test.

        Raises UnheapError where Go cannot work here.
        """
        wanted = set(files)
        packages: dict[str, bool] = {}
        for package in self._workspace.packages:
            for file in package.files:
                if file.path in wanted and not package.errors:
                    name = target(package.id)
                    packages[name] = packages.get(name, False) or file.is_test
        said: dict[tuple[Path, int, int], set[str]] = defaultdict(set)
        for check, tests in ((Check.ESCAPES, False), (Check.TEST_ESCAPES, True)):
            names = sorted(name for name, has_tests in packages.items() if has_tests == tests)
            if names:
                self._progress(f"asking the compiler about {counted(len(names), 'package')}")
                self._read(self._gate.before(check, names).notes, said)
        return Remarks(said)

    def _read(self, output: str, said: dict[tuple[Path, int, int], set[str]]) -> None:
        """Of a generic that another package instantiates that package's block speaks too; only
        what a package's own block says of its files can be checked again by compiling it alone.
        """
        names: Mapping[str, Path] = {}
        for line in output.splitlines():
            match = _LINE.fullmatch(line)
            if match is not None:
                name, row, column, text = match.groups()
                path = names.get(name) or names.get(os.path.normpath(self._workspace.cwd / name))
                if path is not None:
                    said[path, int(row), int(column)].add(text)
            elif line.startswith("# "):
                names = self._files_of.get(line[2:].partition(" ")[0], {})

    @cached_property
    def _files_of(self) -> Mapping[str, Mapping[str, Path]]:
        """Import path → how Go may name the package's files."""
        found: dict[str, dict[str, Path]] = defaultdict(dict)
        for package in self._workspace.packages:
            path = package.id.partition(" ")[0]
            found[path] |= file_names((path, file.path) for file in package.files)
        return found
