"""Operands beside an entry that is read: can a panic show which of them is evaluated first?

Go first does what needs a statement of its own, in the order of the text: it makes calls, converts,
cuts slices, asserts types, takes lengths. Then it evaluates what is left, an entry among the other
operands. A helper is a call, so with one the entry is looked up earlier: before an operand of the
same list that stands in front of it, and before what stands behind it and went first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, ancestors, field, parts, walk
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.key_time import worlds
from transforms.map_of_array.order import place_panics
from transforms.map_of_array.panics import (
    EARLY,
    OTHER,
    is_told,
    kind_of,
    own_panics,
)
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import is_operator

Panics = set[str]

_LISTS = frozenset({"argument_list", "expression_list", "literal_value", "keyed_element"})
_ENDS = ("_statement", "_declaration", "_clause", "_spec")
_TWO_SIDED = frozenset({"assignment_statement", "send_statement"})
_SAFE = re.compile(
    r"append|cap|clear|complex|copy|imag|len|max|min|new|real|Sizeof|bool|string|byte|rune|uintptr"
    r"|u?int(8|16|32|64)?|float(32|64)|complex(64|128)"
)
"""Builtins and types that do not panic when they are called."""
_LITERALS = frozenset(
    {
        *("int_literal", "float_literal", "rune_literal", "imaginary_literal", "nil"),
        *("interpreted_string_literal", "raw_string_literal", "true", "false"),
    }
)
_PLAIN = re.compile(r"\[\d+\](\*.*|bool|string|byte|rune|uintptr|u?int(8|16|32|64)?|float(32|64))")


def check_beside(job: Job, one: Occurrence) -> None:
    """Raises Refuse where the entry would be looked up on the other side of a panic."""
    place = place_panics(job, one)
    if not place:
        return
    for before, behind in _neighbours(job, one):
        if is_told(place, _late(job, one, before) | _early(job, one, behind)):
            raise refuse(
                one,
                "evaluation-order",
                "it shows whether the entry or what is beside it goes first",
            )


def _neighbours(job: Job, one: Occurrence) -> Iterator[tuple[list[Node], list[Node]]]:
    """What stands before the entry in a list, and behind it: from the inside out, up to what Go
    evaluates as a whole.
    """
    child = one.node
    for parent in ancestors(one.node):
        siblings = parts(parent)
        at = siblings.index(child)
        if parent.type in EARLY or _is_conditional(parent) or _are_cases(parent):
            return
        if parent.type.endswith(_ENDS):
            if parent.type in _TWO_SIDED:
                yield [], siblings[at + 1 :]
            return
        is_call = parent.type in CALLS
        before = siblings[:at] if _is_list(parent, job.function(one)) else []
        if is_call:
            before = _receiver(job.function(one), siblings[0], child)
        yield before, siblings[at + 1 :]
        if is_call and not is_operator(parent, one.source, job.context):
            return
        child = parent


def _is_list(node: Node, function: FunctionFacts) -> bool:
    """Does Go evaluate these one after the other? Have: f(a, b). Or T{a} == b, where it copies what
    has no place in memory before it compares, but after the calls on both sides.
    """
    if not _is_comparison(node):
        return node.type in _LISTS
    return any(
        part.type == "composite_literal" or kind_of(function, part).startswith("entry")
        for part in walk(field(node, "left"))
    )


def _are_cases(node: Node) -> bool:
    """Have: case a, b. One is compared after the other."""
    return node.parent is not None and node.parent.type == "expression_case"


def _receiver(function: FunctionFacts, called: Node, child: Node) -> list[Node]:
    """What a method is called on, which is an argument, too."""
    is_selected = called != child and called.type == "selector_expression"
    return [called] if is_selected and field(called, "field").start_byte in function.methods else []


def _late(job: Job, one: Occurrence, nodes: Iterable[Node]) -> Panics:
    """How these may panic, but for what Go does before it evaluates operands."""

    entries = {other.node.id for other in _beside(job, one)}

    def goes_first(node: Node) -> bool:
        is_call = node.type in CALLS and not is_operator(node, one.source, job.context)
        return is_call or node.type in EARLY or node.id in entries

    def is_late(node: Node) -> bool:
        return not goes_first(node) and not _compares_plainly(node, plain)

    slot = job.group.slots[0]
    plain = entries if _PLAIN.fullmatch(slot.elem) or not slot.elem_pointers else set()
    inner = (part for node in nodes for part in _outside(node, goes_first))
    return _of_all(filter(is_late, inner), job.function(one))


def _compares_plainly(node: Node, plain: set[int]) -> bool:
    """Have: m[k] == e, x == 1 or x == nil, which cannot panic even if x is an interface value."""
    if not _is_comparison(node):
        return False
    sides = field(node, "left"), field(node, "right")
    return any(side.id in plain or side.type in _LITERALS for side in sides)


def _early(job: Job, one: Occurrence, nodes: Iterable[Node]) -> Panics:
    """How that of these may panic which Go does before it evaluates operands."""
    function = job.function(one)
    late, keys = _elements(job, one), _early_keys(job, one)

    def goes_first(node: Node) -> bool:
        is_copied = kind_of(function, node).startswith("entry") and node.id not in late
        is_plain = node.type in CALLS | EARLY or node.type == "composite_literal"
        return is_plain or is_copied or node.id in keys or _is_conditional(node)

    tops = [part for node in nodes for part in _outside(node, goes_first) if goes_first(part)]
    return _of_all((part for top in tops for part in _outside(top, _is_nothing)), function)


def _elements(job: Job, one: Occurrence) -> set[int]:
    """Ids of the group's entries of which an element is read that needs no copy."""
    if not _PLAIN.fullmatch(job.group.slots[0].elem):
        return set()
    return {other.node.id for other in _beside(job, one) if other.form is Form.ELEMENT}


def _early_keys(job: Job, one: Occurrence) -> set[int]:
    """Ids of keys of the group's entries that are ready before any operand is."""
    keys = [(other, field(other.node, "index")) for other in _beside(job, one)]
    return {key.id for other, key in keys if any(w.today for w in worlds(job, other, key))}


def _beside(job: Job, one: Occurrence) -> Iterator[Occurrence]:
    """The group's entries in this file: with helpers they keep their order."""
    for other in job.occurrences:
        if other.use.path == one.use.path and other.node.type == "index_expression":
            yield other


def _outside(node: Node, ends: Callable[[Node], bool]) -> Iterator[Node]:
    """The node and what is below it, down to those that end it. A function runs later."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        if not ends(top) and top.type != "func_literal":
            stack.extend(parts(top))


def _of_all(nodes: Iterable[Node], function: FunctionFacts) -> Panics:
    return set().union(*(_own(node, function) for node in nodes))


def _own(node: Node, function: FunctionFacts) -> Panics:
    if node.type == "index_expression" and kind_of(function, node) == "part":
        index = field(node, "index")
        if (index.start_byte, index.end_byte) in function.consts:
            return set()  # the compiler has checked it
    call = function.call_at(node.start_byte, node.end_byte) if node.type in CALLS else None
    is_unsafe = call is not None and not _SAFE.fullmatch(call.name)
    return own_panics(node, function) | ({OTHER} if is_unsafe else set())


def _is_nothing(_: Node) -> bool:
    return False


def _is_conditional(node: Node) -> bool:
    """Have: a && b. All of it is one thing that goes first."""
    return node.type == "binary_expression" and field(node, "operator").type in ("&&", "||")


def _is_comparison(node: Node) -> bool:
    return node.type == "binary_expression" and field(node, "operator").type in ("==", "!=")
