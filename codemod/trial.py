"""One trial of a set of fixes: compose, format, and ask Go through an overlay."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from codemod.copies import Copies, copies_gone, copies_left
from codemod.edits import HelperHost, compose
from codemod.errors import BadInput, Stale
from codemod.escapes import Note, Place, file_names, parse_notes
from codemod.gate import Check, Gate, Problem
from codemod.gotool import GoTool
from codemod.importers import Importers, target
from codemod.lines import old_line
from codemod.model import Fix, Workspace
from codemod.options import Options
from codemod.overlay import Overlay, overlay
from codemod.promises import Rescan, rescan
from codemod.wording import counted

Format = Callable[[Sequence[tuple[str, bytes]]], list[bytes]]
_POSITION = re.compile(r"(?<![^\s:\"'])([^\s:\"']+\.go):(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one set of fixes."""

    error: str = ""
    """The first thing that went wrong; "" where the set passes."""
    blamed: frozenset[str] = frozenset()
    """Groups that the errors point at: a hint for where to look first, no verdict."""
    broken: Mapping[str, str] = field(default_factory=dict)
    """Group → the promise it does not keep in the very functions that it edits."""
    texts: Mapping[Path, bytes] = field(default_factory=dict)
    """New text of every file, where the set passes."""
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        """May the set be shown?"""
        return not self.error


class Trials:
    """Tries sets of fixes of one run. What does not depend on the set is found out once."""

    def __init__(
        self,
        fixes: Sequence[Fix],
        workspace: Workspace,
        go: GoTool,
        options: Options,
        format: Format,
        progress: Callable[[str], None],
        sources: Mapping[Path, bytes] | None = None,
    ) -> None:
        self._cwd = workspace.cwd
        self._fixes = tuple(fixes)
        self._format = format
        self._progress = progress
        self._files = {file.path: file for pack in workspace.packages for file in pack.files}
        self._sources = _Sources(sources or {})
        self._sources.compare(path for fix in fixes for path in fix.edits)
        self._clean: dict[Path, bool] = {}
        self._importers = Importers(workspace)
        self._gate = Gate(go, workspace.cwd, self._importers.broken(), options.jobs)
        self._copies = Copies(go, workspace, options.jobs)
        tests = any(self._files[path].is_test for fix in fixes for path in fix.edits)
        self._escapes = Check.TEST_ESCAPES if tests else Check.ESCAPES
        self._checks = (Check.COMPILE, Check.VET, *([Check.TEST] if options.test else []))
        self._done: dict[frozenset[str], Trial] = {}

    def run(self, fixes: tuple[Fix, ...]) -> Trial:
        """Try these fixes together, or say again what became of them."""
        key = frozenset(fix.group for fix in fixes)
        if key not in self._done:
            self._done[key] = self._try(fixes) if fixes else Trial()
        return self._done[key]

    def _try(self, fixes: tuple[Fix, ...]) -> Trial:
        try:
            texts = self._texts(fixes)
        except HelperHost as error:
            return Trial(str(error), frozenset(fix.group for fix in error.fixes))
        except ValueError as error:
            return Trial(f"the edits do not fit: {error}")
        with overlay(texts, self._cwd) as layer:
            return self._ask(fixes, texts, layer)

    def _texts(self, fixes: Sequence[Fix]) -> dict[Path, bytes]:
        """The new texts; a file that was as gofmt has it is so again."""
        texts = compose(fixes, self._sources, self._files)
        unknown = [path for path in texts if path not in self._clean]
        olds = [self._sources[path] for path in unknown]
        same = zip(unknown, olds, self._gofmt(unknown, olds), strict=True)
        self._clean |= {path: old == formatted for path, old, formatted in same}
        clean = [path for path in texts if self._clean[path]]
        return texts | dict(
            zip(clean, self._gofmt(clean, [texts[path] for path in clean]), strict=True)
        )

    def _gofmt(self, paths: Sequence[Path], texts: Sequence[bytes]) -> list[bytes]:
        return self._format(list(zip(map(str, paths), texts, strict=True)))

    def _ask(self, fixes: tuple[Fix, ...], texts: Mapping[Path, bytes], layer: Overlay) -> Trial:
        self._progress(f"checking {counted(len(fixes), 'rewrite')}: compiler")
        answer = self._gate.problems(self._escapes, self._touched, self._touched, layer)
        if answer.problems:
            return self._failed(fixes, texts, answer.problems)
        notes = parse_notes(answer.notes, self._names, self._cwd)
        scan = rescan(fixes, self._sources, texts, self._notes_before, notes)
        if trial := self._promises(scan) or self._unkept_copies(fixes, texts, layer):
            return trial
        reached = self._importers.reached(self._targets(fixes))
        for check in self._checks:
            self._progress(f"checking {counted(len(fixes), 'rewrite')}: {check}")
            # The first question has compiled what is touched: now for what imports it.
            done = self._touched if check is Check.COMPILE else ()
            asked = [package for package in reached if package not in done]
            answer = self._gate.problems(check, asked, self._reached, layer)
            if answer.problems:
                return self._failed(fixes, texts, answer.problems)
        same = f"{', '.join(self._checks)}: {counted(len(reached), 'package')} as before"
        evidence = {
            fix.group: (same, *scan.evidence(fix), *copies_gone(fix, self._sources))
            for fix in fixes
        }
        return Trial(texts=texts, evidence=evidence)

    def _promises(self, scan: Rescan) -> Trial | None:
        broken = scan.broken()
        if broken:
            return Trial(next(iter(broken.values())), broken=broken)
        error, groups = scan.miscounted()
        if error:
            # Which of them it is, only trying them one by one can tell.
            return Trial(error, groups)
        for place in scan.unexplained():
            blamed = frozenset(group for new in scan.unexplained() for group in scan.blamed(new))
            return Trial(f"escapes: {self._show(place)} is new", blamed)
        return None

    def _unkept_copies(
        self, fixes: Sequence[Fix], texts: Mapping[Path, bytes], layer: Overlay
    ) -> Trial | None:
        """A trial that fails where the compiler still makes a copy that was to go."""
        for package, some in self._by_package(fixes).items():
            self._progress(f"checking {counted(len(some), 'rewrite')}: copies in {package}")
            tests = any(self._files[path].is_test for fix in some for path in fix.edits)
            before = self._copies.before(package, tests=tests)
            after = self._copies.ask(package, layer, tests=tests)
            still = copies_left(some, self._sources, texts, before, after)
            if still and (others := [fix for fix in fixes if fix not in some]):
                # They may make copies of their own, as many as without the fixes that promise.
                beside = self._texts(others)
                with overlay(beside, self._cwd) as old:
                    before = self._copies.ask(package, old, tests=tests)
                still = copies_left(some, self._sources, texts, before, after, beside)
            if still:
                return Trial(next(iter(still.values())), frozenset(still))
        return None

    def _by_package(self, fixes: Iterable[Fix]) -> dict[str, list[Fix]]:
        """The fixes that promise that copies go, by the package that makes them."""
        found: dict[str, list[Fix]] = defaultdict(list)
        for fix in fixes:
            for package in {target(self._files[one[0]].package) for one in fix.promise.copies_gone}:
                found[package].append(fix)
        return found

    def _show(self, place: Place) -> str:
        path = place.path
        short = path.relative_to(self._cwd) if path.is_relative_to(self._cwd) else path
        return f"{short}: {place.text} in {place.function or 'a declaration'}"

    @cached_property
    def _touched(self) -> tuple[str, ...]:
        """The packages that any fix of this run edits."""
        return tuple(sorted(self._targets(self._fixes)))

    @cached_property
    def _reached(self) -> tuple[str, ...]:
        return self._importers.reached(self._touched)

    @cached_property
    def _names(self) -> dict[str, Path]:
        """Where to look for notes. Packages that another fix edits are looked at as well: notes
        of a generic function stand with the packages that use it. Tests that no fix edits are
        not: whether they are compiled depends on what else this run is about."""
        touched = set(self._touched)
        edited = {path for fix in self._fixes for path in fix.edits}
        return file_names(
            (file.package.partition(" ")[0], path)
            for path, file in self._files.items()
            if target(file.package) in touched and (path in edited or not file.is_test)
        )

    @cached_property
    def _notes_before(self) -> frozenset[Note]:
        self._progress("asking the compiler about the code as it is")
        answer = self._gate.before(self._escapes, self._touched)
        return parse_notes(answer.notes, self._names, self._cwd)

    def _targets(self, fixes: Iterable[Fix]) -> set[str]:
        return {target(self._files[path].package) for fix in fixes for path in fix.edits}

    def _failed(
        self, fixes: Sequence[Fix], texts: Mapping[Path, bytes], problems: Sequence[Problem]
    ) -> Trial:
        blamed = frozenset(group for one in problems for group in self._suspects(fixes, one))
        return Trial(self._original(problems[0], texts), blamed)

    def _suspects(self, fixes: Sequence[Fix], problem: Problem) -> list[str]:
        """The groups that edit the file of a complaint, or else the package it is about."""
        path = problem.path(self._cwd)
        in_file = [fix.group for fix in fixes if path in fix.edits]
        package = target(problem.package.strip("[]"))
        return in_file or [fix.group for fix in fixes if package in self._targets([fix])]

    def _original(self, problem: Problem, texts: Mapping[Path, bytes]) -> str:
        """The complaint with the lines of the old texts: these are the ones the user can see."""

        def place(match: re.Match[str]) -> str:
            path = Path(os.path.normpath(self._cwd / match[1]))
            line = int(match[2])
            if path in texts:
                line = old_line(self._sources[path], texts[path], line)
            return f"{match[1].removeprefix('./')}:{line}"

        message = problem.message.splitlines()[0].removeprefix("vet: ")
        detail = f": {problem.detail}" if problem.detail else ""
        return _POSITION.sub(place, message) + detail


class _Sources(dict[Path, bytes]):
    """Old texts; those that were not given are read when first asked for."""

    def __missing__(self, path: Path) -> bytes:
        self[path] = _read(path)
        return self[path]

    def compare(self, paths: Iterable[Path]) -> None:
        """Raise Stale where a file is not any more what was given: Go would see another text."""
        for path in dict.fromkeys(paths):
            if self[path] != _read(path):
                raise Stale(f"{path} has changed since it was read; run the command again")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
