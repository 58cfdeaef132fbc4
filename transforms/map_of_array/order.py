"""In which order Go evaluates a store `m[k] = e`, and whether a rewrite of it keeps that order.

Go calls the functions of `e` first, wherever they stand, then evaluates the rest of `e`, then `m`
and `k`. But it has a key ready *early*, before `e`, where the map function needs its address and it
has none of its own, or where the fast map functions take its bytes as a number. Which functions it
takes depends on the size of the values, which a rewrite changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from codemod.facts import Slot
from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, ancestors, field, parts, walk
from transforms.map_of_array.decide import INLINE_BYTES
from transforms.map_of_array.job import Job, refuse
from transforms.maps.forms import Occurrence
from transforms.maps.names import are_private, is_captured_name, is_operator, is_private_name

_NIL, _OTHER = "nil pointer", "other"
_BOTH = (True, False)
_EARLY = frozenset({"slice_expression", "type_assertion_expression"})
"""Go makes a copy of these when it comes to them."""


class _World(NamedTuple):
    """Is the key evaluated early, in the map of today and in that of the rewrite?"""

    today: bool
    after: bool


class StoreOrder:
    """The order of one store of a value under a key."""

    def __init__(self, job: Job, one: Occurrence, map: Node | None, key: Node, value: Node) -> None:
        self._job, self._one, self._key, self._value = job, one, key, value
        self._of_map = set() if map is None else self._panics(map)
        self._of_key, self._of_value = self._panics(key), self._panics(value)
        self._worlds = set(_worlds(job, one, key))
        self._calls_show = self._tells_calls(value)

    @property
    def suits_call(self) -> bool:
        """Does `set(m, k, e)` keep it: calls of e first, then k?

        How it evaluates what is left of e depends on whether the call is inlined.
        """
        if self.panics_show:
            return False
        is_ordered = _is_ordered(self._job, self._one, self._key)
        return not self._calls_show or is_ordered or not any(one.today for one in self._worlds)

    @property
    def suits_statement(self) -> bool:
        """Does `m[k] = new entry` keep it, with another type of map?"""
        shows = self._calls_show or _shows(self._of_key, self._of_value)
        return not shows or all(one.today == one.after for one in self._worlds)

    @property
    def panics_show(self) -> bool:
        """Can a program tell by a panic whether the value or its place is evaluated first?

        Not where they all follow nil pointers, which panic in the same words.
        """
        return _shows(self._of_map | self._of_key, self._of_value)

    def suits_tuple(self, statement: Node) -> bool:
        """Does `m[k], x = new entry, f` keep it? A value that goes through a call goes early."""
        sides = [*parts(field(statement, "left")), *parts(field(statement, "right"))]
        place = _outermost(self._one.node, sides)
        rest = [node for node in sides if node not in (place, self._value)]
        others: set[str] = set().union(*map(self._panics, rest))
        shows = any(map(self._tells_calls, sides))
        shows = shows or _shows(self._of_key, others | self._of_value)
        if shows and any(one.today != one.after for one in self._worlds):
            return False
        is_literal = self._value.type == "composite_literal"
        return is_literal or not _shows(self._of_map | self._of_key | others, self._of_value)

    def _tells_calls(self, value: Node) -> bool:
        """Can a program tell whether the key is evaluated before the calls in here?

        One may change what the key is made of; where the key may panic, it may print, or panic too.
        """
        source, context = self._one.source, self._job.context
        is_fixed = are_private([self._key], source, context)
        for node in walk(value):
            is_receive = node.type == "unary_expression" and node.children[0].type == "<-"
            is_call = node.type in CALLS
            if not is_fixed and is_call and not self._job.effects.is_leaf(node, source):
                return True
            if is_receive and not is_fixed:
                return True
            acts = is_receive or (is_call and not is_operator(node, source, context))
            if acts and self._of_key:
                return True
        return False

    def _panics(self, node: Node) -> set[str]:
        """How evaluating it may panic outside of a call. (Calls go first, wherever they stand.)"""
        found = set()
        inner = node
        if node.type == "call_expression":
            inner = field(node, "arguments")
            is_key_of_parts = node != self._key or self._may_have_parts()
            if is_operator(node, self._one.source, self._job.context) and is_key_of_parts:
                found.add(_OTHER)  # a conversion, which may be one of a slice that is too short
        function = _function(self._job, self._one)
        return found.union(*(_own_panics(child, function) for child in walk(inner)))

    def _may_have_parts(self) -> bool:
        return any(slot.key_form != "one" for slot in self._job.group.slots)


def check_key_order(job: Job, one: Occurrence, calls: Node) -> None:
    """Raises Refuse where one of these calls may change a variable that the key is made of.

    Go leaves open whether such a variable is read before the call. Only one that a function literal
    shares can tell: once the literal is inlined it is a plain local, and its place in the statement
    decides. Others lie in memory: see `StoreOrder`.
    """
    place = [field(one.node, "index"), *([] if one.map.type == "identifier" else [one.map])]
    names = [node for part in place for node in walk(part) if node.type == "identifier"]
    if not any(is_captured_name(name, one.source, job.context) for name in names):
        return
    if any(
        node.type in CALLS and not job.effects.is_leaf(node, one.source) for node in walk(calls)
    ):
        raise refuse(one, "evaluation-order", "a call beside the store may change the key")


def store_order(job: Job, one: Occurrence, value: Node) -> StoreOrder:
    """The order of `m[k] = value`, for the entry that is stored to."""
    return StoreOrder(job, one, one.map, field(one.node, "index"), value)


def check_literal_order(job: Job, one: Occurrence, entries: Iterable[Node]) -> None:
    """Raises Refuse where a literal of pointers would be filled in another order.

    Go stores the entries that it need not compute first, and no pointer is one of them. The others
    are stored one by one.
    """
    function = _function(job, one)
    computed = False
    for entry in entries:
        (key,), (value,) = parts(field(entry, "key")), parts(field(entry, "value"))
        static = [_kind(function, node) == "static" for node in (key, value)]
        if computed and all(static):
            raise refuse(one, "evaluation-order", "a key before a constant one may be the same")
        computed = computed or not static[0]
        if not StoreOrder(job, one, None, key, value).suits_statement:
            raise refuse(one, "evaluation-order", "it shows whether a value or its key goes first")


def _function(job: Job, one: Occurrence) -> FunctionFacts | None:
    return job.context.function_at(one.use.path, one.use.start)


def _kind(function: FunctionFacts | None, node: Node) -> str:
    return function.values.get((node.start_byte, node.end_byte), "") if function else ""


def _shows(some: set[str], others: set[str]) -> bool:
    return bool(some and others) and some | others != {_NIL}


def _outermost(node: Node, sides: Iterable[Node]) -> Node:
    around = {node.id, *(parent.id for parent in ancestors(node))}
    return next(side for side in sides if side.id in around)


# --- when a key is evaluated --------------------------------------------------------------------


def _worlds(job: Job, one: Occurrence, key: Node) -> Iterator[_World]:
    """All that can be, as far as is known."""
    if _is_ordered(job, one, key):
        yield _World(True, True)
        return
    computed = tuple(_computed(job, one, key))
    for slot in job.group.slots:
        for fast, has_parts, is_small, copied in product(*_kinds_of_map(slot), computed):
            yield _World(
                has_parts if fast and is_small else copied,
                has_parts if fast else copied,
            )


def _kinds_of_map(slot: Slot) -> tuple[tuple[bool, ...], ...]:
    """Has the key fast functions, has it parts, are the values small enough for those functions?"""
    small = _BOTH if slot.size < 0 else (slot.size <= INLINE_BYTES,)
    if slot.key_form == "open":
        return _BOTH, _BOTH, small
    return (slot.key_fast,), (slot.key_form == "parts",), small


def _is_ordered(job: Job, one: Occurrence, key: Node) -> bool:
    """Does it take its turn among the calls of the statement, whatever the map?"""
    if key.type in CALLS:
        return not is_operator(key, one.source, job.context)
    return key.type in _EARLY or (key.type == "unary_expression" and key.children[0].type == "<-")


def _computed(job: Job, one: Occurrence, key: Node) -> Iterable[bool]:
    """Is the key the result of an operation, rather than read from somewhere? Go copies a variable
    on the stack as well.
    """
    root = key
    while root.type in ("selector_expression", "index_expression", "parenthesized_expression"):
        kind = _kind(_function(job, one), root)
        if root.type != "parenthesized_expression" and kind != "part":
            return (kind != "",)  # not where a pointer is followed
        root = parts(root)[0]
    if root.type != "identifier":
        return (not _is_pointed(root) and root == key,)
    function = _function(job, one)
    is_local = function is None or "@" in function.idents.get(root.start_byte, "@")
    is_shared = is_local and not is_private_name(root, one.source, job.context)
    return _BOTH if is_shared else (False,)


# --- what may panic -----------------------------------------------------------------------------


def _own_panics(node: Node, function: FunctionFacts | None) -> set[str]:
    if node.type == "selector_expression":
        return set() if _kind(function, node) == "part" else {_NIL}
    if _is_pointed(node):
        return {_NIL}
    if node.type == "type_conversion_expression":
        return set() if field(node, "type").type == "slice_type" else {_OTHER}
    if node.type == "index_expression":
        return set() if _kind(function, node) == "entry" else {_OTHER}
    is_partial = node.type == "binary_expression" and _is_partial(node)
    return {_OTHER} if is_partial or node.type in _EARLY else set()


def _is_pointed(node: Node) -> bool:
    """Have: *p"""
    return node.type == "unary_expression" and node.children[0].type == "*"


def _is_partial(operation: Node) -> bool:
    """Division by zero, a negative shift count, or interfaces that cannot be compared."""
    operator = field(operation, "operator").type
    if operator in ("==", "!="):
        return True
    return operator in ("/", "%", "<<", ">>") and field(operation, "right").type != "int_literal"
