"""The environment of the processes we start: the user's, less what a repository could hook into."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def search_path() -> str:
    """PATH without entries that mean another folder wherever one stands.

    With `.` or an empty entry a file `go`, `git` or `as` of the repository would be run. Go leaves
    such entries out by itself; what it starts (a C compiler, which starts an assembler) does not.
    """
    entries = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(entry for entry in entries if Path(entry).is_absolute())


def find_program(name: str, folder: str | None = None) -> Path | None:
    """A program in PATH, or in the folder; None where there is none."""
    found = shutil.which(name, path=search_path() if folder is None else folder)
    return None if found is None else Path(found).absolute()


def child_environment() -> dict[str, str]:
    """What every process gets. The rest of the environment is the user's own, and is believed.

    GOTOOLCHAIN is pinned to the local toolchain: a `toolchain` line must not download one, or
    start one of that name.
    """
    return {**os.environ, "PATH": search_path(), "GOTOOLCHAIN": "local", "LC_ALL": "C"}
