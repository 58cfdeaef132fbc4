"""May running this stretch of code change an entry of the group's maps?

The group is closed, so entries change only in its known uses. A call is harmless when it cannot
reach one: because it runs no code of the module, or because the group is *confined*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.groups import Group
from codemod.syntax import CALLS, Node, Source, ancestors, field, place, walk
from transforms.maps.forms import Form, Occurrence
from transforms.maps.names import are_plain, are_private, is_leaf, is_operator, is_writer


@dataclass(frozen=True)
class Stretch:
    """The bytes start…end of a file, which run between two looks at an entry."""

    source: Source
    start: int
    end: int
    around: frozenset[int] = frozenset()
    """Ids of nodes that hold the second look: they take effect after it, so they do not count."""
    early: tuple[Node, ...] = ()
    """Expressions that stand behind it and run in it (see `clauses`). They hold no statements."""

    def nodes(self) -> Iterator[Node]:
        """Every node that lies in it, in the order of the text."""
        top = self.source.tree.root_node.named_descendant_for_byte_range(self.start, self.end)
        assert top is not None, "it lies in the file"
        for node in walk(top):
            if node.start_byte in range(self.start, self.end) and node.end_byte <= self.end:
                yield node
        for early in self.early:
            yield from walk(early)


class Effects:
    """Answers for one group; built once, asked for each use."""

    def __init__(self, group: Group, occurrences: Sequence[Occurrence], context: Context) -> None:
        self._context = context
        self._uses = occurrences
        self._changes = [change_of(one) for one in occurrences if one.is_change]
        self.elem_pointers, self.key_reflexive = group.elem_pointers, group.key_reflexive
        self.length = min(slot.length for slot in group.slots)
        self.confined = _is_confined(group) and not any(map(_is_shared, occurrences))

    def add_change(self, stretch: Stretch) -> None:
        """An entry changes in place somewhere in this stretch."""
        self._changes.append(stretch)

    def may_show(self, stretch: Stretch) -> bool:
        """Can a pointer to an entry that was looked up before show a change made in the stretch?

        Where no use in the whole program changes an entry nothing can, whatever runs there: a
        delete, or another map under the same name, leaves the entry that is pointed to.
        """
        return bool(self._changes) and self.first_change(stretch) is not None

    def first_change(self, stretch: Stretch) -> int | None:
        """Offset of the first thing in the stretch that may change an entry, or of a point where
        another goroutine may (a lock is released inside a call); None where there is none.
        """
        found = [change.start for change in self._changes if _overlap(change, stretch)]
        found.extend(self._calls_within(stretch))
        return min(found, default=None)

    def _calls_within(self, stretch: Stretch) -> Iterable[int]:
        for node in stretch.nodes():
            if node.id in stretch.around:
                continue
            if node.type in CALLS:
                if not self._is_harmless(node, stretch.source):
                    yield node.start_byte
            elif not self.confined and hands_over(node, stretch.source, self._context):
                yield node.start_byte

    def is_leaf(self, call: Node, source: Source) -> bool:
        """Does the call run no code that could change any variable? (See `names.is_leaf`.)"""
        return is_leaf(call, source, self._context)

    def _is_harmless(self, call: Node, source: Source) -> bool:
        if self.is_leaf(call, source) or is_writer(call, source, self._context):
            return True
        return self.confined and not self._takes_map(call, source)

    def _takes_map(self, call: Node, source: Source) -> bool:
        """Does the group's map itself (not just an entry) go into the call?"""
        return any(
            one.form is Form.FLOW
            and one.use.path == source.path
            and one.use.start in range(call.start_byte, call.end_byte)
            for one in self._uses
        )

    def late_call(self, one: Occurrence) -> int | None:
        """Offset of a call or a receive that comes after the entry, in the same statement, and may
        change the entry, the key or the map's variable; None where there is none.

        Go may get to the entry, an operand, before or after that call, and today copies it when it
        does; a helper call comes at its place, and the pointer is followed late. So where such a
        call exists the two could differ.
        """
        entry = one.node
        statement = enclosing_statement(entry)
        end = expression_end(statement)
        operands = [one.map, field(entry, "index")]
        fixed = are_private(operands, one.source, self._context)
        # An operand that may panic must not do so before a call that prints, or panics itself, nor
        # before a receive, which would leave its value in the channel.
        sure = self.key_reflexive and are_plain(operands)
        # What only writes to slices cannot reach a map's own name, nor a key that is private.
        steady = are_plain(operands[:1]) and are_private(operands[1:], one.source, self._context)
        settled = self._settled(entry, one.source)
        for node in walk(statement):
            if node.start_byte not in range(entry.end_byte, settled) or node.end_byte > end:
                continue
            if acts(node) and self._is_told(
                node, one.source, fixed=fixed, sure=sure, steady=steady
            ):
                return node.start_byte
            if node.type in (*CALLS, "unary_expression"):
                found = self.first_change(Stretch(one.source, node.start_byte, node.end_byte))
                if found is not None:
                    return found
        return None

    def _settled(self, entry: Node, source: Source) -> int:
        """Where the innermost call ends that the entry is an argument of.

        Go makes calls in the order of the text, so what stands behind it finds the entry read. A
        call around the statement ends behind all that can be asked about. Of a map's literal Go
        makes one store for each element, in their order, so the element ends it as well.
        """
        for parent in ancestors(entry):
            is_call = parent.type in CALLS and not is_operator(parent, source, self._context)
            if is_call or _is_stored(parent):
                return parent.end_byte
        return source.tree.root_node.end_byte

    def _is_told(
        self, call: Node, source: Source, *, fixed: bool, sure: bool, steady: bool
    ) -> bool:
        """Can the program tell whether the entry is read before this call or after it?

        While it waits for a receive, another goroutine may do what a call might.
        """
        if not sure and not is_operator(call, source, self._context):
            return True
        if steady and is_writer(call, source, self._context):
            return False
        return not fixed and not self.is_leaf(call, source)


def _is_stored(element: Node) -> bool:
    """Have: k: v of map[K]V{k: v}, with the type written there."""
    literal = element.parent.parent if element.parent is not None else None
    if element.type != "keyed_element" or literal is None or literal.type != "composite_literal":
        return False
    return field(literal, "type").type == "map_type"


def hands_over(node: Node, source: Source, context: Context) -> bool:
    """Can another goroutine or an iterator run here, in an order that the program relies on?"""
    if node.type == "send_statement":
        return True
    if node.type == "unary_expression":
        return source.slice(field(node, "operator")) == b"<-"
    if node.type != "range_clause":
        return False
    function = context.function_at(source.path, node.start_byte)
    operand = field(node, "right")
    span = place(operand)
    return function is None or not function.ranges_over_data(*span)


def acts(node: Node) -> bool:
    """Is it a call or a receive: something that Go does in the order of the text?"""
    return node.type in CALLS or (node.type == "unary_expression" and node.children[0].type == "<-")


def change_of(one: Occurrence) -> Stretch:
    """The statement that a use stands in, at whose end it takes effect."""
    statement = enclosing_statement(one.node)
    start, end = statement.start_byte, statement.end_byte
    return Stretch(one.source, start, end, frozenset({statement.id}))


def _overlap(change: Stretch, stretch: Stretch) -> bool:
    if change.source.path != stretch.source.path or change.around & stretch.around:
        return False
    both = range(max(change.start, stretch.start), min(change.end, stretch.end))
    return len(both) != 0


_LOCAL_KEY = re.compile(r".*(@[^@]*:\d+|\(\d+\)|\)\d+)")


def _is_confined(group: Group) -> bool:
    """Do only local variables, parameters and results hold the maps, none seen by a closure?

    Then one goroutine at a time has the map, and a call changes it only when it is passed along.
    """
    return all(
        slot.function
        and slot.kind in ("var", "param", "result", "expr")
        and _LOCAL_KEY.fullmatch(slot.key)
        for slot in group.slots
    )


def _is_shared(one: Occurrence) -> bool:
    """Is the map passed to another goroutine, or used inside a function literal?

    One that is sent shares its type with the elements of the channel, which are nothing local.
    """
    return any(parent.type in ("go_statement", "func_literal") for parent in ancestors(one.map))


def enclosing_statement(node: Node) -> Node:
    """The innermost statement around an expression; the expression list of a `case`."""
    last = node
    for parent in ancestors(node):
        if parent.type in ("statement_list", "expression_case"):
            return last
        if parent.type.endswith(("_statement", "_declaration", "_clause")):
            return parent
        last = parent
    return last


def expression_end(statement: Node) -> int:
    """Where the expressions of a statement with a body end: its blocks run later."""
    body = next((child for child in statement.children if child.type in _BODIES), None)
    return body.start_byte if body is not None else statement.end_byte


# (Where a `select` waits, each expression is part of a send or a receive, a statement of its own.)
_BODIES = frozenset({"block", "expression_case", "default_case", "type_case"})
