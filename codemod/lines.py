"""Lines of a text, and which lines of two texts are the same."""

from __future__ import annotations

from difflib import SequenceMatcher


def split_lines(text: bytes) -> list[bytes]:
    """The lines with their ends. Only \\n ends a line, as git and Go have it."""
    parts = text.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def old_line(old: bytes, new: bytes, line: int) -> int:
    """The line of the old text (1-based) that a line of the new one is, or has replaced."""
    matcher = SequenceMatcher(None, split_lines(old), split_lines(new))
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if j1 < line <= j2:
            return i1 + line - j1 if tag == "equal" else max(min(i1 + line - j1, i2), 1)
    return line
