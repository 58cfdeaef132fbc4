"""Folders of the user that outlive a run."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Where the oracle, the facts and the overlays are kept from run to run."""
    return Path(platformdirs.user_cache_dir("unheap", appauthor=False))
