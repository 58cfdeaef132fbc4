"""A file some of whose functions are changed, and can be taken back one by one."""

from __future__ import annotations

from random import Random

from codemod.syntax import parse
from fuzz.neighbours import functions, neighbour, statements


class ChangedFile:
    """A file of a case, some of whose functions are changed."""

    def __init__(self, text: bytes, random: Random, rate: float) -> None:
        nodes = functions(parse(text).root_node)
        foreign = [
            text[one.start_byte : one.end_byte] for node in nodes for one in statements(node)
        ]
        bounds = [edge for node in nodes for edge in (node.start_byte, node.end_byte)]
        spans = zip([0, *bounds], [*bounds, len(text)], strict=True)
        self._old = [text[start:end] for start, end in spans]
        self._new = list(self._old)
        for at in range(1, len(self._old), 2):
            if random.random() < rate:
                self._new[at] = neighbour(self._old[at], foreign, random)

    @property
    def text(self) -> bytes:
        """The file."""
        return b"".join(self._new)

    @property
    def changed(self) -> int:
        """How many functions differ."""
        return sum(old != new for old, new in zip(self._old, self._new, strict=True))

    def take_back(self, line: int) -> bool:
        """Make the function of a line (1-based) what it was; False where it is so."""
        first = 1
        for at, new in enumerate(self._new):
            last = first + new.count(b"\n")
            if first <= line <= last and new != self._old[at]:
                self._new[at] = self._old[at]
                return True
            first = last
        return False

    def take_all_back(self) -> bool:
        """Make the file what it was; False where it is so."""
        was, self._new = self._new, list(self._old)
        return was != self._old
