"""What a fault has led to, and what of that must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_OURS = re.compile(r"Traceback|this is a bug|Exception ignored|Fatal Python|core dumped")


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    code: int
    """As the shell has it, or minus the signal that killed it."""
    out: str
    err: str
    orphans: int = 0
    """Processes that it started and that outlived it."""
    seconds: float = 0.0

    @property
    def last(self) -> str:
        """The last line on stderr, where an error is named."""
        return (self.err.strip().splitlines() or [""])[-1]


@dataclass(frozen=True)
class Try:
    """One fault, and what was left."""

    state: str
    """`before`, `after` or `between`."""
    said: str
    undone: bool | None = None
    """Did undo bring the tree back? None where there was nothing to take back."""
    wrong: str = ""
    """What must not be; empty where all is well."""

    def complain(self, why: str) -> Try:
        """The same, with one more thing that must not be."""
        return replace(self, wrong="; ".join(filter(None, (self.wrong, why))))

    def wants(self, state: str = "", says: str = "") -> Try:
        """The same, with a complaint where it is in another state or does not say that."""
        if state and self.state != state:
            return self.complain(f"as {self.state}, and not as {state}: {self.said}")
        if not re.search(says, self.said):
            return self.complain(f"does not say {says!r}: {self.said}")
        return self


def complaints(run: Run, state: str, want: str) -> Iterator[str]:
    """What is wrong with how a command ended, and with the state in which it left the tree."""
    if state == "between":
        yield f"the tree is half written: {run}"
    if _OURS.search(run.err):
        yield f"not an error a user can read: {run.err}"
    if run.orphans:
        yield f"{run.orphans} processes left behind"
    if run.code == 2 and not run.last.startswith("unheap: ") and not run.err.strip():
        yield "failed without a word"
    if not re.search(want, run.err):
        yield f"does not say {want!r}: {run}"
