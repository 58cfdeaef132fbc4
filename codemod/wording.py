"""How single things are worded for people: harmless to a terminal, placed, counted."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from codemod.model import Position
from codemod.paths import relative


def plain(text: str, keep: str = "") -> str:
    """The text with every character escaped that a terminal might obey, except those in keep."""
    if text.isprintable():
        return text
    return "".join(one if one in keep or _is_harmless(one) else _escape(one) for one in text)


def _is_harmless(character: str) -> bool:
    """Not a control, not one that reorders or hides text on its way to the eye, no stray byte.

    A space of another width is not printable to Python either, and does none of this.
    """
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        code -= 0xDC00
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def place(position: Position, root: Path) -> str:
    """`path:line:column`."""
    return plain(f"{relative(position.path, root)}:{position.line}:{position.column}")


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
