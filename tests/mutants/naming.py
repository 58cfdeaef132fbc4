"""What every mutant has, whatever language it is one of: its place and its name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False, kw_only=True)
class Named:
    """One condition, switched off in one way."""

    name: str
    """Of the file, such as `transforms/maps/names.py`."""
    line: int
    kind: str
    """`off`, `on`, `operand`, `predicate`, `filter`, `boundary`, `member` or `check`."""
    text: str
    """The condition as the source has it."""
    change: str
    """What becomes of it."""
    scope: str
    """The class and function around it, or the name of the constant."""

    @property
    def place(self) -> str:
        """`file:line`."""
        return f"{self.name}:{self.line}"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names it as long as its code stays the same, wherever the code moves."""
        return self.name, self.scope, self.text, self.change


@dataclass(frozen=True)
class Verdict:
    """What became of one mutant."""

    mutant: Named
    noticed: str
    """`plan`, `gate`, `unit tests`, `random programs`, or "" where it survives."""
    note: str = ""
    """How near something was to noticing it."""
