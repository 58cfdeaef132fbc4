"""Changes of the file system that survive a crash: every one that `apply` and `undo` make.

Each is announced to `step` first, so that a test can kill the process between any two of them.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path


def step(name: str) -> None:
    """Called right before each change; tests put a saboteur in its place."""


def write_new(path: Path, content: bytes, like: Path | None = None) -> None:
    """Write a file that must not exist, with owner, mode and attributes of `like`, and sync it.

    Raises OSError, also where the owner or an attribute cannot be kept.
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
            _own(descriptor, like)
        os.fsync(descriptor)


def _own(descriptor: int, like: Path) -> None:
    status = like.stat()
    if (status.st_uid, status.st_gid) != _owner(os.fstat(descriptor)):
        os.fchown(descriptor, status.st_uid, status.st_gid)
    # After the owner: changing that may clear mode bits.
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
    # Access control lists and labels, where the system has them.
    if hasattr(os, "listxattr"):
        given = _attributes(descriptor)
        for name, value in _attributes(like).items():
            if given.get(name) != value:
                os.setxattr(descriptor, name, value)


def _attributes(file: int | Path) -> dict[str, bytes]:
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError as error:
        if error.errno == errno.ENOTSUP:
            return {}
        raise


def _owner(status: os.stat_result) -> tuple[int, int]:
    return status.st_uid, status.st_gid


def rename(path: Path, to: Path) -> None:
    """Rename within one folder, in place of what is there, and sync the folder."""
    step(f"rename to {to.name}")
    path.replace(to)
    sync(to.parent)


def unlink(path: Path) -> None:
    """Remove a file that need not exist, and sync the folder."""
    if not os.path.lexists(path):
        return
    step(f"unlink {path.name}")
    path.unlink()
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
