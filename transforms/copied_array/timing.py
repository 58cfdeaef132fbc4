"""When is an element read: at once after the load, on every path, once?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.syntax import CALLS, Node, Source, ancestors, field, place, walk
from transforms.copied_array.loads import Kind, Load, load_from
from transforms.copied_array.names import is_numeric, is_simple, is_sure
from transforms.maps.copied_parts import copied_part, evaluated_beside
from transforms.maps.effects import enclosing_statement, expression_end
from transforms.maps.names import are_plain, is_operator
from transforms.maps.variables import Access, Reference


def in_loop(node: Node, load: Load) -> bool:
    """May the node be evaluated more often than the load?"""
    home = load.statement.parent
    if home is not None and home.type == "for_clause":
        return True
    start, inside = load.statement.start_byte, node
    for parent in takewhile(
        lambda one: start not in range(one.start_byte, one.end_byte), ancestors(node)
    ):
        if parent.type == "for_statement" and inside.type != "range_clause":
            return True
        inside = parent
    return False


def check_panics(load: Load, first: Reference, context: Context, function: FunctionFacts) -> None:
    """Raises Refuse where `m[k]` may panic, and a program could tell that it does so later.

    A loop over the map and a comma-ok stay where they are, so only a plain load moves.
    """
    if load.kind is not Kind.PLAIN:
        return
    # Of this very map: generic code may tie it to others, with keys of other types.
    can_hash = function.values.get(place(load.entry)) == "entry"
    if can_hash and is_sure(load, function):
        return
    if not _Moment(load, context, function, can_hash=can_hash).is_next(first):
        raise load.refuse("may-panic", "m[k] may panic, and would do so later or not at all")


def check_indexes(
    load: Load,
    reads: Sequence[Reference],
    group: Group,
    context: Context,
    function: FunctionFacts,
) -> None:
    """Raises Refuse where an index is evaluated today when what stands beside it has happened, and
    would be before: Go copies a part of an entry as soon as it comes to it.
    """
    for one in reads:
        part = copied_part(one.name, group.elem, function)
        if part is None or _is_fixed(part, one.name, function):
            continue
        beside = evaluated_beside(part, lambda node: _is_call(node, load.source, context))
        if not are_plain(list(beside)):
            reason = "an index would be evaluated before what stands beside it, and not after it"
            raise load.refuse("index-timing", reason, one.name)


def _is_call(node: Node, source: Source, context: Context) -> bool:
    return node.type in CALLS and not is_operator(node, source, context)


def _is_fixed(part: Node, array: Node, function: FunctionFacts) -> bool:
    """Are all indexes of this part of the array constants?"""
    around = [part, *takewhile(lambda one: one != part, ancestors(array))]
    indexes = [field(node, "index") for node in around if node.type == "index_expression"]
    return all(place(index) in function.consts for index in indexes)


class _Moment:
    """Is an element read before anything else can happen, and on every path?

    A nil pointer on the way to the map panics like any other, so what else is evaluated there may
    panic for a nil pointer as well, unless it is the key that may panic.
    """

    def __init__(
        self, load: Load, context: Context, function: FunctionFacts, *, can_hash: bool
    ) -> None:
        self._load, self._context, self._function = load, context, function
        self._can_hash = can_hash

    def is_next(self, first: Reference) -> bool:
        """Is this the first thing that happens after the load?"""
        statement = enclosing_statement(first.node)
        if first.access is not Access.READ_ELEMENT or statement not in self._next():
            return False
        above = list(ancestors(first.node))
        above = above[: above.index(statement) + 1]
        if any(self._is_lazy(node, first.node) for node in above):
            return False
        beside = [
            node
            for node in walk(statement)
            if node not in (*above, first.node)
            and node.start_byte in range(self._load.statement.end_byte, expression_end(statement))
        ]
        return all(map(self._is_harmless, beside))

    def _is_lazy(self, node: Node, first: Node) -> bool:
        """Have: a && b, where b is evaluated only sometimes."""
        if node.type != "binary_expression":
            return False
        is_right = first.start_byte >= field(node, "right").start_byte
        return is_right and self._load.source.slice(field(node, "operator")) in (b"&&", b"||")

    def _is_harmless(self, node: Node) -> bool:
        if node.type == "selector_expression":
            return self._can_hash
        if node.type == "call_expression":
            return is_numeric(node, self._function)
        if node.type == "binary_expression":
            # An interface may panic when it is compared, and a comparison cannot be told from it.
            return field(node, "operator").type not in ("/", "%", "<<", ">>", "==", "!=")
        return node.type in _NAMES or node.type.endswith(("_list", "_type")) or _is_word(node)

    def _next(self) -> list[Node]:
        """The statement that follows, and what is evaluated first in it.

        Other loads may stand in between: they panic for a nil pointer only, and do nothing else.
        """
        home = self._load.statement.parent
        if home is not None and home.type in ("if_statement", "expression_switch_statement"):
            return [home]
        follower = self._load.statement.next_named_sibling
        while follower is not None and self._is_passed_over(follower):
            follower = follower.next_named_sibling
        if follower is None:
            return []
        loops = [child for child in follower.children if child.type == "range_clause"]
        return [follower, *follower.children_by_field_name("initializer"), *loops]

    def _is_passed_over(self, statement: Node) -> bool:
        if statement.type == "comment":
            return True
        other = load_from(self._load.source, statement)
        # A comma-ok may assign to a variable that deferred code finds changed.
        if other is None or other.kind is not Kind.PLAIN or not self._can_hash:
            return False
        place = (other.source.path, other.map.start_byte, other.map.end_byte)
        is_hashed = self._context.derived(_hashed).get(place, False)
        return is_hashed and all(is_simple(one, self._function) for one in other.operands)


def _is_word(node: Node) -> bool:
    """A word or literal, or what only groups them."""
    return are_plain([node]) if not node.named_children else node.type in _GROUPS


_NAMES = frozenset({"field_identifier", "package_identifier", "keyed_element", "comment"})
_GROUPS = frozenset(
    {
        "parenthesized_expression",
        "composite_literal",
        "literal_value",
        "literal_element",
        "interpreted_string_literal",
        "raw_string_literal",
    }
)


def _hashed(context: Context) -> Mapping[tuple[Path, int, int], bool]:
    """Where a map is used → can its keys always be hashed?"""
    slots = {slot.key: slot.key_reflexive for facts in context.facts for slot in facts.slots}
    return {
        (use.path, use.start, use.end): slots.get(use.slot, False)
        for facts in context.facts
        for use in facts.uses
    }
