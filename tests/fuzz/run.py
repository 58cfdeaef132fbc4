"""Rewrites a generated program, and says for each unit what is wrong with the result."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linked import DoesNotBuild, run_linked

from codemod import pipeline
from codemod.gotool import Completed, GoTool
from codemod.model import Decision, Report
from codemod.options import Options
from codemod.transform import Transform
from fuzz.coverage import Coverage
from fuzz.program import Program, unit_at
from fuzz.reference import reference
from transforms.registry import BUILT_IN

_ADDRESS = re.compile(r"\b0x[0-9a-f]{5,}")
"""Of a variable: fmt prints those of pointers inside of something, and each build moves them."""
_ERROR = re.compile(r"^(?:\./)?((?:lib/)?\w+\.go):(\d+):\d+: (.*)$", re.M)


@dataclass(frozen=True)
class Mode:
    """Which rules a program is rewritten by, and into which shape."""

    rules: tuple[str, ...]
    shape: str = "auto"
    unsafe: bool = False
    """The rewrite may change what the program does, and has to do what its reference does."""
    exported: bool = False
    """What other modules could import may change, too."""

    def __str__(self) -> str:
        more = " unsafe" * self.unsafe + " exported" * self.exported
        return "+".join(self.rules) + f" {self.shape}{more}"

    @property
    def options(self) -> Options:
        """As the command line would have them."""
        return Options(
            select=frozenset(self.rules),
            shape=self.shape,
            unsafe=self.unsafe,
            exported=self.exported,
        )

    @property
    def transforms(self) -> list[Transform]:
        """The rules in their order."""
        return [rule for rule in BUILT_IN if rule.name in self.rules]


LOOPS, MAPS, COPIES, SIZES = (
    "range-value-address",
    "map-of-array",
    "copied-array",
    "unsized-map",
)
LOOP_MODES = (
    *(Mode((LOOPS,), shape) for shape in ("auto", "late", "batch", "element")),
    *(Mode((LOOPS,), shape, unsafe=True) for shape in ("auto", "element")),
)
MAP_MODES = (
    *(Mode((MAPS,), shape) for shape in ("auto", "pointer", "struct", "slab", "pooled")),
    *(Mode((MAPS,), shape, exported=True) for shape in ("pointer", "struct", "slab")),
    Mode((COPIES,)),
    Mode((SIZES,)),
    Mode((MAPS, COPIES, LOOPS, SIZES)),
    Mode((MAPS, COPIES, LOOPS, SIZES), "pointer"),
)
LOOKUP_MODES = (Mode((COPIES, SIZES)), Mode((MAPS, COPIES, LOOPS, SIZES)))


@dataclass(frozen=True)
class Failure:
    """What is wrong with one unit after it was rewritten in one mode."""

    unit: str
    kind: str
    """`differs`, `does not build`, `rejected`, `second run` or `crash`."""
    detail: str


class Attack:
    """Runs programs below one folder, with one Go and one cache."""

    def __init__(self, go: GoTool, folder: Path, *, race: bool = False) -> None:
        self._go, self._folder, self._flags = go, folder, ["-race"] if race else []
        self.coverage = Coverage()

    def run(self, program: Program, modes: Sequence[Mode]) -> dict[Mode, list[Failure]]:
        """What each mode breaks. Raises DoesNotBuild where the program was broken before."""
        before = self._observe(self._write(program.files))
        self.coverage.add_program(program)
        return {mode: self._attack(program, mode, before) for mode in modes}

    def failing(self, program: Program, mode: Mode) -> list[Failure]:
        """What one mode breaks, of the units that compile."""
        program = self.compiling(program)
        return self._attack(program, mode, self._observe(self._write(program.files)))

    def compiling(self, program: Program) -> Program:
        """The units that compile: what is left after a statement was dropped need not."""
        while program.units and (errors := self.errors(program)):
            program = program.only(*(one for one in program.units if one.name not in errors))
        return program

    def errors(self, program: Program) -> dict[str, str]:
        """What the compiler says of units, by their names: the first error of each.

        Raises DoesNotBuild where the fault is in no unit.
        """
        files = program.files
        build = ["build", "-gcflags=-e", "-o", "/dev/null", "."]
        result = self._go.run(build, self._write(files))
        if result.returncode == 0:
            return {}
        output = result.stderr.decode("utf-8", "replace")
        found: dict[str, str] = {}
        for name, line, text in _ERROR.findall(output):
            found.setdefault(unit_at(files[name], int(line)), text)
        found.pop("", None)
        if not found:
            raise DoesNotBuild(output)
        return found

    def _attack(self, program: Program, mode: Mode, before: Mapping[str, str]) -> list[Failure]:
        try:
            return list(self._failures(program, mode, before))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
            if len(program.units) == 1:
                detail = f"{type(error).__name__}: {error}"
                return [Failure(program.units[0].name, "crash", detail)]
        half = len(program.units) // 2
        halves = program.only(*program.units[:half]), program.only(*program.units[half:])
        return [one for part in halves for one in self._attack(part, mode, before)]

    def _failures(
        self, program: Program, mode: Mode, before: Mapping[str, str]
    ) -> Iterator[Failure]:
        root = self._write(program.files)
        report = self._diff(root, mode)
        self.coverage.add(report.findings)
        yield from _of(report, Decision.REJECTED, "rejected", program)
        if not report.patches:
            return
        expected = self._expected(program, mode, report, before)
        self._write(program.files)
        for patch in report.patches:
            patch.path.write_bytes(patch.new)
        try:
            after = self._observe(root)
        except DoesNotBuild as error:
            yield from _broken(str(error), root)
            return
        names = [unit.name for unit in program.units]
        self.coverage.programs += len(names)
        yield from _differences(expected, after, [*names, "end"])
        self.coverage.declared += len(list(_differences(before, after, names))) * mode.unsafe
        yield from _of(self._diff(root, mode), Decision.REWRITE, "second run", program, root)

    def _expected(
        self, program: Program, mode: Mode, report: Report, before: Mapping[str, str]
    ) -> Mapping[str, str]:
        """What the rewritten program has to print."""
        if not mode.unsafe:
            return before
        made = reference(
            program.files,
            [one for one in report.findings if one.verdict.decision is Decision.REWRITE],
            report.workspace.root,
        )
        return self._observe(self._write(made))

    def _diff(self, root: Path, mode: Mode) -> Report:
        return pipeline.diff(
            ["./..."],
            mode.options,
            mode.transforms,
            cwd=root,
            go=self._go,
            progress=lambda _: None,
        )

    def _write(self, files: Mapping[str, str]) -> Path:
        root = self._folder / "module"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        for name, text in files.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return root.resolve()

    def _observe(self, root: Path) -> dict[str, str]:
        """Unit → what it prints, and under `end` how the program ended."""
        program = self._folder / "program"
        return _sections(run_linked(self._go, root, program, *self._flags, "-ldflags=-s -w", "."))


def _sections(done: Completed) -> dict[str, str]:
    printed = _ADDRESS.sub("0x…", done.stdout.decode("utf-8", "replace"))
    parts = re.split(r"^== (\w+)\n", printed, flags=re.M)
    last = done.stderr.decode("utf-8", "replace").split("\ngoroutine ")[0]
    if "WARNING: DATA RACE" in last:
        last = "data race"
    return {**dict(zip(parts[1::2], parts[2::2], strict=True)), "end": f"{done.returncode} {last}"}


def _differences(
    before: Mapping[str, str], after: Mapping[str, str], names: Sequence[str]
) -> Iterator[Failure]:
    for name in names:
        old, new = before.get(name, "nothing"), after.get(name, "nothing")
        if old != new:
            yield Failure(name, "differs", f"before: {old}\nafter:  {new}")


def _broken(errors: str, root: Path) -> Iterator[Failure]:
    for name, line, message in _ERROR.findall(errors):
        unit = unit_at((root / name).read_text(encoding="utf-8"), int(line))
        yield Failure(unit, "does not build", message)


def _of(
    report: Report, decision: Decision, kind: str, program: Program, root: Path | None = None
) -> Iterator[Failure]:
    """A failure for each unit that has a finding with that decision."""
    files = program.files
    for finding in report.findings:
        if finding.verdict.decision is decision:
            name = finding.position.path.relative_to(report.workspace.root).as_posix()
            text = files[name] if root is None else (root / name).read_text(encoding="utf-8")
            detail = f"{finding.verdict.reason} ({finding.site.rule} {finding.verdict.shape})"
            yield Failure(unit_at(text, finding.position.line), kind, detail)
