"""Which mutants of the type oracle are noticed, and by what: three stages, the cheapest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from golden_cases import find_cases

from codemod.gotool import GoTool
from codemod.oracle import Oracle
from mutants.forks import each
from mutants.go_conditions import GoMutant
from mutants.goldens import golden_modules
from mutants.judging import Judgement, Module, remembered_copies
from mutants.naming import Verdict
from mutants.oracle_program import Answer, Asking, Question, Switches
from mutants.oracle_tests import OracleTests
from mutants.terminal import say

T = TypeVar("T")
R = TypeVar("R")
_GATED = 4
"""So many cases pass the gate for a mutant: that is slow."""


class Seen(NamedTuple):
    """What the golden cases show of a mutant."""

    shown: str
    """The first case whose findings or texts are other ones."""
    silent: tuple[str, ...] = ()
    """Cases where only promises, say, have changed."""
    different: tuple[str, ...] = ()
    """Cases where the oracle's answer is another one, and nothing else."""


class _Case(NamedTuple):
    """A golden case as things are."""

    module: Module
    judgement: Judgement
    answers: Mapping[Question, Answer]
    seconds: float
    reached: frozenset[int]


class OracleGoldens:
    """The golden cases, and what the oracle says of them."""

    def __init__(self, folder: Path, go: GoTool, switches: Switches, asking: Asking) -> None:
        self._switches, self._asking = switches, asking
        self._oracle = Oracle(go, folder)
        modules = golden_modules(find_cases(), folder / "goldens", go)
        self._cases = {module.name: self._case(module) for module in modules}
        self._praise = Counter[str]()

    def _case(self, module: Module) -> _Case:
        name = f"trace-{module.name.replace('/', '-')}"
        self._asking.use(name)
        judgement = module.judge()
        assert judgement.findings[0] != "crash", (module.name, judgement.findings)
        asking, reached = self._asking, self._switches.reached(name)
        return _Case(module, judgement, asking.answers, asking.seconds, reached)

    def reaching(self, mutant: GoMutant) -> list[str]:
        """The cases that may notice it: first what has noticed most so far in least time."""
        some = [name for name, one in self._cases.items() if mutant.number in one.reached]
        return sorted(some, key=lambda name: self._cases[name].seconds / (self._praise[name] + 1))

    def praise(self, name: str) -> None:
        """This case has noticed a mutant."""
        self._praise[name] += 1

    def changed(self, mutant: GoMutant) -> Seen:
        """What the cases show of it in this process, where it is switched off."""
        self._asking.use(str(mutant.number))
        silent, different = list[str](), list[str]()
        for name in self.reaching(mutant):
            case = self._cases[name]
            if not self._asking.differs(self._oracle, case.answers):
                continue
            after = case.module.judge()
            if after.shows(case.judgement):
                return Seen(name)
            (different if after.fixes == case.judgement.fixes else silent).append(name)
        return Seen("", tuple(silent), tuple(different))

    def is_gated(self, mutant: GoMutant, name: str) -> bool:
        """Does the gate tell the difference in this case?"""
        module = self._cases[name].module
        self._asking.use("0")
        before = module.pass_gate()
        self._asking.use(str(mutant.number))
        return module.pass_gate().shows(before)


class OracleCampaign:
    """One run over some mutants of the oracle."""

    def __init__(
        self, some: Sequence[GoMutant], folder: Path, go: GoTool, switches: Switches, jobs: int
    ) -> None:
        self._mutants, self._folder, self._go = some, folder, go
        self._switches, self._jobs = switches, jobs
        self._asking = Asking(switches)
        self._noticed: dict[GoMutant, str] = {}
        self._notes: dict[GoMutant, str] = {}

    def run(self) -> list[Verdict]:
        """All stages, each for what the ones before it did not notice."""
        with remembered_copies(), self._asking.installed(remembers=True):
            self._goldens()
        tests = OracleTests(self._switches, self._asking, Oracle(self._go, self._folder))
        tests.session(self._unit_tests)
        return [
            Verdict(one, self._noticed.get(one, ""), self._notes.get(one, "nothing reaches it"))
            for one in self._mutants
        ]

    @property
    def left(self) -> list[GoMutant]:
        """What nothing has noticed so far."""
        return [one for one in self._mutants if one not in self._noticed]

    def _goldens(self) -> None:
        goldens = OracleGoldens(self._folder, self._go, self._switches, self._asking)
        silent: dict[GoMutant, tuple[str, ...]] = {}
        reached = [one for one in self._mutants if goldens.reaching(one)]
        for mutant, answer in self._stage("goldens", reached, goldens.changed):
            seen = Seen(answer) if isinstance(answer, str) else answer
            goldens.praise(seen.shown)
            silent[mutant] = seen.silent
            self._note(mutant, "plan" if seen.shown else "", _told(seen))

        def gate(question: tuple[GoMutant, str]) -> bool:
            return goldens.is_gated(*question)

        doubtful = [(one, case) for one in self.left for case in silent.get(one, ())[:_GATED]]
        for (mutant, _), told in self._stage("gate", doubtful, gate):
            self._note(mutant, "gate" if told else "")

    def _unit_tests(self, tests: OracleTests) -> None:
        reached = [one for one in self.left if tests.reaching(one)]
        for mutant, answer in self._stage("unit tests", reached, tests.notice):
            self._note(mutant, "unit tests" if answer else "", "only tests reach it")

    def _stage(
        self, name: str, some: Sequence[T], work: Callable[[T], R]
    ) -> Iterator[tuple[T, R | str]]:
        say(f"oracle, {name}: {len(some)} to try")
        for number, found in enumerate(each(some, work, jobs=self._jobs, seconds=60), 1):
            yield found
            if number % 250 == 0:
                say(f"oracle, {name}: {number} done, {len(self.left)} of all are left")

    def _note(self, mutant: GoMutant, noticed: str, note: str = "") -> None:
        if noticed:
            self._noticed[mutant] = noticed
        if note:
            self._notes.setdefault(mutant, note)


def _told(seen: Seen) -> str:
    """What the list of survivors says of one."""
    some = [*seen.silent, *seen.different]
    if not some:
        return "no answer differs"
    return f"answers differ in {len(some)} cases, such as {some[0]}, and no rewrite"
