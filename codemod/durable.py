"""Changes of the file system that survive a crash: every one that `apply` and `undo` make.

Each is announced to `step` first, so that a test can kill the process between any two of them.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path


def step(name: str) -> None:
    """Called right before each change; tests put a saboteur in its place."""


def write_new(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    """Write a file that must not exist, with the owner and mode of `like`, and sync it.

    Raises OSError, also where the owner cannot be kept.
    """
    step(f"create {path.name}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        step(f"write {path.name}")
        file.write(content)
        file.flush()
        if like is not None:
            step(f"own {path.name}")
            if (like.st_uid, like.st_gid) != _owner(os.fstat(descriptor)):
                os.fchown(descriptor, like.st_uid, like.st_gid)
            # After the owner: changing that may clear mode bits.
            os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
        os.fsync(descriptor)


def _owner(status: os.stat_result) -> tuple[int, int]:
    return status.st_uid, status.st_gid


def rename(path: Path, to: Path) -> None:
    """Rename within one folder, in place of what is there, and sync the folder."""
    step(f"rename to {to.name}")
    path.replace(to)
    sync(to.parent)


def unlink(path: Path) -> None:
    """Remove a file that need not exist, and sync the folder."""
    step(f"unlink {path.name}")
    path.unlink(missing_ok=True)
    sync(path.parent)


def make_folder(path: Path) -> None:
    """Make a private folder and those above it."""
    for folder in (*reversed(path.parents), path):
        if not folder.is_dir():
            step(f"mkdir {folder.name}")
            folder.mkdir(mode=0o700, exist_ok=True)
            sync(folder.parent)


def remove_folder(path: Path) -> None:
    """Remove a folder with all that is in it."""
    step(f"rmtree {path.name}")
    shutil.rmtree(path)


def sync(folder: Path) -> None:
    """Have the names in a folder survive a crash."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
