"""What one command takes: its time, and the memory of the largest of its processes.

Linux counts for a process what the one that started it had in memory at that moment.
So the command is started by a small process that does nothing else: this file, as a program.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True)
class Spent:
    """What one call of unheap took."""

    seconds: float
    megabytes: float
    """Of its largest process, the compiler's included."""


def spent(argv: Sequence[str | Path], cwd: Path, out: IO[bytes], err: IO[bytes]) -> Spent:
    """Run a command to its end, whatever its exit code is."""
    with tempfile.NamedTemporaryFile() as answer:
        small = [sys.executable, "-I", __file__, answer.name, *argv]
        subprocess.run(small, cwd=cwd, stdout=out, stderr=err, check=True)
        seconds, megabytes = Path(answer.name).read_text("ascii").split()
    return Spent(float(seconds), float(megabytes))


def _main(answer: str, *argv: str) -> None:
    start = time.monotonic()
    subprocess.run(argv, check=False)
    seconds = time.monotonic() - start
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    Path(answer).write_text(f"{seconds} {kilobytes / 1024}", "ascii")


if __name__ == "__main__":
    _main(*sys.argv[1:])
