"""How files are named, and folders of the user that outlive a run."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Where the oracle, the facts and the overlays are kept from run to run."""
    return Path(platformdirs.user_cache_dir("unheap", appauthor=False))


def relative(path: Path, root: Path) -> str:
    """The path as the diff names it: below root with forward slashes, else absolute."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
