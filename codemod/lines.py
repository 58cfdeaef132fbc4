"""Lines of a text, and which lines of two texts are the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 4_000_000

Opcode = tuple[str, int, int, int, int]
"""What difflib says of one stretch: tag, and where it begins and ends in both lists."""


def split_lines(text: bytes) -> list[bytes]:
    """The lines with their ends. Only \\n ends a line, as git and Go have it."""
    parts = text.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def compare(before: Sequence[bytes], after: Sequence[bytes]) -> SequenceMatcher[bytes]:
    """What is the same in two lists of lines: first the lines that occur once in each, in order,
    then what lies between them. So a file of any length costs little, and `}` pairs with its own.
    """
    opcodes: list[Opcode] = []
    i = j = 0
    for i2, j2 in [*_anchors(before, after), (len(before), len(after))]:
        for tag, a1, a2, b1, b2 in _gap(before[i:i2], after[j:j2]):
            _add(opcodes, (tag, i + a1, i + a2, j + b1, j + b2))
        if i2 < len(before):
            _add(opcodes, ("equal", i2, i2 + 1, j2, j2 + 1))
        i, j = i2 + 1, j2 + 1
    matcher = SequenceMatcher(None, before, after)
    matcher.opcodes = opcodes  # type: ignore[attr-defined]  # what get_opcodes() would compute
    return matcher


def _gap(before: Sequence[bytes], after: Sequence[bytes]) -> Iterator[Opcode]:
    """What is the same where lines repeat: the ends, and what SequenceMatcher finds between them.

    That takes as many steps as there are pairs of equal lines; of too many, none is looked for.
    """
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = range(shorter - head)
    tail = next((n for n in rest if before[-1 - n] != after[-1 - n]), len(rest))
    yield "equal", 0, head, 0, head
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > _MOST_PAIRS:
        yield "replace", head, head + len(old), head, head + len(new)
    else:
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield tag, head + a1, head + a2, head + b1, head + b2
    yield "equal", len(before) - tail, len(before), len(after) - tail, len(after)


def _add(opcodes: list[Opcode], code: Opcode) -> None:
    """Append what is not empty, and join what has the same tag and adjoins."""
    if code[1] == code[2] and code[3] == code[4]:
        return
    if opcodes and opcodes[-1][0] == code[0] == "equal":
        _, i1, _, j1, _ = opcodes.pop()
        code = ("equal", i1, code[2], j1, code[4])
    opcodes.append(code)


def _anchors(before: Sequence[bytes], after: Sequence[bytes]) -> list[tuple[int, int]]:
    """The longest series of lines that occur once in each text, in the order of both."""
    once = {line for line, count in Counter(before).items() if count == 1}
    once &= {line for line, count in Counter(after).items() if count == 1}
    place = {line: number for number, line in enumerate(after) if line in once}
    pairs = [(number, place[line]) for number, line in enumerate(before) if line in once]
    ends: list[int] = []  # ends[n]: the smallest last place of a series of n + 1 pairs
    series: list[int] = []
    previous: list[int] = []
    for index, (_, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        previous.append(series[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        series[length : length + 1] = [index]
    found = []
    index = series[-1] if series else -1
    while index >= 0:
        found.append(pairs[index])
        index = previous[index]
    return found[::-1]


def old_line(old: bytes, new: bytes, line: int) -> int:
    """The line of the old text (1-based) that a line of the new one is, or has replaced."""
    matcher = compare(split_lines(old), split_lines(new))
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if j1 < line <= j2:
            return i1 + line - j1 if tag == "equal" else max(min(i1 + line - j1, i2), 1)
    return line
