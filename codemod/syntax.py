"""Go syntax trees: the one module that knows tree-sitter.

tree-sitter is fast and keeps every byte, and lags behind the language. So a tree is only trusted
where the enclosing top-level declaration parsed without an error.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

import tree_sitter_go
from tree_sitter import Language, Node, Parser, Query, QueryCursor, Tree

from codemod.model import Position
from codemod.wording import closing, point, renamed

__all__ = [
    "CALLS",
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

_LANGUAGE = Language(tree_sitter_go.language())
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
CALLS = frozenset({"call_expression", "type_conversion_expression"})
"""Nodes that may be calls: `f[T](x)` looks like a conversion to the type f[T]."""
KEYWORDS = frozenset(
    kind
    for kind in map(_LANGUAGE.node_kind_for_id, range(1, _LANGUAGE.node_kind_count))
    if kind is not None and kind.isalpha() and not _LANGUAGE.id_for_node_kind(kind, True)
)
"""The words of the grammar, which can name nothing."""
_WRAPPERS = frozenset({"parenthesized_expression", "expression_list", "literal_element"})


_INSTANCES = Query(_LANGUAGE, "(type_instantiation_expression) @instance")
_GIVEN = Query(_LANGUAGE, "(argument_list . (generic_type) @argument .)")
_VALUES = frozenset(
    {
        *("type_instantiation_expression", "generic_type", "type_arguments", "type_elem"),
        *("type_identifier", "qualified_type", "package_identifier"),
        *("pointer_type", "parenthesized_type", "comment"),
    }
)
"""What the grammar makes of a variable, a field, an element and what a pointer points to."""
_NO_TYPE = b"new"
_NESTED = re.compile(rb"\]\s*\]")
_NEW = re.compile(rb"\bnew\(")


def parse(text: bytes) -> Tree:
    """The syntax tree of a Go file; wrong syntax gives ERROR and MISSING nodes, never an error.

    Its nodes do not know their text: see `Source.slice`.
    """
    tree = _parse(text)
    changed = _plain_calls(text) if tree.root_node.has_error else text
    changed = _plain_elements(tree, changed)
    if changed != text:
        text, tree = changed, _parse(changed)
    return _with_indexes(tree, text) if _NESTED.search(text) else tree


def _parse(text: bytes) -> Tree:
    return Parser(_LANGUAGE).parse(text)


def _with_indexes(tree: Tree, text: bytes) -> Tree:
    """The tree with a[b[i]][j] and a[b[c[i]]] as elements of elements.

    The grammar takes them for instances of generic types. The first is none, since Go has no
    instances of instances; the second may be one of a function, as may a[i], which to the grammar
    is an element. Under the name `new`, which is no type's in the grammar, `a` is a variable;
    afterwards all gets back the places that it has in the text.
    """
    names = set[tuple[int, int]]()
    while True:
        instances = filter(_may_be_element, _captured(_INSTANCES, tree))
        found = {place(_first_word(node)) for node in instances} - names
        if not found:
            return tree
        names |= found  # which may hold others: a[b[c[d]][e]][f]
        tree = _parse(renamed(text, sorted(names), _NO_TYPE))
        for start, end in sorted(names):
            there = start + len(_NO_TYPE)
            row, column = point(text, start)
            places = (row, column), (row, column + there - start), (row, column + end - start)
            tree.edit(start, there, end, *places)


def _may_be_element(instance: Node) -> bool:
    nodes = [*walk(instance)]
    lists = [node for node in nodes if node.type == "type_arguments"]
    has_lists = len(parts(instance)) > 2 or any(len(parts(one)) > 1 for one in lists)
    return not has_lists and all(node.type in _VALUES for node in nodes)


def _first_word(node: Node) -> Node:
    while node.children:
        node = node.children[0]
    return node


def _captured(query: Query, tree: Tree) -> list[Node]:
    captures = QueryCursor(query).captures(tree.root_node)
    return [node for group in captures.values() for node in group]


def _plain_calls(text: bytes) -> bytes:
    """The text with another name of the same length for each `new` that is given a value.

    Go 1.26 allows that, the grammar has a type there. Of nested ones the inner goes first.
    """
    changed = bytearray(text)
    for found in reversed([*_NEW.finditer(text)]):
        start, inside = found.span()
        argument = bytes(changed[inside : closing(text, inside)])
        if _is_broken(b"new(%b)" % argument):
            changed[start : start + 3] = b"old"
    return bytes(changed)


def _plain_elements(tree: Tree, text: bytes) -> bytes:
    """The same for each that is given what may be an element, m[k], or an instance of a type."""
    changed = bytearray(text)
    for argument in _captured(_GIVEN, tree) if _NEW.search(text) else ():
        call = next(islice(ancestors(argument), 1, None))
        is_new = _NEW.match(text, call.start_byte) is not None
        if is_new and _may_be_element(argument):
            changed[call.start_byte : call.start_byte + 3] = b"old"
    return bytes(changed)


def _is_broken(expression: bytes) -> bool:
    return _parse(b"package p\n\nvar _ = %b\n" % expression).root_node.has_error


def field(node: Node, name: str) -> Node:
    """The child in this field. Raises KeyError where the grammar gives none."""
    child = node.child_by_field_name(name)
    if child is None:
        raise KeyError(f"{node.type} has no {name}")
    return child


def place(node: Node) -> tuple[int, int]:
    """Where a node starts and ends, in bytes: by that the type oracle knows it."""
    return node.start_byte, node.end_byte


def parts(node: Node) -> list[Node]:
    """The named children that are code: comments can stand anywhere."""
    return [child for child in node.named_children if child.type != "comment"]


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in source order."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(top.named_children))


def ancestors(node: Node) -> Iterator[Node]:
    """The parents, nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def unwrapped_parent(node: Node) -> tuple[Node, Node]:
    """The nearest parent that is more than a wrapper, and the child of it that holds node."""
    child = node
    for parent in ancestors(node):
        if parent.type not in _WRAPPERS or len(parts(parent)) > 1:
            return parent, child
        child = parent
    return child, child


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
        so only what may stand there in Go counts as a declaration.
        """
        declaration = self.declaration(node)
        return declaration.type in _DECLARATIONS and not declaration.has_error

    def query(self, pattern: str) -> Iterator[Node]:
        """Every node that a query captures, in source order."""
        return iter(sorted(_captured(Query(_LANGUAGE, pattern), self.tree), key=place))
