"""Go commands that judge a change: only what they did not say of the untouched tree counts."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from codemod.errors import UnheapError
from codemod.gotool import Completed, GoTool
from codemod.overlay import Overlay
from codemod.vettool import vet_arguments

_POSITION = re.compile(r"(?:vet: )?(\S.*?\.go):(\d+)(?::\d+)?:? ")
_PLACE = re.compile(r"(?:vet: )?(?<![^\s\"'])([^\s\"']+\.go):\d+(?::\d+)?")
_ENVIRONMENT = re.compile(
    r"no space left on device|disk quota exceeded|read-only file system|cannot allocate memory"
    r"|too many open files|signal: killed|permission denied|dial tcp|i/o timeout|no such host"
    r"|module lookup disabled|missing go\.sum entry|inconsistent vendoring|updates to go\.mod"
    r"|cannot find main module|requires go >= "
)
_TALK = ("go: downloading ", "go: finding ", "go: warning: ", "go: extracting ")


class Check(StrEnum):
    """What can be asked of a set of packages."""

    ESCAPES = "escapes"
    """Compile, and say what goes to the heap."""
    TEST_ESCAPES = "escapes, tests"
    """The same with tests: compiles each package once more for each kind of test it has."""
    COMPILE = "compile"
    """All of `go build` but the linking of commands, which no edit can spoil."""
    VET = "go vet"
    TEST = "go test"


class Problem(NamedTuple):
    """One complaint of Go, about the user's paths."""

    package: str
    """What the block's heading says, such as `a/b` or `a/b [a/b.test]`; "" where there is none."""
    message: str
    detail: str = ""
    """What helps to mend it but is not the same every time."""

    @property
    def key(self) -> tuple[str, str]:
        """The complaint without lines, columns and the outer folders.

        Lines move when a text is edited, and Go does not always write a path in the same way.
        """
        return self.package, _PLACE.sub(_file, self.message)

    def path(self, cwd: Path) -> Path | None:
        """The file that it is about, where it names one."""
        match = _POSITION.match(self.message)
        return Path(os.path.normpath(cwd / match[1])) if match else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check had to say."""

    problems: tuple[Problem, ...]
    notes: str = ""
    """With the checks for escapes: all that Go printed."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What a check says of the untouched tree."""

    answer: Answer
    known: Counter[tuple[str, str]]
    unusable: frozenset[str]
    """Packages that cannot even be loaded; Go then checks none, so they have to be left out."""


class Gate:
    """Runs checks in one workspace; each baseline is made once, and only when it is needed.

    `broken` are packages known to have errors, with all that import them.
    """

    def __init__(self, go: GoTool, cwd: Path, broken: Iterable[str] = (), jobs: int = 0) -> None:
        self._go = go
        self._cwd = cwd
        self._broken = frozenset(broken)
        tags = ["-tags", go.tags] if go.tags else []
        self._shared = [*tags, "-p", str(jobs)] if jobs else tags
        self._before: dict[tuple[Check, tuple[str, ...]], _Before] = {}

    def problems(
        self, check: Check, packages: Sequence[str], every: Sequence[str], overlay: Overlay
    ) -> Answer:
        """What the check says of the packages in the overlay and not of the untouched tree.

        `every` are all packages that this run may ask about: the baseline is made for them at
        once. Raises UnheapError where Go cannot work here (no space, a missing module …).
        """
        after = self._ask(check, packages, overlay)
        if not after.problems:
            return after
        before = self._baseline(check, every)
        if before.unusable.intersection(packages):
            usable = [package for package in packages if package not in before.unusable]
            after = self._ask(check, usable, overlay)
        return Answer(tuple(_unknown(after.problems, before.known)), after.notes)

    def before(self, check: Check, every: Sequence[str]) -> Answer:
        """What the check says of the untouched tree."""
        return self._baseline(check, every).answer

    def _baseline(self, check: Check, every: Sequence[str]) -> _Before:
        key = (check, tuple(every))
        if key not in self._before:
            self._before[key] = self._make_baseline(check, every)
        return self._before[key]

    def _make_baseline(self, check: Check, every: Sequence[str]) -> _Before:
        unusable = self._unusable(every)
        untouched = Overlay(cwd=self._cwd.resolve())
        answer = self._ask(check, [name for name in every if name not in unusable], untouched)
        return _Before(answer, Counter(problem.key for problem in answer.problems), unusable)

    def _unusable(self, every: Sequence[str]) -> frozenset[str]:
        """The packages to leave out, where not all can be loaded (an import that is not there)."""
        if not self._load(every).returncode:
            return frozenset()
        unusable = self._broken.intersection(every)
        done = self._load([name for name in every if name not in unusable])
        if done.returncode:
            message = done.stderr.decode("utf-8", "replace").strip() or "it does not say why"
            raise UnheapError(f"go list does not work here: {message.splitlines()[0]}")
        return unusable

    def _load(self, packages: Sequence[str]) -> Completed:
        return self._go.run(["list", "-test", "-f=", *self._shared, *packages], self._cwd)

    def _ask(self, check: Check, packages: Sequence[str], overlay: Overlay) -> Answer:
        if not packages:
            return Answer(())
        tests = ["-test"] if check is Check.TEST_ESCAPES else []
        done = self._run(check, [*tests, *packages], overlay)
        if check not in (Check.ESCAPES, Check.TEST_ESCAPES):
            return Answer(tuple(self._complaints(check, done, overlay)))
        notes = done.stderr.decode("utf-8", "replace")
        if done.returncode:
            # Again without the notes among which the errors stand.
            done = self._run(Check.COMPILE, [*tests, *packages], overlay)
        return Answer(tuple(self._complaints(check, done, overlay)), notes)

    def _run(self, check: Check, arguments: Sequence[str], overlay: Overlay) -> Completed:
        given = [*self._shared, *overlay.arguments]
        if check is not Check.VET:
            return self._go.run([*self._command(check), *given, *arguments], self._cwd)
        with vet_arguments(self._go, overlay, self._cwd) as more:
            return self._go.run([*self._command(check), *more, *given, *arguments], self._cwd)

    def _command(self, check: Check) -> tuple[str, ...]:
        match check:
            case Check.ESCAPES | Check.TEST_ESCAPES:
                return "list", "-export", "-f=", f"-gcflags=-m=1 {self._mark}"
            case Check.COMPILE:
                return "list", "-export", "-f="
            case Check.TEST:
                return "test", "-json", "-vet=off"
            case Check.VET:
                return "vet", f"-gcflags={self._mark}"

    @property
    def _mark(self) -> str:
        """A flag without effect, unique for this folder, keeps apart what Go has in its cache.

        It replays notes with paths as they were shortened for the folder of the first compile, and
        since 1.26 what vet found: to users who have applied a rewrite, in a file of the overlay.
        """
        return f"-D=unheap-{hashlib.sha256(os.fsencode(self._cwd)).hexdigest()[:12]}"

    def _complaints(self, check: Check, done: Completed, overlay: Overlay) -> Iterator[Problem]:
        if done.returncode == 0:
            return
        stderr = done.stderr.decode("utf-8", "replace")
        for line in stderr.splitlines():
            if _ENVIRONMENT.search(line) and not _POSITION.match(line):
                raise UnheapError(f"go: {overlay.restore(line)}")
        problems = list(_blocks(stderr))
        if check is Check.TEST:
            problems = [*_failed_tests(done.stdout.decode("utf-8", "replace")), *problems]
        for problem in problems or [Problem("", f"{check} ended with code {done.returncode}")]:
            yield problem._replace(
                message=overlay.restore(problem.message), detail=overlay.restore(problem.detail)
            )


def _file(match: re.Match[str]) -> str:
    return "/".join(Path(match[1]).parts[-2:])


def _unknown(problems: Iterable[Problem], known: Counter[tuple[str, str]]) -> Iterator[Problem]:
    left = known.copy()
    for problem in problems:
        if left[problem.key]:
            left[problem.key] -= 1
        else:
            yield problem


def _blocks(stderr: str) -> Iterator[Problem]:
    """The messages below `# package` headings; a line that begins with a tab goes on."""
    package = ""
    message = ""
    for line in stderr.splitlines():
        if line.startswith("\t") and message:
            message += "\n" + line
            continue
        if message:
            yield Problem(package, message)
            message = ""
        if line.startswith("# "):
            package = line[2:]
        elif line.strip() and not line.startswith(_TALK):
            message = line
    if message:
        yield Problem(package, message)


def _failed_tests(stdout: str) -> Iterator[Problem]:
    """What `go test -json` calls failed, each with the first line that tells where."""
    said: dict[tuple[str, str], list[str]] = {}
    failed: dict[tuple[str, str], None] = {}
    for event in _events(stdout):
        key = (event.get("Package") or event.get("ImportPath") or "", event.get("Test") or "")
        if event.get("Action") in ("output", "build-output"):
            said.setdefault(key, []).append(event.get("Output", "").strip())
        elif event.get("Action") in ("fail", "build-fail"):
            failed[key] = None
    with_tests = {package for package, test in failed if test}
    for package, test in failed:
        if test or package not in with_tests:
            where = [line for line in said.get((package, test), ()) if ".go:" in line]
            detail = where[0] if where else ""
            yield Problem(package, f"{package}: {test or 'package'} fails", detail)


def _events(stdout: str) -> Iterator[dict[str, str]]:
    """The texts of each event. A line that is none may be a test's, and says nothing."""
    for line in stdout.splitlines():
        if line.startswith("{"):
            try:
                event = json.loads(line)
            except (ValueError, RecursionError):
                continue
            yield {name: text for name, text in event.items() if isinstance(text, str)}
