"""What a run is asked for, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

from codemod.measures import Profile


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for, from the settings file and the command line."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    shape: str = "auto"
    unsafe: bool = False
    exported: bool = False
    tags: str = ""
    test: bool = False
    jobs: int = 0
    """Processes at a time; 0: as many as there are cores."""
    timeout: int = 1800
    """Seconds that one call of Go may take; 0: as long as it likes."""
    include_generated: bool = False
    fields: tuple[str, ...] = ()
    """Field names for shapes that need some."""
    max_pinned: int = 512
    """Largest element, in bytes, that a rewrite may let others keep in memory."""
    bench: bool = False
    rounds: int = 6
    """How often the benchmarks run before and after."""
    frames: bool = False
    profile: Profile | None = None
    min_share: float = 0.0
    """Leave out what has less than this part (0 to 1) of the profile's total."""
