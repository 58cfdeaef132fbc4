"""Files that go by several names, by which other packages may use them, too.

Go follows a symbolic link to a file, and one to a folder where that is imported. An edit would
change what all packages see, and be checked in one of them.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from codemod.model import Workspace
from codemod.unlisted import MADE_ELSEWHERE

Links = Mapping[Path, set[Path]]
"""Where symbolic links lead → what they are called."""


def links(workspace: Workspace) -> Links:
    """Those of the tree, and names of loaded files that are not their own."""
    found: dict[Path, set[Path]] = defaultdict(set)
    loaded = (file.path for package in workspace.packages for file in package.files)
    for name in (*_links(workspace.root), *loaded):
        if (real := name.resolve()) != name:
            found[real].add(name)
    return found


def other_name(path: Path, known: Links) -> Path | None:
    """Another name of a file under which Go may build it; None where there is none."""
    real = path.resolve()
    names = {real} if real.suffix == ".go" else set()
    for place in (real, *real.parents):
        names |= {link / real.relative_to(place) for link in known.get(place, ())}
    return min(names - {path}, default=None)


def _links(root: Path) -> Iterator[Path]:
    """Links to Go files, and to folders that may be imported."""
    for name, below, files in os.walk(root):
        below[:] = [one for one in below if one not in MADE_ELSEWHERE and one[0] not in "._"]
        for one in (*below, *(file for file in files if file.endswith(".go"))):
            path = Path(name, one)
            if path.is_symlink():
                yield path
