"""Names that the fixes of earlier rules write into a loop, where its source does not spell them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from codemod.context import Context

_LOADS = "copied-array"
"""The rule that writes `m[k]`, which a statement loads, where the loaded value is read."""


class Repeated(IntEnum):
    """How a loop's variable is written anew inside of a region."""

    NOT = 0
    BEFORE = 1
    """For what it held before the region, and will hold: the variable itself."""
    FOLLOWED = 2
    """For what the copy holds, which a pointer of the variable's name would lead to as well."""
    ANYHOW = 3
    """For what the copy holds."""


@dataclass(frozen=True)
class _Written:
    start: int
    end: int
    new: str
    first: int
    """Where its fix begins, which is where the value is loaded."""


def written(path: Path, start: int, end: int, context: Context) -> frozenset[str]:
    """The words of what will be written between two offsets of a file."""
    found = _between(path, start, end, context)
    return frozenset(word for one in found for word in re.findall(r"\w+", one.new))


def repeated(name: str, path: Path, start: int, end: int, context: Context) -> Repeated:
    """How will a variable of this name be written in the region between two offsets?"""
    found = [one for one in _between(path, start, end, context) if _names(name, one.new)]
    if all(one.first < start for one in found):
        return Repeated.BEFORE if found else Repeated.NOT
    is_followed = not any(re.search(rf"(?<![\w.]){name}\b(?!\.)", one.new) for one in found)
    return Repeated.FOLLOWED if is_followed else Repeated.ANYHOW


def _names(name: str, text: str) -> bool:
    return name in re.findall(r"\w+", text)


def _between(path: Path, start: int, end: int, context: Context) -> Iterator[_Written]:
    for one in context.derived(_edits).get(path, ()):
        if start <= one.start and one.end <= end:
            yield one


def _edits(context: Context) -> Mapping[Path, list[_Written]]:
    found: dict[Path, list[_Written]] = defaultdict(list)
    for _, verdict in context.decided:
        fix = verdict.fix
        for path, edits in fix.edits.items() if fix is not None else ():
            first = min((edit.start for edit in edits), default=0)
            for edit in edits:
                begin = first if fix is not None and fix.rule == _LOADS else edit.start
                found[path].append(_Written(edit.start, edit.end, edit.new.decode(), begin))
    return found
