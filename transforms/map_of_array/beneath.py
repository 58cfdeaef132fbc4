"""Code that the rewrite of another map edits: it cannot be dropped, nor copied as it is written."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from codemod.context import Context
from codemod.syntax import Node
from transforms.maps.forms import Occurrence


def holds_other(uses: Sequence[Occurrence], path: Path, code: Node, context: Context) -> bool:
    """Is a map of arrays used in this code that is in none of the `uses`: m[other[k][0]]?"""
    own = {one.use.slot for one in uses}
    used = context.derived(_used).get(path, ())
    return not own.issuperset(_within(used, code.start_byte, code.end_byte))


def holds_type(path: Path, start: int, end: int, context: Context) -> bool:
    """Is a map of arrays written out in these bytes, as in [2]map[string][4]int?"""
    return bool(_within(context.derived(_written).get(path, ()), start, end))


_Places = Mapping[Path, Sequence[tuple[int, str]]]
"""Where slots are named: file by file, in the order of the text."""


def _within(places: Sequence[tuple[int, str]], first: int, end: int) -> list[str]:
    there = places[bisect_left(places, (first, "")) : bisect_left(places, (end, ""))]
    return [slot for _, slot in there]


def _used(context: Context) -> _Places:
    uses = (use for facts in context.facts for use in facts.uses)
    return _sorted((use.path, use.start, use.slot) for use in uses)


def _written(context: Context) -> _Places:
    types = (written for facts in context.facts for written in facts.written)
    return _sorted((one.path, one.start, one.slot) for one in types)


def _sorted(places: Iterable[tuple[Path, int, str]]) -> _Places:
    found: dict[Path, set[tuple[int, str]]] = defaultdict(set)
    for path, start, slot in places:
        found[path].add((start, slot))
    return {path: sorted(some) for path, some in found.items()}
