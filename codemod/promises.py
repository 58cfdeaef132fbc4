"""Did each fix do to the heap what it promised, and nothing else?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codemod.escapes import Functions, Note, Place, diff_notes, said_at, tally
from codemod.model import Fix


@dataclass(frozen=True, slots=True)
class Rescan:
    """The difference between the compiler's notes before and after, seen from the fixes."""

    fixes: Sequence[Fix]
    gone: tuple[Place, ...]
    new: tuple[Place, ...]
    before: Mapping[Place, int]
    after: Mapping[Place, int]
    edited: Mapping[str, frozenset[tuple[Path, str]]]
    """Group → (file, function) of each of its edits."""
    said_at: Mapping[Place, frozenset[tuple[int, int]]]
    """Where the notes after are said, by line and column."""

    def broken(self) -> dict[str, str]:
        """Group → the first note that it promised to do away with and did not."""
        errors: dict[str, str] = {}
        for fix in self.fixes:
            gone = self._at(fix, self.gone)
            for pattern in fix.promise.gone:
                if fix.group not in errors and not _says(gone, pattern):
                    there = _says(self._at(fix, self.before), pattern)
                    state = "is still there" if there else "was never there"
                    errors[fix.group] = f"escapes: `{pattern}` was to go, and {state}"
        return errors

    def miscounted(self) -> tuple[str, frozenset[str]]:
        """What went less often, or came more often, than fixes of one function promised together,
        and their groups; ("", ∅) where all is as promised.
        """
        for fix in self.fixes:
            for pattern in fix.promise.gone:
                promised, groups = self._promised(fix, pattern, _gone)
                found = self._lost(fix, pattern)
                if found < promised:
                    return f"escapes: `{pattern}` goes {found} times, not {promised}", groups
        for fix in self.fixes:
            for pattern, _ in fix.promise.counted:
                promised, groups = self._promised(fix, pattern, _counted)
                found = self._gained(fix, pattern)
                if found > promised:
                    return f"escapes: `{pattern}` comes {found} times, not {promised}", groups
        return "", frozenset()

    def _promised(
        self, fix: Fix, pattern: str, patterns: Callable[[Fix], Iterable[tuple[str, int]]]
    ) -> tuple[int, frozenset[str]]:
        """How often all fixes that share a function with this one promise it together."""
        spots = self.edited[fix.group]
        sharing = [other for other in self.fixes if self.edited[other.group] & spots]
        counts = {
            other.group: sum(count for text, count in patterns(other) if text == pattern)
            for other in sharing
        }
        return sum(counts.values()), frozenset(group for group, count in counts.items() if count)

    def _lost(self, fix: Fix, pattern: str) -> int:
        """At how many fewer places the functions of a fix say it.

        An instance of a generic, or a call of the function in itself, says it once more: places of
        inlined calls count where there are no others. Where one of them is left, it may be another
        function's note, inlined here, that has gone.
        """
        places = self._saying(fix, pattern)
        own = [place for place in places if not place.inlined]
        if not own and any(self.after.get(place, 0) for place in places):
            return 0
        return sum(
            max(self.before.get(place, 0) - self.after.get(place, 0), 0) for place in own or places
        )

    def _gained(self, fix: Fix, pattern: str) -> int:
        """At how many more places the functions of a fix say it themselves.

        A body that is inlined wherever it is called says it at each of these calls, and at none of
        its own places. A closure that is inlined along with its function says it of what it is
        called with: make([]T, 2) at the very spot of make([]T, len(list)), which is one place.
        """
        more = {
            place: self.after.get(place, 0) - self.before.get(place, 0)
            for place in self._saying(fix, pattern)
            if not place.inlined and self.after.get(place, 0) > self.before.get(place, 0)
        }
        spots = frozenset[tuple[int, int]]().union(*(self.said_at[place] for place in more))
        return min(sum(more.values()), len(spots))

    def _saying(self, fix: Fix, pattern: str) -> list[Place]:
        """Where the functions of a fix say it, or have said it."""
        places = self._at(fix, {**self.before, **self.after})
        return [place for place in places if re.fullmatch(pattern, place.text)]

    def unexplained(self) -> tuple[Place, ...]:
        """New heap notes that no fix said would come.

        A value that becomes an interface is named by its expression, which changes with the edit or
        when a call is inlined no longer (such as those of a loop's body, which a function that is
        ranged over makes). So of these notes only a greater number is new; and how many there were
        at an inlined call, nobody knows, since all of a body stand at that one place.
        """
        patterns = [pattern for fix in self.fixes for pattern in fix.promise.new]
        patterns += [pattern for fix in self.fixes for pattern, _ in fix.promise.counted]
        renamed: Counter[tuple[Path, str]] = Counter()
        for place in filter(_is_boxing, self.gone):
            renamed[_spot(place)] += self.before.get(place, 0) - self.after.get(place, 0)
        found = []
        for place in self.new:
            more = self.after.get(place, 0) - self.before.get(place, 0)
            if any(re.fullmatch(pattern, place.text) for pattern in patterns):
                continue
            if _is_boxing(place) and renamed[_spot(place)] >= more:
                renamed[_spot(place)] -= more
            elif not (_is_boxing(place) and self._may_have_been(place)):
                found.append(place)
        return tuple(found)

    def _may_have_been(self, place: Place) -> bool:
        """Did the function say such at an inlined call, which stands for any number?"""
        bodies = [
            one
            for one in self.before
            if one.inlined and _is_boxing(one) and _spot(one) == _spot(place)
        ]
        return any(place.inlined or self.before[one] > self.after.get(one, 0) for one in bodies)

    def blamed(self, place: Place) -> frozenset[str]:
        """The groups that edit the function of a note, or else its file, or else its folder."""
        same_function = (place.path, place.function)
        for near in (
            lambda spot: spot == same_function,
            lambda spot: spot[0] == place.path,
            lambda spot: spot[0].parent == place.path.parent,
        ):
            groups = [group for group, spots in self.edited.items() if any(map(near, spots))]
            if groups:
                return frozenset(groups)
        return frozenset()

    def evidence(self, fix: Fix) -> tuple[str, ...]:
        """What went and what came in the functions that a fix edits, a line each."""
        gone = [_line(place, "gone") for place in self._at(fix, self.gone)]
        new = [_line(place, "new") for place in self._at(fix, self.new)]
        return tuple(dict.fromkeys([*gone, *new]))

    def _at(self, fix: Fix, places: Iterable[Place]) -> list[Place]:
        spots = self.edited[fix.group]
        return [place for place in places if (place.path, place.function) in spots]


def rescan(
    fixes: Sequence[Fix],
    sources: Mapping[Path, bytes],
    texts: Mapping[Path, bytes],
    before: Iterable[Note],
    after: Iterable[Note],
) -> Rescan:
    """Compare the notes of the old texts with those of the new ones."""
    old = {path: Functions(sources[path]) for path in texts}
    new = {path: Functions(text) for path, text in texts.items()}
    places, where = tally(before, old), said_at(after, new)
    later = Counter({place: len(some) for place, some in where.items()})
    gone, came = diff_notes(places, later)
    edited = {
        fix.group: frozenset(
            (path, old[path].at_edit(edit.start, edit.end))
            for path, edits in fix.edits.items()
            for edit in edits
        )
        for fix in fixes
    }
    return Rescan(fixes, gone, came, places, later, edited, where)


# What allocates by its own syntax, or is named by no expression; whatever else escapes does so as
# an interface: also v == T{}. (What is in a literal's braces, the compiler leaves out.)
_ALLOCATES = re.compile(
    r"moved to heap: .*|(new|make)\(.*|&.*|(?!.* [!=]= ).*\{.*\} escapes .*|func literal .*"
    r"|append .*|\.\.\. argument .*"
)


def _gone(fix: Fix) -> list[tuple[str, int]]:
    return [(pattern, 1) for pattern in fix.promise.gone]


def _counted(fix: Fix) -> tuple[tuple[str, int], ...]:
    return fix.promise.counted


def _is_boxing(place: Place) -> bool:
    return _ALLOCATES.fullmatch(place.text) is None


def _spot(place: Place) -> tuple[Path, str]:
    return place.path, place.function


def _says(places: Iterable[Place], pattern: str) -> bool:
    return any(re.fullmatch(pattern, place.text) for place in places)


def _line(place: Place, what: str) -> str:
    return f"escapes: {place.text} {what} in {place.function or place.path.name}"
