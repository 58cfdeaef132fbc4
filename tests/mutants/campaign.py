"""Which mutants are noticed, and by what: four stages, the cheapest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from golden_cases import find_cases

from codemod.gotool import GoTool
from mutants.conditions import Mutant, mutants, raising
from mutants.forks import each
from mutants.goldens import baseline, executed, golden_modules, mentions, reaching
from mutants.judging import Module, remembered_copies
from mutants.naming import Verdict
from mutants.random_programs import RandomPrograms, targets
from mutants.switch import Switchboard
from mutants.terminal import say
from mutants.unit_tests import Noticing, UnitTests

ROOT = Path(__file__).parents[2]
ENGINE = (
    *("edits", "resolve", "reflection", "syntax", "copies", "escapes", "promises", "gate"),
    *("unlisted", "grammar", "nodes", "groups"),
)
"""The parts of the engine that judge, beside the trial and the settling."""
_NO_CONDITIONS = frozenset(
    f"transforms/{name}.py"
    for name in (
        *("__init__", "registry", "map_of_array/helpers", "map_of_array/advice"),
        *(
            "map_of_array/choose",
            "map_of_array/decide",
            "copied_array/decide",
            "unsized_map/decide",
            "range_value_address/gain",
        ),
    )
)
"""Lists, and modules that say whether a rewrite pays: never whether it is right."""

T = TypeVar("T")
R = TypeVar("R")
_GATED = 4
"""So many cases pass the gate for a mutant: that is slow."""


def all_mutants() -> list[Mutant]:
    """Of the transforms and of the engine's judging parts."""
    names = [path.relative_to(ROOT).as_posix() for path in (ROOT / "transforms").rglob("*.py")]
    names += [f"codemod/{name}.py" for name in (*ENGINE, "trial", "verify")]
    checks = raising(ROOT / name for name in names)
    chosen = sorted(set(names) - _NO_CONDITIONS)
    return [one for name in chosen for one in mutants(ROOT / name, name, checks)]


class Seen(NamedTuple):
    """What judging the golden cases shows of a mutant."""

    shown: str
    """The first case whose findings or texts are other ones."""
    silent: tuple[str, ...]
    """Cases where only promises, say, have changed."""


class Goldens:
    """The golden cases, judged as things are."""

    def __init__(self, folder: Path, go: GoTool, some: Sequence[Mutant]) -> None:
        modules = golden_modules(find_cases(), folder / "goldens", go)
        self.before = baseline(modules)
        self._modules = {one.name: one for one in modules}
        lines, files = executed(modules, ROOT), mentions(some, _texts())
        self._reached = {one: sorted(reaching(one, lines, files)) for one in some}
        self._praise = Counter[str]()

    def reached(self, mutant: Mutant) -> list[Module]:
        """The cases that may notice it, those first that have noticed most so far."""
        names = sorted(self._reached[mutant], key=lambda name: -self._praise[name])
        return [self._modules[name] for name in names]

    def praise(self, name: str) -> None:
        """This case has noticed a mutant."""
        self._praise[name] += 1

    def changed(self, mutant: Mutant) -> Seen:
        """What the cases show of it in this process, where it is switched off."""
        silent = []
        for module in self.reached(mutant):
            before, after = self.before[module.name], module.judge()
            if after.shows(before):
                return Seen(module.name, ())
            if after.fixes != before.fixes:
                silent.append(module.name)
        return Seen("", tuple(silent))

    def is_gated(self, name: str, switch: Callable[[], None]) -> bool:
        """Does the gate tell the difference in this case?"""
        module = self._modules[name]
        before = module.pass_gate()
        switch()
        return module.pass_gate().shows(before)


def _texts() -> dict[str, str]:
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in ("codemod", "transforms")
        for path in (ROOT / folder).rglob("*.py")
    }


class Campaign:
    """One run over some mutants."""

    def __init__(self, some: Sequence[Mutant], folder: Path, go: GoTool, jobs: int) -> None:
        self._mutants, self._folder = some, folder
        self._go, self._jobs = go, jobs
        self._noticed: dict[Mutant, str] = {}
        self._board = Switchboard(ROOT)

    def run(self, tests: UnitTests, seeds: Sequence[int]) -> list[Verdict]:
        """All stages, each for what the ones before it did not notice."""
        with remembered_copies():
            self._goldens()
        self._unit_tests(tests)
        if seeds:
            with remembered_copies():
                self._random_programs(seeds)
        return [Verdict(one, self._noticed.get(one, "")) for one in self._mutants]

    @property
    def left(self) -> list[Mutant]:
        """What nothing has noticed so far."""
        return [one for one in self._mutants if one not in self._noticed]

    def _goldens(self) -> None:
        goldens = Goldens(self._folder, self._go, self._mutants)
        silent: dict[Mutant, tuple[str, ...]] = {}

        def judge(mutant: Mutant) -> Seen:
            self._board.switch_off(mutant)
            return goldens.changed(mutant)

        reached = [one for one in self._mutants if goldens.reached(one)]
        for mutant, answer in self._stage("goldens", reached, judge, seconds=60):
            seen = Seen(answer, ()) if isinstance(answer, str) else answer
            goldens.praise(seen.shown)
            silent[mutant] = seen.silent
            self._note(mutant, "plan" if seen.shown else "")

        def gate(question: tuple[Mutant, str]) -> bool:
            mutant, case = question
            return goldens.is_gated(case, lambda: self._board.switch_off(mutant))

        doubtful = [(one, case) for one in self.left for case in silent.get(one, ())[:_GATED]]
        for (mutant, _), told in self._stage("gate", doubtful, gate, seconds=60):
            self._note(mutant, "gate" if told else "")

    def _unit_tests(self, tests: UnitTests) -> None:
        files = mentions(self._mutants, _texts())
        names = {one: reaching(one, tests.lines, files) for one in self.left}
        reached = [one for one in self.left if names[one]]

        def body(notice: Noticing) -> None:
            def test(mutant: Mutant) -> bool:
                self._board.switch_off(mutant)
                return notice(names[mutant])

            for mutant, answer in self._stage("unit tests", reached, test, seconds=60):
                self._note(mutant, "unit tests" if answer else "")

        tests.session(body)

    def _random_programs(self, seeds: Sequence[int]) -> None:
        programs = RandomPrograms(targets(seeds, self._folder, self._go), self._folder, self._go)

        def attack(mutant: Mutant) -> bool:
            self._board.switch_off(mutant)
            return programs.notice()

        rules = [one for one in self.left if one.name.startswith("transforms/")]
        for mutant, answer in self._stage("random programs", rules, attack, seconds=60):
            self._note(mutant, "random programs" if answer else "")

    def _stage(
        self, name: str, some: Sequence[T], work: Callable[[T], R], seconds: int
    ) -> Iterator[tuple[T, R | str]]:
        say(f"{name}: {len(some)} to try")
        for number, found in enumerate(each(some, work, jobs=self._jobs, seconds=seconds), 1):
            yield found
            if number % 250 == 0:
                say(f"{name}: {number} done, {len(self.left)} of all are left")

    def _note(self, mutant: Mutant, noticed: str) -> None:
        if noticed:
            self._noticed[mutant] = noticed
