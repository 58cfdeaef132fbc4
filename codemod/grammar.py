"""Go's grammar for tree-sitter: parses a file, also what the grammar takes for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

import tree_sitter_go
from tree_sitter import Language, Node, Parser, Query, QueryCursor, Tree

from codemod.nodes import ancestors, parts, place, walk

__all__ = ["KEYWORDS", "Tree", "captured", "is_generic_method", "parse"]

_LANGUAGE = Language(tree_sitter_go.language())
KEYWORDS = frozenset(
    kind
    for kind in map(_LANGUAGE.node_kind_for_id, range(1, _LANGUAGE.node_kind_count))
    if kind is not None and kind.isalpha() and not _LANGUAGE.id_for_node_kind(kind, True)
)
"""The words of the grammar, which can name nothing."""
_INSTANCES = "(type_instantiation_expression) @instance"
_GIVEN = "(argument_list . (generic_type) @argument .)"
_VALUES = frozenset(
    {
        *("type_instantiation_expression", "generic_type", "type_arguments", "type_elem"),
        *("type_identifier", "qualified_type", "package_identifier"),
        *("pointer_type", "parenthesized_type", "comment"),
    }
)
"""What the grammar makes of a variable, a field, an element and what a pointer points to."""
_METHOD = re.compile(rb"^func[ \t]*\([^()]*\)[ \t]*[\w\x80-\xff]+[ \t]*\[", re.MULTILINE)
_BRACKETS = re.compile(rb"\[(?:[^][]|\[(?:[^][]|\[[^][]*\])*\])*\]")
_NO_TYPE = b"new"
_DEEPEST = 8
"""How deep an element in the index of an element is looked for, in the index of another."""
_NESTED = re.compile(rb"\][\s)]*\]")
_NEW = re.compile(rb"\bnew\(")
_LONGEST = 4096
"""Bytes of what a `new` is given; more is not looked at."""
_TOKENS = re.compile(
    rb"""[()]|//[^\n]*|/\*.*?\*/|`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'""", re.DOTALL
)


def parse(text: bytes) -> Tree:
    """The syntax tree of a Go file; wrong syntax gives ERROR and MISSING nodes, never an error.

    Its nodes do not know their text: see `Source.slice`.
    """
    tree = _parse(text)
    changed = _plain_calls(_plain_methods(text)) if tree.root_node.has_error else text
    changed = _plain_elements(tree, changed)
    if changed != text:
        text, tree = changed, _parse(changed)
    return _with_indexes(tree, text) if _NESTED.search(text) else tree


def captured(pattern: str, tree: Tree) -> list[Node]:
    """Every node that a query captures."""
    captures = QueryCursor(_query(pattern)).captures(tree.root_node)
    return [node for group in captures.values() for node in group]


@cache
def _query(pattern: str) -> Query:
    return Query(_LANGUAGE, pattern)


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
    for _ in range(_DEEPEST):
        instances = filter(_may_be_element, captured(_INSTANCES, tree))
        found = {place(_first_word(node)) for node in instances} - names
        if not found:
            break
        names |= found  # which may hold others: a[b[c[d]][e]][f]
        tree = _parse(_renamed(text, sorted(names), _NO_TYPE))
        _put_back(tree, sorted(names), text)
    return tree


def _put_back(tree: Tree, names: Iterable[tuple[int, int]], text: bytes) -> None:
    """Give all the places that it has in the text, where other names stand in these places."""
    row = line = last = 0
    for start, end in names:
        row += text.count(b"\n", last, start)
        line = max(line, text.rfind(b"\n", last, start) + 1)
        last, new = start, start + len(_NO_TYPE)
        tree.edit(start, new, end, *((row, offset - line) for offset in (start, new, end)))


def _may_be_element(instance: Node) -> bool:
    nodes = [*walk(instance)]
    lists = [node for node in nodes if node.type == "type_arguments"]
    has_lists = len(parts(instance)) > 2 or any(len(parts(one)) > 1 for one in lists)
    return not has_lists and all(node.type in _VALUES for node in nodes)


def _first_word(node: Node) -> Node:
    while below := parts(node):  # not a parenthesis, nor the star before a pointer
        node = below[0]
    return node


def _plain_calls(text: bytes) -> bytes:
    """The text with another name of the same length for each `new` that is given a value.

    Go 1.26 allows that, the grammar has a type there. Of nested ones the inner goes first.
    """
    changed = bytearray(text)
    for found in reversed([*_NEW.finditer(text)]):
        start, inside = found.span()
        argument = bytes(changed[inside : _closing(text, inside)])
        if _is_broken(b"new(%b)" % argument):
            changed[start : start + 3] = b"old"
    return bytes(changed)


def _plain_elements(tree: Tree, text: bytes) -> bytes:
    """The same for each that is given what may be an element, m[k], or an instance of a type."""
    changed = bytearray(text)
    for argument in captured(_GIVEN, tree) if _NEW.search(text) else ():
        call = next(islice(ancestors(argument), 1, None))
        is_new = _NEW.match(text, call.start_byte) is not None
        if is_new and _may_be_element(argument):
            changed[call.start_byte : call.start_byte + 3] = b"old"
    return bytes(changed)


def is_generic_method(text: bytes, start: int) -> bool:
    """Does a method begin here that has type parameters of its own?

    Go 1.27 allows that and the grammar does not, so its tree is that of a method without.
    """
    return _METHOD.match(text, start) is not None


def _plain_methods(text: bytes) -> bytes:
    """The text with spaces for the type parameters of methods. In a comment that is no loss."""
    changed = bytearray(text)
    for found in _METHOD.finditer(text):
        start = found.end() - 1
        end = _BRACKETS.match(text, start)
        if end is not None:
            changed[start : end.end()] = re.sub(rb"[^\n]", b" ", end[0])
    return bytes(changed)


def _is_broken(expression: bytes) -> bool:
    return _parse(b"package p\n\nvar _ = %b\n" % expression).root_node.has_error


def _closing(text: bytes, start: int) -> int:
    """Where the parenthesis closes that was opened before `start`; `start` if that is too far."""
    depth = 1
    for token in _TOKENS.finditer(text, start, start + _LONGEST):
        depth += {b"(": 1, b")": -1}.get(token[0], 0)
        if not depth:
            return token.start()
    return start


def _renamed(text: bytes, names: Iterable[tuple[int, int]], name: bytes) -> bytes:
    """The text with another name in these places, which are in its order."""
    pieces, last = [], 0
    for start, end in names:
        pieces += [text[last:start], name]
        last = end
    return b"".join([*pieces, text[last:]])
