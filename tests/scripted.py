"""A Go that starts no process: it says what a test tells it to, and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codemod.gotool import Completed
from codemod.overlay import Overlay

NEW = Overlay(("-overlay=new.json",))
FINE = Completed(0, b"", b"")


def failed(stderr: str = "", stdout: str = "") -> Completed:
    """What a command prints that ends with code 1."""
    return Completed(1, stdout.encode(), stderr.encode())


@dataclass(eq=False)
class Go:
    """Answers by the first word of the command and by whether it is asked about the new text."""

    answers: Mapping[tuple[str, bool], Completed] = field(default_factory=dict)
    tags: str = ""
    version: str = "go1.27.0"
    asked: list[list[str]] = field(default_factory=list)

    def run(self, args: Sequence[str], cwd: Path) -> Completed:  # noqa: ARG002
        """`go list -e=…` without `-export` asks whether the packages can be loaded."""
        self.asked.append(list(args))
        name = "load" if args[0] == "list" and "-export" not in args else args[0]
        return self.answers.get((name, any(one.startswith("-overlay=") for one in args)), FINE)
