"""One run of everything that is asked of a golden case."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from golden_cases import Case, Files, Place, comments, read_tree
from linked import run_linked

from codemod import apply as applying
from codemod import pipeline
from codemod.gotool import Completed, GoTool, call
from codemod.model import Decision, Finding, Report
from codemod.options import Options
from codemod.transform import Transform

_ALLOCS = "allocations of "


@dataclass(frozen=True)
class Ran:
    """What a program or a test run did, without what may differ from run to run."""

    code: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Outcome:
    """Everything that was seen of one case."""

    report: Report
    root: Path
    result: Files
    """The files after `apply`."""
    patched: Files
    """The files after `git apply` of the printed diff."""
    second: Report | None
    """A second run over the result; None where the first changed nothing."""
    vet: str
    """What is wrong with the case itself, "" if nothing."""
    vet_after: str
    before: tuple[Ran, ...] = ()
    after: tuple[Ran, ...] = ()
    allocs: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Function → allocations of a call, before and after."""

    @property
    def rejected(self) -> list[str]:
        """Why the gate said no, for each group."""
        return [one.error for one in self.report.verified.rejected] if self.report.verified else []

    def name(self, path: Path) -> str:
        """A file's name inside the module."""
        return path.relative_to(self.root).as_posix()

    @property
    def found(self) -> dict[Place, list[str]]:
        """Line → what was found there."""
        found: dict[Place, list[str]] = {}
        for finding in self.report.findings:
            place = (self.name(finding.position.path), finding.position.line)
            found.setdefault(place, []).append(label(finding))
        return {place: sorted(set(labels)) for place, labels in found.items()}

    @property
    def because(self) -> dict[Place, str]:
        """Line → code, for refusals that were decided in another line than any that is listed."""
        sites = {(finding.position.path, finding.position.line) for finding in self.report.findings}
        deciding = {}
        for finding in self.report.findings:
            at = finding.verdict.at
            if at is None or finding.verdict.decision is not Decision.REFUSE:
                continue
            # Line 1 is the file as a whole.
            if (at.path, at.line) not in sites and at.line > 1:
                deciding[(self.name(at.path), at.line)] = finding.verdict.code
        return deciding


def label(finding: Finding) -> str:
    """The decision and its code, as a `want` comment spells them."""
    verdict = finding.verdict
    is_rewrite = verdict.decision is Decision.REWRITE
    return f"{verdict.decision.value} {verdict.shape if is_rewrite else verdict.code}".strip()


class Harness:
    """Runs cases below one folder, with one Go."""

    def __init__(self, go: GoTool, transforms: Sequence[Transform], folder: Path) -> None:
        self._go, self._transforms, self._folder = go, transforms, folder

    def run(self, case: Case) -> Outcome:
        """Everything that is asked of a case."""
        root = self._write(case.sources, case, "module")
        for name in case.settings.get("read-only", []):
            (root / name).chmod(0o444)
        report = self.diff(root, case.options)
        vet = self._vet(root)
        if not report.patches:
            return Outcome(report, root, read_tree(root), dict(case.sources), None, vet, vet)
        before, allocs = self._observe(root, case), self._allocations(root, case)
        patched = self._git_apply(case, report)
        applying.apply(report.patches, report.workspace, allow_dirty=True)
        return Outcome(
            report,
            root,
            read_tree(root),
            patched,
            self.diff(root, case.options),
            vet,
            self._vet(root),
            before,
            self._observe(root, case),
            _paired(allocs, self._allocations(root, case)),
        )

    def variant(self, case: Case, kind: str, change: Callable[[bytes], bytes]) -> Files:
        """The files that a changed copy of the case becomes."""
        sources = {
            name: change(text) if name.endswith(".go") else text
            for name, text in case.sources.items()
        }
        root = self._write(sources, case, kind)
        report = self.diff(root, case.options)
        changed = {patch.path.relative_to(root).as_posix(): patch.new for patch in report.patches}
        return {**sources, **changed}

    def diff(self, root: Path, options: Options) -> Report:
        """`unheap diff ./...`"""
        return pipeline.diff(
            ["./..."],
            options,
            [rule for rule in self._transforms if rule.name in options.select],
            cwd=root,
            go=GoTool(self._go.binary, options.tags),
            progress=lambda _: None,
        )

    def _write(self, files: Files, case: Case, kind: str) -> Path:
        root = (self._folder / case.transform / case.name / kind).resolve()
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(text)
        return root

    def _allocations(self, root: Path, case: Case) -> dict[str, float]:
        """How often each function that the case names allocates in one call."""
        if not case.counted:
            return {}
        lines = "".join(
            f'\tfmt.Println("\\n{_ALLOCS}{name}", testing.AllocsPerRun(5, func() {{ {name}() }}))\n'
            for name in case.counted
        )
        test = root / "allocations_test.go"
        test.write_text(
            'package main\n\nimport (\n\t"fmt"\n\t"testing"\n)\n\n'
            f"func TestAllocations(*testing.T) {{\n{lines}}}\n"
        )
        done = self._go.run(["test", "-run", "TestAllocations", "-v", "."], root)
        test.unlink()
        assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
        found = re.findall(rf"^{_ALLOCS}(\w+) (\S+)$", done.stdout.decode(), re.M)
        return {name: float(number) for name, number in found}

    def _git_apply(self, case: Case, report: Report) -> Files:
        root = self._write(case.sources, case, "patched")
        text = b"".join(patch.diff for patch in report.patches)
        # The ceiling keeps git from the repository that a temporary folder may lie in.
        env = {**self._go.environment, "GIT_CEILING_DIRECTORIES": str(root.parent)}
        done = call(["git", "apply", "-"], root, stdin=text, env=env)
        assert done.returncode == 0, done.stderr.decode()
        return read_tree(root)

    def _vet(self, root: Path) -> str:
        done = self._go.run(["vet", "./..."], root)
        return done.stderr.decode("utf-8", "replace") if done.returncode else ""

    def _observe(self, root: Path, case: Case) -> tuple[Ran, ...]:
        """What the case's program and its tests do."""
        seen = []
        if case.main is not None:
            program = root.parent / f"program{case.options.tags and '-tags'}"
            tags = ["-tags", case.options.tags] if case.options.tags else []
            seen.append(_ran(run_linked(self._go, root, program, *tags, case.main)))
        if case.has_tests:
            seen.append(_ran(self._go.run(["test", "-vet=off", "-v", "./..."], root)))
        return tuple(seen)


def _ran(done: Completed) -> Ran:
    return Ran(
        done.returncode, _steady(done.stdout.decode()), _steady(_message(done.stderr.decode()))
    )


def _message(stderr: str) -> str:
    """What a program printed, without the stack traces of a panic."""
    return re.split(r"^goroutine \d+", stderr, maxsplit=1, flags=re.M)[0]


def _steady(text: str) -> str:
    """Without times and line numbers."""
    text = re.sub(r"\(?\b\d+\.\d+s\)?|\(cached\)", "", text)
    return re.sub(r"\.go:\d+", ".go", text)


def helper_comments(report: Report) -> Counter[bytes]:
    """The comments that the declarations of all verified fixes bring along."""
    fixes = report.verified.fixes if report.verified else ()
    helpers = {helper for fix in fixes for helper in fix.helpers}
    edits = {edit for fix in fixes for edits in fix.edits.values() for edit in edits}
    types = {edit.new for edit in edits if edit.start == edit.end and b"\ntype " in edit.new}
    sources = [*(helper.source.encode() for helper in helpers), *types]
    return sum(map(comments, sources), Counter())


def update(case: Case, outcome: Outcome) -> None:
    """Write the expectations of one case from its outcome; never a source."""
    for name in case.goldens.keys() - _changed(case, outcome):
        (case.folder / f"{name}.golden").unlink()
    for name in _changed(case, outcome):
        (case.folder / f"{name}.golden").write_bytes(outcome.result[name])


def _changed(case: Case, outcome: Outcome) -> set[str]:
    return {name for name, text in case.sources.items() if outcome.result[name] != text}


def git_is_here() -> bool:
    """Without git the diff cannot be tried out."""
    return shutil.which("git") is not None


def _paired(
    before: Mapping[str, float], after: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    return {name: (before[name], after[name]) for name in before}
