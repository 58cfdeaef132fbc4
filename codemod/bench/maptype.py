"""Map types as one writes them on the command line: `map[string][256]int64`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from codemod.errors import BadInput

_BY_WIDTH = {
    1: "bool byte int8 uint8",
    2: "int16 uint16",
    4: "rune int32 uint32 float32",
    8: "int64 uint64 float64 complex64",
    16: "complex128",
}
_WIDTHS: Mapping[str, int] = MappingProxyType(
    {name: width for width, names in _BY_WIDTH.items() for name in names.split()}
)
_WORDS: Mapping[str, int] = MappingProxyType({"int": 1, "uint": 1, "uintptr": 1, "string": 2})
"""Types whose size depends on the machine → how many of its words they have."""

_KEYS = frozenset("int16 uint16 rune int32 uint32 int64 uint64 int uint uintptr string".split())
"""Key types that are measured: with enough values to fill a map, and each equal to itself."""
_FAST_WIDTHS = (4, 8)

_MAP = re.compile(
    r"\s*map\s*\[\s*((?:\[[^\[\]]+\]\s*)?[^\[\]]+?)\s*\]\s*\[\s*([^\[\]]+?)\s*\]\s*(.+?)\s*",
    re.DOTALL,
)
_HASH = re.compile(r"\[(\d+)\]byte")
_HASH_BYTES = range(4, 129)
_LENGTH = re.compile(r"0[xX][0-9a-fA-F_]+|[1-9][0-9_]*")
MAX_BYTES = 64 * 1024
MAX_LENGTH = 8192
"""Limits of what is worth its time: the control has a field for each element."""


@dataclass(frozen=True, slots=True, order=True)
class MapType:
    """`map[key][length]element`, of predeclared types."""

    key: str
    length: int
    element: str
    word: int = 8
    """Bytes of an `int` on the machine."""

    @property
    def bytes(self) -> int:
        """The size of one value."""
        return self.length * (_WIDTHS.get(self.element) or _WORDS[self.element] * self.word)

    @property
    def has_fast_key(self) -> bool:
        """Does Go have fast look-up functions for the key, as for plain keys of 4 or 8 bytes?"""
        if self.key_bytes:
            return False
        return self.key == "string" or _WIDTHS.get(self.key, self.word) in _FAST_WIDTHS

    @property
    def key_bytes(self) -> int:
        """The length of a key that is an array of bytes, as hashes are; else 0."""
        found = _HASH.fullmatch(self.key)
        return int(found[1]) if found else 0

    def __str__(self) -> str:
        return f"map[{self.key}][{self.length}]{self.element}"


def parse_map_type(text: str, word: int = 8) -> MapType:
    """`map[K][N]T` of predeclared types. Raises BadInput for whatever else it is."""
    found = _MAP.fullmatch(text)
    if found is None:
        raise BadInput(f"{text!r} is not a type of the form map[K][N]T")
    key, spelled, element = found.groups()
    hashed = _HASH.fullmatch(key)
    for name in (element,) if hashed else (key, element):
        if name not in _WIDTHS and name not in _WORDS:
            raise BadInput(
                f"{text!r}: {name!r} cannot be measured here: use a number type, bool or string"
                " of the same size"
            )
    if int(hashed[1]) not in _HASH_BYTES if hashed else key not in _KEYS:
        raise BadInput(
            f"{text!r}: keys of type {key} cannot be measured: use string, integers of 2 bytes or"
            f" more, or [N]byte of {_HASH_BYTES[0]} to {_HASH_BYTES[-1]} bytes"
        )
    made = MapType(key, _length(text, spelled), element, word)
    if made.length > MAX_LENGTH or made.bytes > MAX_BYTES:
        raise BadInput(f"{text!r}: more than {MAX_LENGTH:,} elements or {MAX_BYTES:,} bytes")
    return made


def _length(text: str, spelled: str) -> int:
    if not _LENGTH.fullmatch(spelled):
        raise BadInput(f"{text!r}: the length {spelled!r} is not a number of at least 1")
    try:
        return int(spelled, 0)
    except ValueError as error:  # misplaced underscores
        raise BadInput(f"{text!r}: the length {spelled!r} is not a number of at least 1") from error
