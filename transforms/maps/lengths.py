"""Expressions of which Go takes the length alone, a constant: nothing in them is evaluated.

The length of an array is a constant unless there is a call or a receive in the expression, so a
rewrite must not put one there.
"""

from __future__ import annotations

from itertools import pairwise

from codemod.context import Context
from codemod.syntax import CALLS, Node, Source, ancestors, field, place
from transforms.maps.names import builtin


def is_in_length(node: Node, source: Source, context: Context) -> bool:
    """Is it a part of an expression of which a constant length is taken?"""
    pairs = pairwise([node, *ancestors(node)])
    return any(takes_length(parent, child, source, context) for child, parent in pairs)


def takes_length(node: Node, child: Node, source: Source, context: Context) -> bool:
    """Is it a call or a range clause with a constant length, and the child what has this length?"""
    function = context.function_at(source.path, node.start_byte)
    if function is None:
        return _seems_to(node, child, source)
    if node.type == "range_clause":
        operand = field(node, "right")
        span = place(operand)
        return child == operand and function.ranges.get(span) == "length"
    # A list that holds nothing but a call has the place of that call.
    is_length = node.type in CALLS and builtin(node, source, context) in ("len", "cap")
    return is_length and place(node) in function.consts


def _seems_to(node: Node, child: Node, source: Source) -> bool:
    """May it, where nothing is known of the names?"""
    if node.type == "range_clause":
        return child == field(node, "right")
    return node.type in CALLS and source.slice(field(node, "function")).strip(b"()") in _LENGTHS


_LENGTHS = (b"len", b"cap")
