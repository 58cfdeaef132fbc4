"""Uses of an entry for its type alone, which Go does not evaluate, so that nothing in them panics.

The length of an array is a constant unless there is a call or a receive in the expression. A helper
that reads the entry would be such a call.
"""

from __future__ import annotations

from itertools import pairwise

from codemod.syntax import Node, ancestors, field, unwrapped_parent
from transforms.map_of_array.job import Job, refuse
from transforms.maps.forms import Occurrence
from transforms.maps.names import builtin

_PARTS = frozenset({"index_expression", "selector_expression"})
_CONSTANTS = frozenset({"const_declaration", "array_type"})


def is_unread(job: Job, one: Occurrence) -> bool:
    """Have: len(m[k][i]) or for j := range m[k][i], with an array (or a pointer to one) as element.

    With a map of pointers this is a constant, too.
    """
    element = one.node
    while True:
        element, child = unwrapped_parent(element)
        if element.type not in _PARTS or field(element, "operand") != child:
            return False
        parent, child = unwrapped_parent(element)
        if parent.type == "argument_list" and parent.parent is not None:
            return _is_constant(job, one, parent.parent, parent)
        if _is_constant(job, one, parent, child):
            return True


def check_evaluated(job: Job, one: Occurrence, node: Node) -> None:
    """Raises Refuse where Go takes a constant from a type that the node is a part of."""
    for child, parent in pairwise([node, *ancestors(node)]):
        if parent.type in _CONSTANTS or _is_constant(job, one, parent, child):
            raise refuse(one, "unknown-use", "a length or size that the entry is for is a constant")


def _is_constant(job: Job, one: Occurrence, node: Node, child: Node) -> bool:
    """Is it a call or a range clause with a constant length, and the child what has this length?"""
    function = job.function(one)
    if node.type == "range_clause":
        operand = field(node, "right")
        span = operand.start_byte, operand.end_byte
        return child == operand and function.ranges.get(span) == "length"
    is_length = builtin(node, one.source, job.context) in ("len", "cap")
    return is_length and (node.start_byte, node.end_byte) in function.consts
