"""Which unit test executes which line, found out once per state of the code; and running some."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import coverage
import pytest

from codemod.oracle import Oracle
from mutants.goldens import Lines, lines_of

_LEFT_OUT = (
    *("test_golden.py", "test_fuzz.py", "test_mutants.py", "test_docs.py", "test_cli.py"),
    *("test_bench*.py", "test_entry_points.py", "test_undo.py", "test_apply.py"),
    *("test_oracle*.py", "test_gotool.py", "test_profile.py", "test_frames.py", "test_linked.py"),
)
"""Goldens and random programs have stages of their own; the others are slow, or of other parts."""
_NOT_READ = (*_LEFT_OUT, "__pycache__", "fuzz", "mutants")
"""Neither these nor what is in these folders decides what the tests execute."""
_SLOW = 1.5
"""Seconds; a test that takes longer is left out."""


@dataclass(frozen=True)
class UnitTests:
    """The tests by the lines that they execute."""

    lines: Lines
    seconds: dict[str, float]
    oracle: Path
    """Built already: each session of pytest would build it anew."""

    def session(self, body: Callable[[Noticing], None]) -> None:
        """Calls `body` inside of one session of pytest, which has collected all tests."""
        collected = _Collected(body, self.seconds)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Oracle, "_program", lambda _: self.oracle)
            options = ["-s", "-p", "no:terminal", "-p", "no:cacheprovider"]
            code = pytest.main([*options, *_ignored()], plugins=[collected])
        if code != 0:
            raise RuntimeError(f"pytest ended with {code!r}")


Noticing = Callable[[Iterable[str]], bool]
"""Runs tests, named by their ids, in a process that is given up then: does one of them fail?"""


class _Collected:
    """A plugin of pytest that has something else done in the place of running all tests."""

    def __init__(self, body: Callable[[Noticing], None], seconds: Mapping[str, float]) -> None:
        self._body, self._seconds = body, seconds
        self._items: dict[str, pytest.Item] = {}
        self._has_failed = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """That loop is ours."""
        self._items = {item.nodeid: item for item in session.items}
        self._body(self._notice)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One step of one test."""
        self._has_failed = self._has_failed or report.failed

    def _notice(self, tests: Iterable[str]) -> bool:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        chosen = [self._items[name] for name in sorted(tests, key=self._rank)]
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._has_failed:
                return True
        return False

    def _rank(self, test: str) -> tuple[float, str]:
        return self._seconds[test], test


def _ignored() -> list[str]:
    return [f"--ignore-glob=tests/{name}" for name in _LEFT_OUT]


def unit_tests(root: Path, kept: Path, oracle: Path) -> UnitTests:
    """What the tests of today's code execute; `kept` is where that is kept for the next time."""
    file = kept / f"tests-{_digest(root)}.json"
    if not file.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "mutants.unit_tests"]
        env = {**os.environ, "PYTHONPATH": "tests", "UNHEAP_TEST_LINES": str(file)}
        subprocess.run([*command, *_ignored()], cwd=root, env=env, check=False)
    lines, seconds = json.loads(file.read_text("utf-8"))
    return UnitTests(
        {
            name: {int(line): frozenset(tests) for line, tests in rows.items()}
            for name, rows in lines.items()
        },
        seconds,
        oracle,
    )


def _digest(root: Path) -> str:
    """Of all that decides which test executes which line."""
    whole = hashlib.sha256()
    for folder in ("codemod", "transforms", "tests"):
        for path in sorted((root / folder).rglob("*")):
            parts = path.relative_to(root).parts
            is_other = any(fnmatch(part, name) for part in parts for name in _NOT_READ)
            if path.is_file() and not is_other:
                whole.update(f"{parts}".encode() + path.read_bytes())
    return whole.hexdigest()[:20]


class _Recorder:
    """A plugin of pytest that notes the lines of each test that passes, and how long it takes."""

    def __init__(self, root: Path, file: Path) -> None:
        self._root, self._file = root, file
        self._watch = coverage.Coverage(
            data_file=None, config_file=False, include=[f"{root}/codemod/*", f"{root}/transforms/*"]
        )
        self._seconds: dict[str, float] = {}
        self._watch.start()

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """What follows belongs to this test."""
        self._watch.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails anyway tells nothing."""
        if report.when == "call" and report.passed and report.duration < _SLOW:
            self._seconds[report.nodeid] = report.duration

    def pytest_sessionfinish(self) -> None:
        """Keep it all."""
        self._watch.stop()
        lines = {
            name: {line: sorted(tests & self._seconds.keys()) for line, tests in rows.items()}
            for name, rows in lines_of(self._watch, self._root).items()
        }
        self._file.write_text(json.dumps([lines, self._seconds]), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Called where this module is given to pytest as a plugin."""
    if file := os.environ.get("UNHEAP_TEST_LINES"):
        config.pluginmanager.register(_Recorder(config.rootpath, Path(file)))
