"""The unit tests of the oracle: which of them reaches which mutant, and running some."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from time import monotonic
from typing import NamedTuple

import pytest

from codemod.oracle import Oracle
from mutants.go_conditions import GoMutant
from mutants.oracle_program import Answer, Asking, Question, Switches

_FILES = (
    "test_facts",
    "test_makes",
    "test_makes_bounds",
    "test_makes_calm",
    "test_makes_keys",
    "test_makes_targets",
    "test_makes_ways",
    "test_oracle",
    "test_oracle_broken",
    "test_oracle_fates",
    "test_oracle_loops",
    "test_oracle_names",
    "test_oracle_reach",
    "test_oracle_rejected",
    "test_oracle_slots",
    "test_oracle_spelled",
    "test_oracle_ties",
    "test_resolve",
)


class _Test(NamedTuple):
    """A test that passes."""

    item: pytest.Item
    answers: Mapping[Question, Answer]
    """Of the oracle as it is; the files that it was asked about are still there."""
    seconds: float
    reached: frozenset[int]


class OracleTests:
    """A plugin of pytest that has something else done in the place of running all tests."""

    def __init__(self, switches: Switches, asking: Asking, oracle: Oracle) -> None:
        self._switches, self._asking, self._oracle = switches, asking, oracle
        self._body: Callable[[OracleTests], None] = lambda _: None
        self._tests: list[_Test] = []
        self._has_failed = False

    def session(self, body: Callable[[OracleTests], None]) -> None:
        """Calls `body` inside of one session of pytest."""
        self._body = body
        files = [f"tests/{name}.py" for name in _FILES]
        options = ["-s", "-p", "no:terminal", "-p", "no:cacheprovider"]
        with self._asking.installed(remembers=False):
            pytest.main([*options, *files], plugins=[self])
        if not self._tests:
            raise RuntimeError("no test of the oracle passes")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """That loop is ours."""
        traced = [self._trace(one, f"trace-test-{n}") for n, one in enumerate(session.items)]
        tests = [one for one in traced if one is not None]
        self._tests = sorted(tests, key=lambda one: one.seconds)
        self._body(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One step of one test."""
        self._has_failed = self._has_failed or report.failed

    def _trace(self, item: pytest.Item, name: str) -> _Test | None:
        """None for one that fails anyway, such as those of how the oracle is built."""
        self._asking.use(name)
        start = monotonic()
        if not self._passes(item):
            return None
        seconds, reached = monotonic() - start, self._switches.reached(name)
        return _Test(item, self._asking.answers, seconds, reached)

    def _passes(self, item: pytest.Item) -> bool:
        self._has_failed = False
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
        return not self._has_failed

    def reaching(self, mutant: GoMutant) -> list[_Test]:
        """The tests that may notice it, the fastest first."""
        return [one for one in self._tests if mutant.number in one.reached]

    def notice(self, mutant: GoMutant) -> bool:
        """Does one of them fail? In a process that is given up then."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        self._asking.use(str(mutant.number))
        return any(
            not self._passes(one.item)
            for one in self.reaching(mutant)
            if not one.answers or self._asking.differs(self._oracle, one.answers)
        )
