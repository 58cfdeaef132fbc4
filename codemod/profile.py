"""Reads pprof profiles (`.pb.gz`): gzip around a protocol buffer, of which a part is needed.

The format: https://github.com/google/pprof/blob/main/proto/profile.proto
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from codemod.errors import BadInput
from codemod.measures import Line, Profile

KINDS = ("alloc_space", "cpu", "samples")
"""The sample types that can be used, best first."""

_RUNTIME = re.compile(r"(internal/)?runtime[./]|internal/(abi|bytealg|cpu)\.|type:|type\.\.|[^.]+$")
"""Functions that work for the line that called them: maps, memory, hashes and comparisons of keys.
Those without a dot are the runtime's in assembly.

Go leaves them out of heap profiles by itself, and not of CPU profiles.
"""
_LONGEST_VARINT = 10
_LARGEST, _MOST_FIELDS = 1 << 28, 1 << 22
"""Bytes of a profile and fields of a message: far more than any profile has that was taken."""

Field = int | bytes


def read_profile(path: Path) -> Profile:
    """The profile in a file. Raises BadInput where it cannot be read or is none."""
    try:
        with path.open("rb") as file:
            return parse_profile(file.read(_LARGEST + 1))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror}") from error
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error


def parse_profile(data: bytes) -> Profile:
    """The profile in these bytes, gzipped or not. Raises BadInput where they are none."""
    try:
        return _Decoder(_unzipped(data)).profile()
    except (ValueError, LookupError, TypeError, zlib.error) as error:
        raise BadInput(f"not a pprof profile, or a damaged one ({error})") from error


def _unzipped(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        if len(data) > _LARGEST:
            raise ValueError("it is too large")
        return data
    stream = zlib.decompressobj(wbits=31)
    text = stream.decompress(data, _LARGEST)
    if not stream.eof:
        raise ValueError("the compressed data ends too early, or is too large")
    return text


def _fields(message: bytes) -> Iterator[tuple[int, Field]]:
    """Number and value of every field; bytes of strings, packed numbers and messages."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == 0:
            number, at = _varint(message, at)
            yield tag >> 3, number
            continue
        size, at = _varint(message, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        if at + size > len(message):
            raise ValueError("a field goes beyond the end")
        yield tag >> 3, message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(_LONGEST_VARINT):
        byte = message[at + shift]
        value |= (byte & 0x7F) << 7 * shift
        if byte < 0x80:
            return value, at + shift + 1
    raise ValueError("a number without an end")


def _numbers(values: Sequence[Field]) -> list[int]:
    """Repeated integers, packed or not."""
    found: list[int] = []
    for value in values:
        if isinstance(value, int):
            found.append(value)
            continue
        at = 0
        while at < len(value):
            number, at = _varint(value, at)
            found.append(number)
    return found


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


class _Message:
    """The fields of one message by number."""

    def __init__(self, data: Field) -> None:
        if isinstance(data, int):
            raise ValueError("a number where a message was expected")
        self._fields: dict[int, list[Field]] = defaultdict(list)
        for count, (number, value) in enumerate(_fields(data)):
            if count == _MOST_FIELDS:
                raise ValueError("it has too many fields")
            self._fields[number].append(value)

    def number(self, field: int) -> int:
        """The last value of a number, 0 where it is absent."""
        return _numbers(self._fields.get(field, [0]))[-1]

    def numbers(self, field: int) -> list[int]:
        return _numbers(self._fields.get(field, []))

    def messages(self, field: int) -> list[_Message]:
        return [_Message(value) for value in self._fields.get(field, [])]

    def strings(self, field: int) -> list[str]:
        values = self._fields.get(field, [])
        return [v.decode("utf-8", "replace") if isinstance(v, bytes) else "" for v in values]


class _Decoder:
    """One profile, its tables looked up by id."""

    def __init__(self, data: bytes) -> None:
        self._top = _Message(data)
        self._names = self._top.strings(6)
        self._functions = {one.number(1): one for one in self._top.messages(5)}
        self._locations = {one.number(1): one for one in self._top.messages(4)}

    def profile(self) -> Profile:
        """Spent by line; raises ValueError or LookupError where the profile makes no sense."""
        types = self._top.messages(1)
        kinds = [self._names[one.number(1)] for one in types]
        kind = next((kind for kind in KINDS if kind in kinds), None)
        if kind is None:
            has = " and ".join(kinds) or "no samples"
            raise ValueError(f"it shows {has}, and none of {', '.join(KINDS)}")
        column = kinds.index(kind)
        total, lines = 0, Counter[Line]()
        for sample in self._top.messages(2):
            value = _signed(sample.numbers(2)[column])
            total += value
            line = self._user_line(sample.numbers(1))
            if line is not None:
                lines[line] += value
        return Profile(kind, self._names[types[column].number(2)], total, dict(lines))

    def _user_line(self, stack: Sequence[int]) -> Line | None:
        """The innermost line that is not the runtime's: of what it calls, innermost comes first."""
        for location in stack:
            for row in self._locations[location].messages(4):
                function = self._functions[row.number(1)]
                name = self._names[function.number(2)]
                if not _RUNTIME.match(name):
                    return Line(name, self._names[function.number(4)], row.number(2))
        return None
