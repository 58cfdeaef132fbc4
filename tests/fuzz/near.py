"""`make near`: runs programs next to the golden cases before and after they are rewritten.

The cases are where the rules have been wrong, or nearly so. What stands right beside them is tried
here: each program is a case of which some functions were changed, and still compile.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from golden_cases import Case, Files, find_cases
from linked import DoesNotBuild, run_linked

from codemod import pipeline
from codemod.errors import NoGo
from codemod.gotool import GoTool, find_go
from codemod.model import Decision, Report
from codemod.options import Options
from fuzz.changed import ChangedFile
from fuzz.neighbours import HELPERS
from transforms.registry import BUILT_IN

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "near"
ROUNDS = 8
"""So often functions that do not compile are taken back, before the program is given up."""
_SHAPES = ("auto", "pointer", "struct", "slab", "pooled")
_ERROR = re.compile(r"^(?:\./)?(\S+\.go):(\d+):\d+: ", re.M)
_ADDRESS = re.compile(r"\b(?:pc|addr)=0x[0-9a-f]+|\b0xc[0-9a-f]{6,}")
Ended = tuple[int, bytes, str]
"""Exit code, what was printed, and what was said last."""


@dataclass(frozen=True)
class Program:
    """A neighbour that compiles, and what it does."""

    case: Case
    seed: int
    files: Files
    changed: int
    """Functions."""
    ended: Ended


class Near:
    """Makes, rewrites and runs the programs, below one folder."""

    def __init__(self, go: GoTool, folder: Path) -> None:
        self._go, self._root, self._binary = go, folder / "module", folder / "program"
        self.counts: Counter[str] = Counter()

    def program(self, case: Case, seed: int) -> Program | None:
        """The neighbour of that seed; None where nothing is left, or it does not always end in the
        same way."""
        random = Random(f"{case.transform}/{case.name}/{seed}")
        rate = random.choice((0.3, 0.6, 1.0))
        changed_files = {
            name: ChangedFile(text, random, rate)
            for name, text in case.sources.items()
            if name.endswith(".go") and not name.endswith("_test.go")
        }
        helpers = _helpers(case.sources)
        for _ in range(ROUNDS):
            changed = sum(one.changed for one in changed_files.values())
            files = {**case.sources, **{n: one.text for n, one in changed_files.items()}, **helpers}
            if not changed or not self._mend(files, changed_files, case):
                break
        try:
            ended = self._run(files, case)
            if changed and ended == self._run(files, case):
                return Program(case, seed, files, changed, ended)
        except (DoesNotBuild, NoGo):
            pass
        return None

    def _mend(self, files: Files, changed_files: Mapping[str, ChangedFile], case: Case) -> bool:
        """Take functions back that do not compile; False where there is none."""
        self._write(files)
        built = self._go.run(
            ["build", "-gcflags=-e", "-o", "/dev/null", case.main or "."], self._root
        )
        errors = _ERROR.findall(built.stderr.decode("utf-8", "replace"))
        spots = [(os.path.normpath(name), int(line)) for name, line in errors]
        known = [(changed_files[name], line) for name, line in spots if name in changed_files]
        if sum(one.take_back(line) for one, line in known):
            return True
        # An import that nobody uses any more, or a declaration that others need.
        return sum(one.take_all_back() for one, _ in known) > 0

    def failures(self, program: Program, options: Options) -> Iterator[str]:
        """What is wrong with the program after a rewrite."""
        self._write(program.files)
        report = self._diff(options)
        for rejection in report.verified.rejected if report.verified else ():
            self.counts["rejected"] += 1
            yield f"rejected: {rejection.fix.group}: {rejection.error}"
        if not report.patches:
            return
        self.counts["runs"] += 1
        for patch in report.patches:
            patch.path.write_bytes(patch.new)
        second = self._diff(options)
        for one in second.findings:
            if one.verdict.decision is Decision.REWRITE:
                yield f"second run: {one.position.path.name}:{one.position.line} {one.site.rule}"
        new = {patch.path.relative_to(self._root).as_posix(): patch.new for patch in report.patches}
        if not self._agrees(program, new):
            yield "differs"

    def _agrees(self, program: Program, new: Files) -> bool:
        """Does it end as before? What the program does not do every time is no difference."""
        files = {**program.files, **new}
        if self._run(files, program.case) == program.ended:
            return True
        again = {self._run(program.files, program.case) for _ in range(5)}
        return again != {program.ended} or self._run(files, program.case) == program.ended

    def _diff(self, options: Options) -> Report:
        rules = [one for one in BUILT_IN if not options.select or one.name in options.select]
        return pipeline.diff(
            ["./..."], options, rules, cwd=self._root, go=self._go, progress=lambda _: None
        )

    def _write(self, files: Files) -> None:
        write(files, self._root)

    def _run(self, files: Files, case: Case) -> Ended:
        self._write(files)
        done = run_linked(self._go, self._root, self._binary, "-ldflags=-s -w", case.main or ".")
        last = done.stderr.decode("utf-8", "replace").split("\ngoroutine ")[0]
        return done.returncode, done.stdout, _ADDRESS.sub("", last)


def write(files: Files, root: Path) -> None:
    """Write the files, and remove all others."""
    shutil.rmtree(root, ignore_errors=True)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text)


def _helpers(sources: Files) -> Files:
    found: Files = {}
    for name, text in sources.items():
        package = re.search(rb"^package (\w+)", text, re.M) if name.endswith(".go") else None
        if package is not None and not name.endswith("_test.go"):
            helpers = HELPERS.format(package=package[1].decode())
            found[(Path(name).parent / "fuzz.go").as_posix()] = helpers.encode()
    return found


def all_options(case: Case, random: Random) -> list[Options]:
    """How a neighbour of a case is rewritten: as the case, and in other ways by chance."""
    own = case.options
    shapes = _SHAPES if case.transform == "map-of-array" else ("auto",)
    every = frozenset(rule.name for rule in BUILT_IN)
    others = [
        *(replace(own, shape=shape) for shape in shapes if shape != own.shape),
        *(replace(own, select=every, shape=shape) for shape in ("auto", "pointer", "slab")),
    ]
    return [own, *random.sample(others, 2)]


def cases(pattern: str) -> list[Case]:
    """Those that run; a difference that `--unsafe` declares would have to be told from another."""
    return [
        one
        for one in find_cases()
        if one.main and not one.options.unsafe and re.search(pattern, f"{one.transform}/{one.name}")
    ]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def attack(near: Near, some: Sequence[Case], seeds: Iterator[int], until: float) -> None:
    """One neighbour after the other, until a moment of `time.monotonic`."""
    for seed in seeds:
        random = Random(seed)
        program = near.program(random.choice(some), seed)
        near.counts["programs" if program else "lost"] += 1
        if program is not None:
            near.counts["functions"] += program.changed
            for options in all_options(program.case, random):
                _attack(near, program, options)
        if time.monotonic() > until:
            return


def _attack(near: Near, program: Program, options: Options) -> None:
    try:
        found = list(near.failures(program, options))
    except Exception:  # noqa: BLE001 - whatever it is, it is what we are looking for
        found = [traceback.format_exc()]
    failed = [line for line in found if not line.startswith("rejected")]
    rules = ",".join(sorted(options.select))
    name = (
        f"{program.case.transform}/{program.case.name} seed {program.seed} {rules} {options.shape}"
    )
    for line in found:
        _say(f"{name}: {line}")
    if failed:
        near.counts["failures"] += 1
        folder = KEPT / f"{program.case.name}-{program.seed}-{options.shape}"
        write(program.files, folder)
        _say(f"kept in {folder}")


def main() -> int:
    """Exit code 1 where something failed."""
    parser = argparse.ArgumentParser(prog="make near", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--only", default="", metavar="REGEX", help="the cases to start from")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # The facts of programs that nobody will see again stay out of the user's cache.
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        near = Near(GoTool(find_go()), Path(folder).resolve())
        until = time.monotonic() + given.seconds
        attack(near, cases(given.only), iter(range(given.seed, sys.maxsize)), until)
    counts = ", ".join(f"{count} {what}" for what, count in sorted(near.counts.items()))
    _say(counts)
    return 1 if near.counts["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
