"""Go syntax trees, as rules see them: the source of a file, its nodes, and the way between them.

tree-sitter is fast and keeps every byte, and lags behind the language. So a tree is only trusted
where the enclosing top-level declaration parsed without an error.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from codemod.grammar import KEYWORDS, Tree, captured, is_generic_method, parse
from codemod.model import Position
from codemod.nodes import (
    CALLS,
    FUNCTIONS,
    Node,
    ancestors,
    field,
    parts,
    place,
    unwrapped_parent,
    walk,
)

__all__ = [
    "CALLS",
    "FUNCTIONS",
    "KEYWORDS",
    "Node",
    "Source",
    "Tree",
    "ancestors",
    "field",
    "parse",
    "parts",
    "place",
    "unwrapped_parent",
    "walk",
]

_COMMENTS = re.compile(rb"(\s*/\*.*?\*/)*\s*(//.*)?")
_DECLARATIONS = frozenset(
    {
        "function_declaration",
        "method_declaration",
        "type_declaration",
        "var_declaration",
        "const_declaration",
    }
)


class Source:
    """One Go file: its bytes, its tree, and the way from offsets to lines."""

    def __init__(self, path: Path, text: bytes) -> None:
        self.path = path
        self.text = text

    @cached_property
    def tree(self) -> Tree:
        """The syntax tree, parsed when first asked for."""
        # Without its final newline a file that ends in a type declaration would seem broken.
        return parse(self.text + b"\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find(b"\n")
        while at >= 0:
            starts.append(at + 1)
            at = find(b"\n", at + 1)
        return starts

    @property
    def eol(self) -> bytes:
        """The file's line ending: CRLF where its first line has it."""
        first_line = self.text[: self.text.find(b"\n") + 1]
        return b"\r\n" if first_line.endswith(b"\r\n") else b"\n"

    def position(self, offset: int) -> Position:
        """Line and byte column (1-based) of an offset."""
        line = bisect.bisect_right(self._line_starts, offset)
        return Position(self.path, line, offset - self._line_starts[line - 1] + 1)

    def line_start(self, offset: int) -> int:
        """Offset of the first byte of the line that holds offset."""
        return self._line_starts[bisect.bisect_right(self._line_starts, offset) - 1]

    def indent(self, offset: int) -> bytes:
        """The white space at the beginning of the line that holds offset."""
        start = self.line_start(offset)
        end = start
        while self.text[end : end + 1] in (b" ", b"\t"):
            end += 1
        return self.text[start:end]

    def end_with_comment(self, offset: int) -> int:
        """The end of a statement, or of the comments that follow it on its line."""
        rest = self.text[offset:].partition(b"\n")[0].rstrip()
        return offset + len(rest) if _COMMENTS.fullmatch(rest) else offset

    def slice(self, node: Node) -> bytes:
        """The source text of a node."""
        return self.text[node.start_byte : node.end_byte]

    def node(self, start: int, end: int) -> Node | None:
        """The innermost node that spans exactly start…end; None where no node does."""
        found = self.tree.root_node.named_descendant_for_byte_range(start, end)
        if found is None or place(found) != (start, end):
            return None
        return found

    def token(self, place: Position) -> Node | None:
        """The smallest node at a place, such as the operator that the compiler names."""
        point = place.line - 1, place.column - 1
        return self.tree.root_node.descendant_for_point_range(point, point)

    def declaration(self, node: Node) -> Node:
        """The top-level declaration that holds the node."""
        last = node
        for parent in ancestors(node):
            if parent.type == "source_file":
                return last
            last = parent
        return last

    def is_intact(self, node: Node) -> bool:
        """Did the enclosing top-level declaration parse without an error?

        A header that did not parse can leave its body behind as a statement at the top of the file,
        so only what may stand there in Go counts as a declaration. Of a method with type parameters
        the tree lacks these.
        """
        declaration = self.declaration(node)
        if is_generic_method(self.text, declaration.start_byte):
            return False
        return declaration.type in _DECLARATIONS and not declaration.has_error

    def query(self, pattern: str) -> Iterator[Node]:
        """Every node that a query captures, in source order."""
        return iter(sorted(captured(pattern, self.tree), key=place))
