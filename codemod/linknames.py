"""Names that `//go:linkname` lines give to what other packages declare.

No import tells of such a use, so they are looked for in all Go files of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from codemod.model import Workspace
from codemod.unlisted import unloaded_files

_LINE = re.compile(rb"^//go:linkname[ \t]+(\S+)(?:[ \t]+(\S+))?", re.MULTILINE)


def linknames(workspace: Workspace) -> frozenset[str]:
    """What these lines name, as `importpath.name`; of files that were not loaded the others' names
    alone, since nothing in those files is edited.
    """
    loaded = [
        (f"{package.path}.{local}", remote)
        for package in workspace.packages
        for file in package.files
        for local, remote in _lines(file.path)
    ]
    others = chain.from_iterable(files for files, _ in unloaded_files(workspace))
    remotes = {remote for _, remote in (*loaded, *chain.from_iterable(map(_lines, others)))}
    meant = (name for remote in remotes for name in _meant(unquote(remote), workspace))
    return frozenset({*(local for local, _ in loaded), *meant})


def _meant(remote: str, workspace: Workspace) -> Iterator[str]:
    """To the linker each program is `main`. (A dot in a path's last element it writes as `%2e`.)"""
    yield remote
    if remote.startswith("main."):
        programs = (package.path for package in workspace.packages if package.name == "main")
        yield from (f"{path}{remote.removeprefix('main')}" for path in programs)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The local name and the other one, or "". What we may not read, no build reads either."""
    with suppress(OSError):
        for local, remote in _LINE.findall(path.read_bytes()):
            yield local.decode(errors="replace"), remote.decode(errors="replace")
