"""What the run says while it goes on."""

from __future__ import annotations

import sys
import time

_START = time.monotonic()


def say(line: str) -> None:
    """One line, with the seconds since the start."""
    sys.stdout.write(f"{time.monotonic() - _START:5.0f} s  {line}\n")
    sys.stdout.flush()
