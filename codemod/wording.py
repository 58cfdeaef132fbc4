"""The text of a Go file, changed so that the grammar takes it for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 4096
"""Bytes of what a `new` is given; more is not looked at."""
_TOKENS = re.compile(
    rb"""[()]|//[^\n]*|/\*.*?\*/|`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'""", re.DOTALL
)


def closing(text: bytes, start: int) -> int:
    """Where the parenthesis closes that was opened before `start`; `start` if that is too far."""
    depth = 1
    for token in _TOKENS.finditer(text, start, start + _LONGEST):
        depth += {b"(": 1, b")": -1}.get(token[0], 0)
        if not depth:
            return token.start()
    return start


def renamed(text: bytes, names: Iterable[tuple[int, int]], name: bytes) -> bytes:
    """The text with another name in these places, which are in its order."""
    pieces, last = [], 0
    for start, end in names:
        pieces += [text[last:start], name]
        last = end
    return b"".join([*pieces, text[last:]])


def point(text: bytes, offset: int) -> tuple[int, int]:
    """Row and column of an offset, from 0."""
    return text.count(b"\n", 0, offset), offset - text.rfind(b"\n", 0, offset) - 1
