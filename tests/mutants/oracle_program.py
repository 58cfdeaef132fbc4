"""The oracle as one program that is all of its mutants, in the place of the one that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from codemod.errors import UnheapError
from codemod.factstore import FactStore
from codemod.gotool import GoTool
from codemod.oracle import BUILD_ENVIRONMENT, Oracle, OracleError
from mutants.go_conditions import switched

_SWITCHES = Path(__file__).with_name("switches.go")


class Switches:
    """The program: what it is called decides which mutant it is."""

    def __init__(self, folder: Path, go: GoTool, texts: dict[str, bytes]) -> None:
        made = switched(texts)
        self.mutants = made.mutants
        self._folder = folder
        source = folder / "source"
        source.mkdir(parents=True)
        for name, text in {**made.texts, _SWITCHES.name: _SWITCHES.read_bytes()}.items():
            (source / name).write_bytes(text)
        args = ["build", "-buildvcs=false", "-o", str(folder / "0"), "."]
        done = go.run(args, source, env=BUILD_ENVIRONMENT)
        if done.returncode != 0:
            raise RuntimeError(f"a condition cannot be switched:\n{done.stderr.decode()}")

    def program(self, name: str) -> Path:
        """`0` is the oracle as it is, `17` the mutant of that number, `trace-…` takes notes."""
        link = self._folder / name
        if not link.exists():
            link.symlink_to(self._folder / "0")
        return link

    def reached(self, name: str) -> frozenset[int]:
        """The mutants that would have made a condition another one, while `name` took notes."""
        notes = self._folder / f"{name}.reached"
        return frozenset(map(int, notes.read_text("ascii").split() if notes.exists() else ()))


Question = tuple[str, str]
"""A command of the oracle, and what it is to read."""
Answer = bytes | Exception


class Asking:
    """Which program is the oracle in this process."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._program = switches.program("0")
        self._ask = Oracle._ask
        self.answers: dict[Question, Answer] = {}
        """What this program was asked so far."""
        self.seconds = 0.0
        """That it took to answer."""

    def use(self, name: str) -> None:
        """It is this one from now on, which has not been asked yet."""
        self._program = self._switches.program(name)
        self.answers, self.seconds = {}, 0.0

    def differs(self, oracle: Oracle, before: Mapping[Question, Answer]) -> bool:
        """Does it answer one of these questions otherwise? What it says is remembered."""
        return any(
            _lines(self._remembered(oracle, question)) != _lines(answer)
            for question, answer in before.items()
        )

    def _remembered(self, oracle: Oracle, question: Question) -> Answer:
        return self.answers[question] if question in self.answers else self._new(oracle, question)

    def _new(self, oracle: Oracle, question: Question) -> Answer:
        start = monotonic()
        try:
            answer: Answer = self._ask(oracle, *question)
        except (OracleError, UnheapError) as error:  # it crashes, or does not end
            answer = error
        self.seconds += monotonic() - start
        self.answers[question] = answer
        return answer

    @contextmanager
    def installed(self, *, remembers: bool) -> Iterator[None]:
        """As long as this lasts, every `Oracle` is that program, and no facts are cached.

        It may remember its answers where nothing that it is asked about changes.
        """
        find = self._remembered if remembers else self._new

        def ask(oracle: Oracle, command: str, question: str) -> bytes:
            answer = find(oracle, (command, question))
            if isinstance(answer, Exception):
                raise answer
            return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Oracle, "_program", lambda _: self._program)
            patch.setattr(Oracle, "_ask", ask)
            patch.setattr(FactStore, "_file", lambda *_: None)
            yield


def _lines(answer: Answer) -> list[bytes]:
    """What is said of each package comes as it is found."""
    return sorted(answer.splitlines()) if isinstance(answer, bytes) else [str(answer).encode()]
