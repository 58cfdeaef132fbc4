"""When Go evaluates the operands of a statement, as far as a panic can show it.

*First*, in the order of the text, comes what gets a statement of its own: calls, lengths, slices,
assertions, literals that need a place. *Then*, in that order again, what the calls need that the
compiler puts in for an operation: looking an entry up, converting, comparing strings. *Last* comes
what is left: indexes, pointers that are followed, divisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from codemod.syntax import CALLS, Node, field, parts, place, unwrapped_parent
from transforms.map_of_array.earlier import stands_for_entry
from transforms.map_of_array.job import Job
from transforms.map_of_array.key_time import worlds
from transforms.map_of_array.panics import EARLY, OTHER, kind_of, own_panics
from transforms.maps.copied_parts import is_comparison, is_conditional
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import is_operator

Panics = set[str]
_NUMBERS = r"byte|rune|uintptr|u?int(8|16|32|64)?|float(32|64)"
_SAFE = re.compile(
    r"append|cap|clear|complex|copy|imag|len|max|min|new|real|Sizeof|bool|string|complex(64|128)|"
    + _NUMBERS
)
"""Builtins and types that do not panic when they are called."""
_PLAIN = re.compile(rf"\[\d+\](\*.*|bool|string|{_NUMBERS})")
_NUMERIC = re.compile(rf"\[\d+\]({_NUMBERS})")
_BYTES = re.compile(r"\[\d+\](bool|byte|u?int8)")
_NUMBER = re.compile(_NUMBERS)
_COMPARING = frozenset({"==", "!=", "<", "<=", ">", ">="})
_LITERALS = frozenset(
    {
        *("int_literal", "float_literal", "rune_literal", "imaginary_literal", "nil"),
        *("interpreted_string_literal", "raw_string_literal", "true", "false"),
    }
)


_READ = frozenset({"parenthesized_expression", "index_expression", "selector_expression"})
_LARGEST = 1 << 16
"""Bytes of an array that Go keeps on the stack wherever it is copied to. It looks up what goes to
the heap in another order.
"""


class Phases:
    """How expressions in the statement of one read may panic, phase by phase.

    Other entries of the group do not count where they keep their order to this one.
    """

    def __init__(self, job: Job, one: Occurrence) -> None:
        self._job, self._one = job, one
        self._source, self._context = one.source, job.context
        self._function = job.function(one)
        elem, has_pointers = job.group.elem, job.group.elem_pointers
        same_file = (other for other in job.occurrences if other.use.path == one.use.path)
        beside = [other for other in same_file if other.node.type == "index_expression"]
        self._entries = {other.node.id for other in beside}
        is_plain = _PLAIN.fullmatch(elem) is not None
        # Elements that become interface values, or arguments for later, without a copy.
        is_wide = is_plain and _BYTES.fullmatch(elem) is None
        self._elements = {o.node.id for o in beside if is_wide and o.form is Form.ELEMENT}
        size = max(slot.size for slot in job.group.slots)
        self._wholes = self._entries if size <= _LARGEST else set()
        self._comparable = self._entries if is_plain or not has_pointers else set()
        self._holds_interface = has_pointers and not is_plain
        self._adds = _NUMERIC.fullmatch(elem) is None
        keys = [(other, field(other.node, "index")) for other in beside]
        self._early_keys = {
            key.id
            for other, key in keys
            if place(key) in self._function.mixed  # made an interface value
            or any(world.today for world in worlds(job, other, key))
        }

    def is_turned(self, node: Node, side: Node) -> bool:
        """Is this a comparison of interface values, as far as is known? Go copies the right one
        first, which is only of interest for its left `side`.
        """
        if not is_comparison(node):
            return False
        while side.type in _READ and side.id not in self._entries:
            side = parts(side)[0]
        if side.id in self._entries:
            return self._holds_interface
        is_safe = side.type in CALLS and _SAFE.fullmatch(self._name(side))
        return side.type != "binary_expression" and not is_safe

    def first(self, nodes: Iterable[Node]) -> Panics:
        """What goes first."""
        return self._below(nodes, self._goes_first)

    def then(self, nodes: Iterable[Node]) -> Panics:
        """What the calls need that the compiler puts in."""
        return self._below(nodes, self._is_called)

    def later(self, nodes: Iterable[Node]) -> Panics:
        """What does not go first."""
        inner = (part for node in nodes for part in _outside(node, self._is_done))
        return self._of_all(part for part in inner if not self._is_done(part))

    def all(self, nodes: Iterable[Node]) -> Panics:
        """Everything, whatever it is."""
        return self._of_all(part for node in nodes for part in _outside(node, _is_nothing))

    def keys(self, nodes: Iterable[Node]) -> Panics:
        """The keys of other entries of the group."""
        inner = (part for node in nodes for part in _outside(node, _is_nothing))
        return self.all(field(part, "index") for part in inner if part.id in self._entries)

    def _below(self, nodes: Iterable[Node], wanted: Callable[[Node], bool]) -> Panics:
        tops = [part for node in nodes for part in _outside(node, wanted) if wanted(part)]
        return self._of_all(part for top in tops for part in _outside(top, _is_nothing))

    def _goes_first(self, node: Node) -> bool:
        is_copied = node.type in CALLS | EARLY or self._is_copied(node)
        return is_copied or node.id in self._early_keys or is_conditional(node)

    def _is_copied(self, node: Node) -> bool:
        """Is it copied where an interface value is made of it? What has no place in memory is, but
        for numbers of more than a byte: a part of an entry or of a literal, a byte of a text, what
        is compared, and what is computed with bytes or with complex numbers.
        """
        if _is_bool(node) or kind_of(self._function, node) == "byte":
            around, _ = unwrapped_parent(node)
            return around.type not in ("binary_expression", "unary_expression")
        while node.type == "parenthesized_expression" or kind_of(self._function, node) == "part":
            node = parts(node)[0]
        is_late = node.id in self._elements or self._is_passed(node)
        is_entry = self._is_entry(node) and not is_late
        return is_entry or node.type == "composite_literal"

    def _is_passed(self, node: Node) -> bool:
        """Is it an entry of the group, passed on as the array that it is? Go looks up the arguments
        of a call one after the other, unless the call is for later: it then holds them on the heap.
        """
        if node.id not in self._wholes or place(node) in self._function.mixed:
            return False
        around, _ = unwrapped_parent(node)
        return around.type == "argument_list" and not is_kept(around.parent)

    def _is_called(self, node: Node) -> bool:
        if self._is_entry(node):
            return node.id not in self._entries
        if node.type == "call_expression":
            return self._is_operator(node) and not _NUMBER.fullmatch(self._name(node))
        if node.type == "binary_expression":
            operator = field(node, "operator").type
            is_sum = operator == "+" and (self._adds or _is_text(node))
            is_complex = operator == "/" and kind_of(self._function, node) == "byte"
            return _is_bool(node) or is_sum or is_complex
        return node.type in ("composite_literal", "type_conversion_expression")

    def _is_done(self, node: Node) -> bool:
        is_call = node.type in CALLS and not (self._is_operator(node) or self._is_entry(node))
        is_early = node.type in EARLY and not self._may_be_pointer(node)
        return is_call or is_early or node.id in self._entries

    def _may_be_pointer(self, node: Node) -> bool:
        """Have: x.(*T), or x.(func()), which Go does not copy: it is all that x holds."""
        type = node.child_by_field_name("type")
        if type is None:
            return False
        is_basic = _SAFE.fullmatch(self._source.slice(type).decode("utf-8", "replace"))
        return not is_basic and type.type not in ("slice_type", "interface_type")

    def _of_all(self, nodes: Iterable[Node]) -> Panics:
        return set().union(*map(self._own, nodes))

    def _own(self, node: Node) -> Panics:
        if self._compares_plainly(node):
            return set()
        is_unsafe = not _SAFE.fullmatch(self._name(node))
        own = own_panics(node, self._function, self._context)
        return own | ({OTHER} if is_unsafe else set())

    def _compares_plainly(self, node: Node) -> bool:
        """Have: m[k] == e, x == 1 or x == nil, which cannot panic even if x is an interface."""
        if not is_comparison(node):
            return False
        sides = field(node, "left"), field(node, "right")
        return any(side.id in self._comparable or side.type in _LITERALS for side in sides)

    def _is_entry(self, node: Node) -> bool:
        is_entry = kind_of(self._function, node).startswith("entry")
        return is_entry or stands_for_entry(node, self._job, self._one)

    def _is_operator(self, node: Node) -> bool:
        return is_operator(node, self._source, self._context)

    def _name(self, node: Node) -> str:
        call = self._function.call_at(node.start_byte, node.end_byte)
        return call.name if call is not None else "string"  # as a type: no call at all


def _outside(node: Node, ends: Callable[[Node], bool]) -> Iterator[Node]:
    """The node and what is below it, down to those that end it. A function runs later."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        if not ends(top) and top.type != "func_literal":
            stack.extend(parts(top))


def _is_nothing(_: Node) -> bool:
    return False


def _is_text(sum: Node) -> bool:
    """Have: (s + t)[i]. Entries that are numbers are added to bytes of texts, too."""
    parent, child = unwrapped_parent(sum)
    return parent.type == "index_expression" and child == field(parent, "operand")


def _is_bool(node: Node) -> bool:
    """Have: a < b, or !a."""
    if node.type == "unary_expression":
        return node.children[0].type == "!"
    return node.type == "binary_expression" and field(node, "operator").type in _COMPARING


def is_kept(call: Node | None) -> bool:
    """Have: defer f(a). What is called is kept for later before the arguments are."""
    around = None if call is None else call.parent
    return around is not None and around.type in ("defer_statement", "go_statement")
