"""The planter, a program in Go, and what it does to a module."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from codemod.gotool import GoTool, call

SOURCES = Path(__file__).with_name("planter")
LANGUAGE = "1.24"
"""What `go.mod` says afterwards: from Go 1.22 on each iteration has a variable of its own."""


class NotPlanted(Exception):
    """Nothing could be planted in a module; the message says why."""


class Grown(msgspec.Struct, rename="pascal"):
    """How much was planted."""

    maps: int
    loops: int
    left: int
    """Maps and loops as they were, because not every use is understood."""
    skipped: int
    """Packages as they were."""


@dataclass(frozen=True, slots=True)
class Planter:
    """The program."""

    path: Path
    go: GoTool

    def plant(self, root: Path, seed: int) -> Grown:
        """Plant in all packages of a module. Raises NotPlanted."""
        self.go.run(["mod", "tidy", f"-go={LANGUAGE}"], root)
        argv: list[str | Path] = [self.path, f"-go={self.go.binary}", f"-seed={seed}"]
        done = call(argv, root, env=self.go.environment)
        if done.returncode != 0:
            raise NotPlanted(done.stderr.decode("utf-8", "replace").strip())
        return msgspec.json.decode(done.stdout, type=Grown)


def planter(go: GoTool, folder: Path) -> Planter:
    """Build the program in a folder."""
    path = folder / "planter.exe"
    sources = [str(one) for one in sorted(SOURCES.glob("*.go"))]
    done = go.run(["build", "-o", str(path), *sources], SOURCES)
    if done.returncode != 0:
        raise NotPlanted(done.stderr.decode("utf-8", "replace"))
    return Planter(path, go)
