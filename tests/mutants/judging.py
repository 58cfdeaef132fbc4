"""Judges whole Go modules again and again without starting Go: all its answers are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from golden_harness import Outcome

from codemod import pipeline
from codemod.copies import Copies, Copy
from codemod.edits import compose, merge
from codemod.gotool import Completed, GoTool
from codemod.model import Fix, Report
from codemod.options import Options
from codemod.overlay import Overlay
from codemod.plan import fixes
from codemod.transform import Transform

_Question = tuple[tuple[str, ...], Path, bytes | None]


@dataclass(frozen=True)
class RememberingGo(GoTool):
    """Starts Go once for each question; a tree it was asked about must not change."""

    answers: dict[_Question, Completed] = field(default_factory=dict, hash=False, compare=False)

    def run(
        self,
        args: Sequence[str | Path],
        cwd: Path,
        *,
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        stderr: IO[bytes] | None = None,
    ) -> Completed:
        """As of old."""
        question = (tuple(map(str, args)), cwd, stdin)
        if question not in self.answers:
            self.answers[question] = super().run(args, cwd, stdin=stdin, env=env)
        answer = self.answers[question]
        if stderr is not None:
            stderr.write(answer.stderr)
        return answer


@contextmanager
def remembered_copies() -> Iterator[None]:
    """The compiler tells of copies in files, in a folder of another name each time."""
    found: dict[tuple[Path, str, bool], frozenset[Copy] | None] = {}
    ask = Copies.ask

    def ask_once(
        self: Copies, package: str, overlay: Overlay, *, tests: bool
    ) -> frozenset[Copy] | None:
        if overlay.arguments:
            return ask(self, package, overlay, tests=tests)
        question = (self._workspace.cwd, package, tests)
        if question not in found:
            found[question] = ask(self, package, overlay, tests=tests)
        return found[question]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Copies, "ask", ask_once)
        yield


@dataclass(frozen=True)
class Module:
    """A Go module that lies in a folder of its own, and what is asked of it."""

    name: str
    root: Path
    options: Options
    rules: tuple[Transform, ...]
    go: GoTool

    def scan(self) -> Report:
        """`unheap scan`"""
        return pipeline.scan(
            ["./..."], self.options, self.rules, cwd=self.root, go=self.go, progress=_silent
        )

    def diff(self) -> Report:
        """`unheap diff`: the gate starts Go, since it is about texts that nobody has seen yet."""
        return pipeline.diff(
            ["./..."], self.options, self.rules, cwd=self.root, go=self.go, progress=_silent
        )

    def judge(self) -> Judgement:
        """What would be done, without the gate."""
        try:
            report = self.scan()
            planned = tuple(fixes(report.findings))
            return Judgement(self._findings(report), _texts(report, planned), planned)
        except Exception as error:  # noqa: BLE001 - a mutant may do anything
            return _crash(error)

    def pass_gate(self) -> Judgement:
        """What would be done. Go is started: it is asked about texts that are new to it."""
        try:
            report = self.diff()
        except Exception as error:  # noqa: BLE001 - a mutant may do anything
            return _crash(error)
        texts = {patch.path: patch.new for patch in report.patches}
        return Judgement(self._findings(report), texts, ())

    def _findings(self, report: Report) -> tuple[object, ...]:
        outcome = Outcome(report, self.root, {}, {}, None, "", "")
        return outcome.found, outcome.because


@dataclass(frozen=True)
class Judgement:
    """What the rules say of a module."""

    findings: tuple[object, ...]
    """As a golden's `want` and `because` comments pin them."""
    texts: Mapping[Path, bytes]
    """What files would become."""
    fixes: tuple[Fix, ...]
    """With promises, helpers and notes."""

    def shows(self, other: Judgement) -> bool:
        """Would whoever compares findings and files see a difference?"""
        return (self.findings, self.texts) != (other.findings, other.texts)


def _crash(error: Exception) -> Judgement:
    return Judgement(("crash", repr(error)), {}, ())


def _texts(report: Report, planned: Sequence[Fix]) -> dict[Path, bytes]:
    files = {file.path: file for package in report.workspace.packages for file in package.files}
    kept, _ = merge(planned)
    sources = {path: path.read_bytes() for path in files if path.is_file()}
    try:
        return compose(kept, sources, files)
    except ValueError as error:
        return {Path(): str(error).encode()}


def _silent(_: str) -> None:
    """Progress that nobody looks at."""
