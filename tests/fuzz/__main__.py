"""`make fuzz`: attacks the rules for as long as it is told, and keeps what it finds."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from linked import DoesNotBuild

from codemod.gotool import GoTool, find_go
from codemod.oracle import Oracle
from fuzz.loads import lookups
from fuzz.loops import loops, watched
from fuzz.maps import maps
from fuzz.program import Program
from fuzz.run import LOOKUP_MODES, LOOP_MODES, MAP_MODES, Attack, Failure, Mode
from fuzz.shrink import keep, shrink

GOLDEN = Path(__file__).parents[2] / "golden"
MARK = "<!-- made by make fuzz -->"
FIRST_UNITS = 30
"""The first round is short, so that every kind of it is soon reached; each next one is twice as
long, until a program has as many units as it may."""
PLAIN, RACE = "plain", "race"
ROUND = (
    (loops, "1.23", LOOP_MODES, PLAIN),
    (maps, "1.23", MAP_MODES, PLAIN),
    (lookups, "1.23", LOOKUP_MODES, PLAIN),
    (watched, "1.23", [mode for mode in LOOP_MODES if mode.shape == "batch"], PLAIN),
    (loops, "1.23", LOOP_MODES[:1], RACE),
    (maps, "1.23", [mode for mode in MAP_MODES if mode.shape in ("slab", "pooled")], RACE),
    (lookups, "1.23", LOOKUP_MODES[:1], RACE),
    (loops, "1.21", LOOP_MODES, PLAIN),
    (maps, "1.21", MAP_MODES, PLAIN),
    (lookups, "1.21", LOOKUP_MODES, PLAIN),
)
"""What makes the programs, their Go, the modes they are rewritten in, and how they are run."""


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Campaign:
    """One call of `make fuzz`."""

    def __init__(self, units: int, golden: Path, folder: Path) -> None:
        go = GoTool(find_go())
        self._units, self._golden = units, golden
        self._attack, self._shrinker = Attack(go, folder / "a"), Attack(go, folder / "b")
        self._racing = Attack(go, folder / "c", race=True)
        self._racing.coverage = self._attack.coverage
        self._ways = {PLAIN: self._attack}
        try:
            self._racing.run(loops(0, 1, "1.23"), [])
        except DoesNotBuild as error:
            _say(f"without the race detector: {str(error).strip().splitlines()[-1]}")
        else:
            self._ways[RACE] = self._racing
        self._oracle = Oracle(go, Path(os.environ["XDG_CACHE_HOME"]) / "unheap")
        self.failures = self.rejections = self.lost = 0

    def run(self, seed: int, seconds: float) -> None:
        """Seed after seed until the time is up."""
        start = time.monotonic()
        units = min(FIRST_UNITS, self._units)
        while True:
            for make, go, modes, way in ROUND:
                if way not in self._ways:
                    continue
                self._try(make(seed, units, go), modes, way, f"{make.__name__} seed {seed} go {go}")
                spent = time.monotonic() - start
                _say(f"{spent:6.0f} s  {make.__name__} go {go} {way}: {self._counts}")
                if spent > seconds:
                    return
            seed, units = seed + 1, min(2 * units, self._units)

    def _try(self, program: Program, modes: Sequence[Mode], way: str, name: str) -> None:
        attack = self._ways[way]
        compiling = attack.compiling(program)
        if lost := len(program.units) - len(compiling.units):
            self.lost += lost
            _show_errors(program, attack.errors(program), name)
        for mode, failures in attack.run(compiling, modes).items():
            self._report(f"{name} {way} {mode}", compiling, mode, failures)

    def _report(self, name: str, program: Program, mode: Mode, failures: Sequence[Failure]) -> None:
        for failure in failures:
            _say(f"{name}: {failure.unit} {failure.kind}\n{failure.detail}")
            if failure.kind == "rejected":
                self.rejections += 1
                continue
            self.failures += 1
            if failure.unit in {unit.name for unit in program.units}:
                unit = shrink(self._shrinker, program, failure, mode)
                place = f"fuzz-{program.seed}-{unit.name}"
                folder = self._golden / mode.rules[0] / place
                keep(program, unit, mode, folder, self._oracle)
                _say(f"kept in {folder}:\n{unit.source}")

    @property
    def _counts(self) -> str:
        return f"{self._attack.coverage.programs} programs, {self.failures} failures"

    def summary(self) -> str:
        """The counts and the coverage table."""
        return (
            f"{self._attack.coverage.table()}\n\n{self.failures} failures, "
            f"{self.rejections} rewrites rejected by the gate, "
            f"{self.lost} units did not compile, which is a fault of the generator"
        )


def _show_errors(program: Program, errors: Mapping[str, str], name: str) -> None:
    for unit in program.units:
        if unit.name in errors:
            _say(f"{name}: {unit.name} does not compile: {errors[unit.name]}\n{unit.source}")


def write(page: Path, text: str) -> None:
    """Put what a campaign has printed below the mark of a page."""
    head, _, _ = page.read_text("utf-8").partition(MARK)
    page.write_text(f"{head}{MARK}\n\n{text}\n", "utf-8")


def main() -> int:
    """Exit code 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--units", type=int, default=120, help="functions in one Go module")
    parser.add_argument("--golden", type=Path, default=GOLDEN, help="where failures are kept")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into a page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # The facts of thousands of programs that nobody will see again stay out of the user's.
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        campaign = Campaign(given.units, given.golden, Path(folder))
        campaign.run(given.seed, given.seconds)
    today = datetime.now(UTC).date().isoformat()
    asked = f"FUZZ_SEED={given.seed} FUZZ_SECONDS={given.seconds:.0f}"
    title = f"{today}, {GoTool(find_go()).version}, `make fuzz {asked}`:"
    _say(f"{title}\n{campaign.summary()}")
    if given.write:
        write(given.write, f"{title}\n\n```text\n{campaign.summary()}\n```")
    return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())
