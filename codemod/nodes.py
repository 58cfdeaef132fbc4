"""Nodes of syntax trees, and the way from one to others."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

__all__ = [
    "CALLS",
    "FUNCTIONS",
    "Node",
    "ancestors",
    "field",
    "parts",
    "place",
    "unwrapped_parent",
    "walk",
]

CALLS = frozenset({"call_expression", "type_conversion_expression"})
"""Nodes that may be calls: `f[T](x)` looks like a conversion to the type f[T]."""
FUNCTIONS = frozenset({"func_literal", "function_declaration", "method_declaration"})
"""Nodes that are functions."""
_WRAPPERS = frozenset({"parenthesized_expression", "expression_list", "literal_element"})


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
