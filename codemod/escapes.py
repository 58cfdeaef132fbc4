"""What the compiler says of heap allocations (`-gcflags=-m=1`), in a form two runs can share.

Lines move when a text is edited, so a note is kept by the function it lies in and its text. Go
replays notes from its cache: blocks come in any order, and each variant of a package (plain, for
tests, a generic's shapes) says the same again at the same place. A place therefore counts once.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from codemod.syntax import Node, field, parse, place, walk

_LINE = re.compile(r"(\S.*?\.go):(\d{1,9}):(\d{1,9}): (.*)")
_INLINING = "inlining call to "
_MOVED = "moved to heap: "
_UNNAMED = re.compile(r"autotmp_\d+")
_ESCAPES = " escapes to heap"


class Note(NamedTuple):
    """One heap note at one place; line and column are 1-based, columns in bytes."""

    path: Path
    line: int
    column: int
    text: str
    """Such as `moved to heap: v` or `make([]int, n) escapes to heap`."""
    inlined: bool = False
    """There is an inlined call at this very place: the note can be a copy of the callee's."""


class Place(NamedTuple):
    """A note without its position, as it is compared between two texts."""

    path: Path
    function: str
    """`f`, `(T).f`, or "" outside of functions; a closure belongs to the function around it.

    In a file that was not edited: the line, such as `line 12`.
    """
    text: str
    inlined: bool = False


class Functions:
    """The functions of one file, found by line or offset."""

    def __init__(self, text: bytes) -> None:
        nodes = [
            node
            for node in parse(text).root_node.named_children
            if node.type in ("function_declaration", "method_declaration")
        ]
        self._names = [_name(node, text) for node in nodes]
        self._lines = [(node.start_point.row + 1, node.end_point.row + 1) for node in nodes]
        self._offsets = [place(node) for node in nodes]

    def at_line(self, line: int) -> str:
        """The function on this line (1-based), "" where there is none."""
        return self._find(self._lines, line, line)

    def at_edit(self, start: int, end: int) -> str:
        """The function that holds these bytes, "" where there is none."""
        return self._find(self._offsets, start, end)

    def _find(self, spans: list[tuple[int, int]], start: int, end: int) -> str:
        at = bisect_right(spans, start, key=lambda span: span[0]) - 1
        return self._names[at] if at >= 0 and end <= spans[at][1] else ""


def _name(node: Node, text: bytes) -> str:
    called = _text(field(node, "name"), text)
    receiver = node.child_by_field_name("receiver")
    if receiver is None:
        return called
    types = (below for below in walk(receiver) if below.type == "type_identifier")
    return f"({''.join(_text(one, text) for one in islice(types, 1))}).{called}"


def _text(node: Node, text: bytes) -> str:
    return text[node.start_byte : node.end_byte].decode("utf-8", "replace")


def file_names(files: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """How Go may name files in notes: by their path, or under -trimpath by import path.

    Takes pairs of import path and file.
    """
    names: dict[str, Path] = {}
    for package, path in files:
        names |= {str(path): path, f"{package}/{path.name}": path}
    return names


def parse_notes(output: str, names: Mapping[str, Path], cwd: Path) -> frozenset[Note]:
    """The heap notes about the named files (see file_names) in what Go printed in cwd.

    The block a note stands in says nothing about its file: generics and inlined bodies of one
    package are reported under every package that uses them.
    """
    found: list[tuple[Path, int, int, str]] = []
    calls: set[tuple[Path, int, int]] = set()
    for line in output.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        name, row, column, text = match.groups()
        path = names.get(name) or names.get(os.path.normpath(cwd / name))
        if path is None:
            continue
        if text.startswith(_INLINING):
            calls.add((path, int(row), int(column)))
        elif text.startswith(_MOVED) or text.endswith(_ESCAPES):
            found.append((path, int(row), int(column), _unqualified(text)))
    return frozenset(Note(*note, inlined=note[:3] in calls) for note in found)


def _unqualified(text: str) -> str:
    """Without the package that a variable gets where another package instantiates its generic, and
    without the number of one that the compiler made (such as that of `new(v)`): edits change it.
    """
    if not text.startswith(_MOVED):
        return text
    name = text.removeprefix(_MOVED).rpartition(".")[2]
    return _MOVED + _UNNAMED.sub("autotmp", name)


def said_at(
    notes: Iterable[Note], functions: Mapping[Path, Functions]
) -> Mapping[Place, frozenset[tuple[int, int]]]:
    """Where, by line and column, each function says what.

    `functions` are those of the files that were edited; in all others lines have not moved, so
    that there the line is the better name, and nothing has to be parsed.
    """
    found: dict[Place, set[tuple[int, int]]] = defaultdict(set)
    for note in notes:
        file = functions.get(note.path)
        where = f"line {note.line}" if file is None else file.at_line(note.line)
        place = Place(note.path, where, note.text, note.inlined)
        found[place].add((note.line, note.column))
    return {place: frozenset(some) for place, some in found.items()}


def tally(notes: Iterable[Note], functions: Mapping[Path, Functions]) -> Counter[Place]:
    """At how many spots of each function it says what."""
    return Counter({place: len(some) for place, some in said_at(notes, functions).items()})


def diff_notes(
    before: Mapping[Place, int], after: Mapping[Place, int]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """What is gone and what is new, sorted.

    A function that says the same at fewer places than before has lost a note, at more places
    gained one. Whether a call is inlined changes with every edit of its callee; so a note at an
    inlined call is new only if no function around says the same of itself. (A function literal that
    is only called says it where it is inlined, and nowhere else: in another function, before.) What
    a function says of itself may also come to stand at an inlined call: that of the function which
    a loop now ranges over; and the other way round, where a literal is too large to be inlined now.
    """
    own = {place.text for place in after if not place.inlined}
    own |= {place.text for place in before if place.inlined}
    gone = [
        place
        for place in before
        if after.get(place, 0) < before[place] and anywhere(after, place) < anywhere(before, place)
    ]
    new = [
        place
        for place in after
        if after[place] > before.get(place, 0)
        and anywhere(after, place) > anywhere(before, place)
        and not (place.inlined and place.text in own)
    ]
    return tuple(sorted(gone)), tuple(sorted(new))


def anywhere(counts: Mapping[Place, int], place: Place) -> int:
    """How often the function says it, at inlined calls or elsewhere."""
    return sum(counts.get(place._replace(inlined=inlined), 0) for inlined in (True, False))
