"""What a profile says of the lines of a workspace.

A profile names files as they were called where the program was built. A function's name holds the
import path of its package, wherever that was; only `main` is called the same in all programs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path, PurePosixPath

from codemod.context import Context
from codemod.groups import Group
from codemod.measures import Line, Profile
from codemod.model import Workspace
from codemod.symbols import parse_symbol


class Spending:
    """A profile by file and line of a workspace."""

    def __init__(self, profile: Profile, workspace: Workspace) -> None:
        self.profile = profile
        self._files: dict[tuple[str, str], list[Path]] = defaultdict(list)
        for package in workspace.packages:
            for file in package.files:
                names = {package.path, "main"} if package.name == "main" else {package.path}
                for name in names:
                    self._files[name, file.path.name].append(file.path)
        self._spent: Counter[tuple[Path, int]] = Counter()
        for line, value in profile.lines.items():
            path = self._find(line)
            if path is not None:
                self._spent[path, line.line] += value

    def on(self, places: Iterable[tuple[Path, int]]) -> int:
        """What was spent on these lines (1-based), each counted once; in the profile's unit."""
        return sum(self._spent[place] for place in set(places))

    def share(self, spent: float) -> float:
        """An amount as a part of all that the profile shows, 0 to 1."""
        return spent / self.profile.total if self.profile.total > 0 else 0.0

    def _find(self, line: Line) -> Path | None:
        """The file of the workspace that a line is in; None where it is not clear.

        Where several packages could be meant (`main`), the one whose path has most in common.
        """
        package = parse_symbol(line.function).package
        file = PurePosixPath(line.file.replace("\\", "/"))
        found = self._files.get((package, file.name), [])
        ranked = sorted(((_common_tail(path, file), path) for path in set(found)), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return None
        return ranked[0][1]


def _common_tail(path: Path, file: PurePosixPath) -> int:
    """How many of the last parts are the same."""
    pairs = zip(reversed(path.parts), reversed(file.parts), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def spending(context: Context) -> Spending | None:
    """The profile that the user gave, None without one. Ask through `context.derived`."""
    profile = context.options.profile
    return None if profile is None else Spending(profile, context.workspace)


def spent_on(group: Group, context: Context) -> int | None:
    """What was spent on the lines that a group's cost is spent on: its uses, if it says nothing
    else, or for want of uses, its sites.

    In the profile's unit; None without a profile.
    """
    found = context.derived(spending)
    if found is None:
        return None
    places = list(group.spends) or [(use.path, use.start, use.end) for use in group.uses]
    places = places or [(site.path, site.start, site.end) for site in group.sites]
    return found.on(line for place in places for line in _lines(*place, context))


def _lines(path: Path, start: int, end: int, context: Context) -> Iterator[tuple[Path, int]]:
    first, last = (context.position(path, offset).line for offset in (start, end))
    return ((path, line) for line in range(first, last + 1))
