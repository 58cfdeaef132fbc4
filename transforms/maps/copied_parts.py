"""Elements that Go copies when it comes to them, if they have no place in memory.

A part of an entry has none, and is copied where Go needs its address: to make it an interface
value, to compare it in parts, to send it, or to look it up in a map. An element of a variable, or
behind a pointer, has a place, and Go reads it when the calls of the statement have been made. So a
rewrite from one to the other evaluates an index at another time: it may be another one by then, or
panic on the other side of what happens in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from codemod.functions import FunctionFacts
from codemod.syntax import Node, ancestors, field, parts, place, unwrapped_parent

_PARTS = frozenset({"index_expression", "selector_expression"})
_SIDED = frozenset({"assignment_statement", "send_statement"})
_ENDS = ("_statement", "_declaration", "_spec", "_case")
_VALUES = re.compile(r"\[\d+\](string|rune|uintptr|u?int(16|32|64)?|float(32|64))")
"""Arrays of what becomes an interface value without an address."""


def copied_part(
    array: Node,
    type: str,
    function: FunctionFacts,
    looks_up: Callable[[Node], bool] = lambda _: False,
) -> Node | None:
    """The part of an array of this type that Go copies, where the array has no place.

    `looks_up`: does this call stand for a look-up?
    """
    element = array
    while True:
        element, child = unwrapped_parent(element)
        if element.type not in _PARTS or field(element, "operand") != child:
            return None
        if function.values.get(place(element)) != "part":
            return None
        around = unwrapped_parent(element)[0].parent
        if is_key(element, function) or (around is not None and looks_up(around)):
            return element
        if not _VALUES.fullmatch(type) and place(element) in function.mixed:
            return element


def is_key(element: Node, function: FunctionFacts) -> bool:
    """Have: other[m[k][i]], or T{m[k][i]: v}."""
    parent, child = unwrapped_parent(element)
    if parent.type == "keyed_element":
        return child == parts(parent)[0]
    is_entry = function.values.get(place(parent), "").startswith("entry")
    return is_entry and field(parent, "index") == child


def evaluated_beside(part: Node, is_call: Callable[[Node], bool]) -> Iterator[Node]:
    """What else is evaluated between the copy of the part and what the copy is for: no more than
    the arguments of a call.
    """
    for child, parent in pairwise([part, *ancestors(part)]):
        is_end = parent.type.endswith(_ENDS)
        if is_conditional(parent) or (is_end and parent.type not in _SIDED):
            return
        if is_call(parent):
            return
        yield from (other for other in parts(parent) if other != child)
        if is_end:
            return


def is_conditional(node: Node) -> bool:
    """Have: a && b. All of it is one thing that goes first."""
    return node.type == "binary_expression" and field(node, "operator").type in ("&&", "||")


def is_comparison(node: Node) -> bool:
    """Have: a == b"""
    return node.type == "binary_expression" and field(node, "operator").type in ("==", "!=")
