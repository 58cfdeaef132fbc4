"""What no run has used for a week leaves the cache."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from codemod.sweep import DAY, HOUR, WEEK, mark_used, sweep

ENTRIES = ("facts/ab/abcd.json", "oracle/go1.26.8/gotypes", "overlay/0123/x.go")


def lay(cache: Path, name: str, age: float) -> Path:
    """A file in the cache; it, and the folder that is its entry, were last used so long ago."""
    file = cache / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x")
    for path in (file, file.parent):
        os.utime(path, (time.time() - age,) * 2)
    return file


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_old_goes_and_what_is_not_stays(tmp_path: Path, name: str) -> None:
    old = lay(tmp_path, name, WEEK + HOUR)
    new = lay(tmp_path, name.replace("/", "/z", 1), WEEK - HOUR)
    sweep(tmp_path)
    assert not old.exists()
    assert new.exists()


def test_what_was_measured_stays(tmp_path: Path) -> None:
    measured = lay(tmp_path, "bench/go1.26.8.json", 50 * WEEK)
    sweep(tmp_path)
    assert measured.exists()


def test_it_is_looked_for_once_a_day(tmp_path: Path) -> None:
    sweep(lay(tmp_path, ENTRIES[0], 0).parents[2])
    old = lay(tmp_path, ENTRIES[1], 2 * WEEK)
    sweep(tmp_path)
    assert old.exists()
    os.utime(tmp_path / "swept", (time.time() - DAY - HOUR,) * 2)
    sweep(tmp_path)
    assert not old.exists()


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_used_stays(tmp_path: Path, name: str) -> None:
    file = lay(tmp_path, name, 2 * WEEK)
    mark_used(file if name.startswith("facts") else file.parent)
    sweep(tmp_path)
    assert file.exists()


def test_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    outside = lay(tmp_path, "elsewhere/x.go", 2 * WEEK)
    link = tmp_path / "cache/overlay/link"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside.parent)
    sweep(tmp_path / "cache")
    assert outside.exists()


def test_no_cache_is_made(tmp_path: Path) -> None:
    sweep(tmp_path / "none")
    mark_used(tmp_path / "none")
    assert not (tmp_path / "none").exists()
