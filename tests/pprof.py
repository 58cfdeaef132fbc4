"""Writes pprof profiles for tests: as much of the format as the reader reads."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence

Stack = Sequence[tuple[str, str, int]]
"""Function, file and line, innermost first."""


def encode(
    samples: Iterable[tuple[Stack, Sequence[int]]],
    types: Sequence[tuple[str, str]] = (("samples", "count"), ("cpu", "nanoseconds")),
) -> bytes:
    """A gzipped profile of these stacks with a value for each sample type."""
    names = [""]
    functions: dict[tuple[str, str], int] = {}
    locations: dict[tuple[int, int], int] = {}

    def name(text: str) -> int:
        if text not in names:
            names.append(text)
        return names.index(text)

    def location(function: str, file: str, line: int) -> int:
        number = functions.setdefault((function, file), len(functions) + 1)
        return locations.setdefault((number, line), len(locations) + 1)

    top = b"".join(message(1, number(1, name(k)) + number(2, name(u))) for k, u in types)
    for stack, values in samples:
        places = b"".join(varint(location(*frame)) for frame in stack)
        top += message(2, message(1, places) + message(2, b"".join(map(varint, values))))
    for (function, line), id in locations.items():
        top += message(4, number(1, id) + message(4, number(1, function) + number(2, line)))
    for (function_name, file), id in functions.items():
        top += message(5, number(1, id) + number(2, name(function_name)) + number(4, name(file)))
    top += b"".join(message(6, text.encode()) for text in names)
    return gzip.compress(top, mtime=0)


def message(field: int, content: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(content)) + content


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)
