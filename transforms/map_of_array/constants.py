"""Uses of an entry for its type alone, which Go does not evaluate, so that nothing in them panics.

A helper that reads the entry would be a call, for which Go evaluates the expression around it.
"""

from __future__ import annotations

import re

from codemod.syntax import Node, ancestors, field, unwrapped_parent
from transforms.map_of_array.job import Job, refuse
from transforms.maps.forms import Occurrence
from transforms.maps.lengths import is_in_length, takes_length

_PARTS = frozenset({"index_expression", "selector_expression"})
_CONSTANTS = frozenset({"const_declaration", "array_type"})
# What constants are made of.
_OPERATIONS = frozenset(
    {
        *("binary_expression", "unary_expression", "parenthesized_expression"),
        *("call_expression", "argument_list"),
    }
)
_SHIFTS = frozenset({"<<", ">>"})
_INTEGER = re.compile(r"u?int(8|16|32|64)?|uintptr|byte|rune")


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
            return takes_length(parent.parent, parent, one.source, job.context)
        if takes_length(parent, child, one.source, job.context):
            return True


def check_evaluated(job: Job, one: Occurrence, node: Node) -> None:
    """Raises Refuse where Go takes a constant from a type that the node is a part of."""
    is_constant = is_in_length(node, one.source, job.context)
    if is_constant or any(parent.type in _CONSTANTS for parent in ancestors(node)):
        raise refuse(one, "unknown-use", "a length or size that the entry is for is a constant")


def must_be_exact(length: Node, one: Occurrence, job: Job) -> bool:
    """Is the length part of a constant that would be another number if it were computed?

    Have: var x uint8 = 1 << len(m[k]) >> 4. If the count is no constant, all of it is a uint8.
    Or -float64(len(m[k]) - 4): no constant is the negative zero.
    """
    child = length
    while (parent := child.parent) is not None and parent.type in _OPERATIONS:
        if parent.type == "call_expression":
            call = job.function(one).call_at(parent.start_byte, parent.end_byte)
            if call is None or call.kind not in ("builtin", "conversion"):
                return False
            if call.kind == "conversion" and not _INTEGER.fullmatch(call.name):
                return True
        is_shift = parent.type == "binary_expression" and field(parent, "operator").type in _SHIFTS
        if is_shift and field(parent, "right") == child:
            return True
        child = parent
    return parent is not None and parent.type == "type_conversion_expression"
