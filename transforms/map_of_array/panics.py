"""How may an expression panic, without the calls in it?"""

from __future__ import annotations

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import Node, field, place
from transforms.maps.builds import is_within

NIL, OTHER = "nil pointer", "other"
EARLY = frozenset({"slice_expression", "type_assertion_expression"})
"""Go makes a copy of these when it comes to them."""
_INSTANCE = "type_instantiation_expression"
"""What the grammar makes of elements that are nested too deep to tell them from types."""


def is_told(some: set[str], others: set[str]) -> bool:
    """Can a program tell by a panic which of two expressions is evaluated first?

    Not where both follow nil pointers, which panic in the same words.
    """
    return bool(some and others) and some | others != {NIL}


def own_panics(node: Node, function: FunctionFacts, context: Context) -> set[str]:
    if node.type == "selector_expression":
        return set() if kind_of(function, node) == "part" else {NIL}
    if is_pointed(node):
        return {NIL}
    if node.type == "type_conversion_expression":
        return set() if field(node, "type").type == "slice_type" else {OTHER}
    if node.type == "index_expression":
        is_sure = kind_of(function, node) == "entry" or is_within(node, function, context)
        return set() if is_sure else {OTHER}
    is_partial = node.type == "binary_expression" and _is_partial(node)
    return {OTHER} if is_partial or node.type in EARLY or node.type == _INSTANCE else set()


def is_pointed(node: Node) -> bool:
    """Have: *p"""
    return node.type == "unary_expression" and node.children[0].type == "*"


def _is_partial(operation: Node) -> bool:
    """Division by zero, a negative shift count, or interfaces that cannot be compared."""
    operator = field(operation, "operator").type
    if operator in ("==", "!="):
        return True
    return operator in ("/", "%", "<<", ">>") and field(operation, "right").type != "int_literal"


def kind_of(function: FunctionFacts, node: Node) -> str:
    return function.values.get(place(node), "")
