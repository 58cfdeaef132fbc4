"""Housekeeping of the cache: what no run has used for a week goes."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from math import inf
from pathlib import Path

HOUR = 3600.0
DAY = 24 * HOUR
WEEK = 7 * DAY

_SWEPT = "swept"
"""Beside the entries: when it was last looked for old ones."""


def mark_used(entry: Path) -> None:
    """Keep an entry, a file or a folder, for another week. One that is gone or read-only is let be.

    An hour is exact enough, and spares the disk a write for each look.
    """
    with suppress(OSError):
        if _age(entry) > HOUR:
            os.utime(entry)


def sweep(cache: Path) -> None:
    """Remove old entries, once a day: to look at all of them takes long where there are many.

    A cache that cannot be written is left as it is.
    """
    stamp = cache / _SWEPT
    with suppress(OSError):
        if cache.is_dir() and _age(stamp) > DAY:
            stamp.touch()
            for entry in _entries(cache):
                if _age(entry) > WEEK:
                    _remove(entry)


def _entries(cache: Path) -> Iterator[Path]:
    """What is made anew when it is missing. What `unheap bench` has measured is not."""
    for pattern in ("facts/*/*", "oracle/*", "overlay/*"):
        yield from cache.glob(pattern)


def _age(path: Path) -> float:
    """Seconds since it was last used; of what is not there, no end of them."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return inf


def _remove(entry: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
