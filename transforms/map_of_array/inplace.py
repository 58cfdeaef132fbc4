"""Read-modify-write: `v := m[k]; v[i] op= x; m[k] = v` that may work on the entry in place.

In place is right only if nobody can tell: between the load and the store no other code runs that
could see the entry, and once the entry has changed nothing can keep the store from happening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, Source, ancestors, field, parts, walk
from transforms.map_of_array.beneath import holds_other
from transforms.map_of_array.guards import following
from transforms.map_of_array.in_memory import is_pointer_told
from transforms.map_of_array.loads import Start, start_of
from transforms.map_of_array.straight import StraightLine
from transforms.maps.effects import Effects, Stretch
from transforms.maps.forms import Form, Occurrence
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.names import are_private, is_function_of_arguments, tokens
from transforms.maps.variables import Access, Reference, references


@dataclass(frozen=True)
class InPlace:
    """A load and the store that brings its value back."""

    load: Occurrence
    store: Occurrence
    variable: Node
    blank: Node | None
    """The `_` of `v, _ := m[k]`."""
    is_present: bool
    """The entry is known to exist, so nothing needs to be stored."""
    store_first: bool
    """Nothing in between can panic or leave: a new entry may be stored before it is changed."""
    whole_reads: tuple[Node, ...]
    """Identifiers that read the whole array, to be dereferenced."""
    changing: Stretch
    """From the load to the store: somewhere in here the entry changes."""
    later: Stretch
    """From the store to the last look at the variable."""


def find_in_place(
    occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> list[InPlace]:
    """Every read-modify-write of the group that is right in place; `effects` then knows them."""
    if not effects.key_reflexive:
        return []  # storing over an equal key can replace it (+0 by -0), so the store must stay
    found = list(_candidates(occurrences, effects, context))
    for one in found:
        effects.add_change(one.changing)
    # One variable must not be looked at while another changes the entry, before its own store.
    return [one for one in found if effects.first_change(one.later) is None]


def _candidates(
    occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> Iterator[InPlace]:
    stores = {_assignment(one).id: one for one in occurrences if one.form is Form.STORE}
    for load in occurrences:
        start = start_of(load, context)
        if start is None or jumps(load.source.declaration(load.node)):
            continue
        for statement in start.body:
            if statement.id in stores:
                pair = load, stores[statement.id]
                check = _InPlaceCheck(*pair, statement, start, occurrences, effects, context)
                yield from filter(None, [check.run()])


def _assignment(store: Occurrence) -> Node:
    """Have: m[k] = v"""
    return next(node for node in ancestors(store.node) if node.type == "assignment_statement")


class _InPlaceCheck:
    """The conditions, one method each; the first that fails ends it."""

    def __init__(
        self,
        load: Occurrence,
        store: Occurrence,
        statement: Node,
        start: Start,
        occurrences: Sequence[Occurrence],
        effects: Effects,
        context: Context,
    ) -> None:
        self.load, self.store, self.statement = load, store, statement
        self.variable, self.body, self.key = start.variable, start.body, start.key
        self.blank = start.blank
        self.is_plain = load.form is Form.COPY or start.blank is not None
        self.occurrences = occurrences
        self.effects, self.context = effects, context
        self.source: Source = load.source

    def run(self) -> InPlace | None:
        """The rewrite, or None where one condition fails."""
        function = self.context.function_at(self.source.path, self.variable.start_byte)
        if function is None or not self._are_lines() or not self._same_entry(function):
            return None
        between = self._uses_between()
        if not between <= {Form.LEN, Form.NIL} or not self._keeps_map(function):
            return None
        line = self._straight_line(function)
        before = self.body[: self.body.index(self.statement)]
        if not line.accepts(before, self._variable_key(function)):
            return None
        looks = self._looks()
        if looks is None:
            return None
        whole, later = looks
        is_present = not self.is_plain
        may_drop = not holds_other(self.occurrences, self.source.path, self.statement, self.context)
        if is_present and not may_drop:
            return None
        return InPlace(
            self.load,
            self.store,
            self.variable,
            self.blank,
            is_present,
            # len(m) must not see the new entry early
            line.cannot_stop and not between and may_drop,
            tuple(whole),
            Stretch(self.source, self.load.node.end_byte, self.statement.end_byte),
            later,
        )

    def _are_lines(self) -> bool:
        """Only then can lines be added and taken out without spoiling the layout."""
        lines = [self.statement]
        if self.is_plain:
            lines.append(self.variable)
        return all(map(self._begins_line, lines))

    def _begins_line(self, node: Node) -> bool:
        first = self.source.line_start(node.start_byte)
        before = self.source.text[first : node.start_byte]
        return re.fullmatch(rb"(\s|/\*.*?\*/)*", before) is not None

    def _same_entry(self, function: FunctionFacts) -> bool:
        """The store goes to the map and key of the load, and brings the loaded variable."""
        value = parts(field(self.statement, "right"))[0]
        # v.f() and v[0].f begin with the variable, but they are not what is in it.
        is_name = value.type == "identifier"
        if not is_name or function.idents.get(value.start_byte) != self._variable_key(function):
            return False
        stored_key = field(self.store.node, "index")
        loaded_key = self.key if self.key is not None else field(self.load.node, "index")
        return self._same(function, self.load.map, self.store.map) and self._same(
            function, loaded_key, stored_key
        )

    def _same(self, function: FunctionFacts, first: Node, second: Node) -> bool:
        """Equal tokens that denote the same things, and nothing that does something when run."""
        if not all(self._is_pure(node) for node in (first, second)):
            return False
        if tokens(first, self.source) != tokens(second, self.source):
            return False
        return self._denote(function, first) == self._denote(function, second)

    def _is_pure(self, expression: Node) -> bool:
        for node in walk(expression):
            # `f[T](x)` looks like a conversion to the type f[T].
            is_call = node.type in CALLS
            if is_call and not is_function_of_arguments(node, self.source, self.context):
                return False
            if node.type == "unary_expression":
                return False  # it may receive, or be another address each time
        return True

    def _denote(self, function: FunctionFacts, node: Node) -> list[str]:
        """What the identifiers of an expression denote: shadowing must not fool us."""
        return [function.idents.get(child.start_byte, "") for child in walk(node)]

    def _variable_key(self, function: FunctionFacts) -> str:
        return function.idents.get(self.variable.start_byte, "?")

    def _uses_between(self) -> set[Form]:
        """Other uses of the group's maps from the load to the end of the store.

        They could see the entry half changed, or be part of the key or of the map's expression.
        """
        start = self.load.node.start_byte
        return {
            one.form
            for one in self.occurrences
            if one.use.path == self.source.path
            and one.use not in (self.load.use, self.store.use)
            and start <= one.use.start < self.statement.end_byte
        }

    def _straight_line(self, function: FunctionFacts) -> StraightLine:
        entry = [self.store.map, field(self.store.node, "index")]
        names = {key for node in entry for key in self._denote(function, node)}
        return StraightLine(
            function,
            self.source,
            self.effects,
            frozenset(names),
            are_private=are_private(entry, self.source, self.context),
            context=self.context,
        )

    def _keeps_map(self, function: FunctionFacts) -> bool:
        """In a loop over the map: does its expression denote one map for all turns?

        Today's store would go to the map that the expression denotes at that moment. Up to the
        store nothing that it depends on changes (see `StraightLine`).
        """
        if self.load.form is not Form.RANGE:
            return True
        after = [node for one in following(self.statement) for node in walk(one)]
        if are_private([self.load.map], self.source, self.context):
            names = set(self._denote(function, self.load.map))
            return not any(self._assigns(function, node, names) for node in after)
        # What leads to the map may be reached in other ways: then nothing may follow that assigns.
        return not any(map(self._may_assign, after))

    def _assigns(self, function: FunctionFacts, node: Node, names: set[str]) -> bool:
        if node.type not in ("assignment_statement", "range_clause", "receive_statement"):
            return False
        left = node.child_by_field_name("left")
        return left is not None and any(
            function.idents.get(child.start_byte) in names
            for target in parts(left)
            if target.type != "index_expression"
            for child in walk(target)
        )

    def _may_assign(self, node: Node) -> bool:
        """Here, or in another goroutine that waits for this one?"""
        is_call = node.type in CALLS and not self.effects.is_leaf(node, self.source)
        receives = node.type == "unary_expression" and node.children[0].type == "<-"
        return is_call or receives or node.type in _ASSIGNING

    def _looks(self) -> tuple[list[Node], Stretch] | None:
        """The whole-array reads, and how long the variable is looked at after the store.

        None unless every reference is one that a pointer serves as well. Without an element
        written in between, there is no change to make in place.
        """
        found = references(self.variable, self.source, self.context)
        length = self.effects.length
        if found is None or is_pointer_told(length, found, self.source, self.context):
            return None
        start, end = self.statement.start_byte, self.statement.end_byte
        before = [one for one in found if one.name.start_byte < start]
        after = [one for one in found if one.name.start_byte >= end]
        if any(one.access not in (*_READS, Access.WRITE_ELEMENT) for one in before):
            return None
        if any(one.access not in _READS for one in after):
            return None
        if all(one.access is not Access.WRITE_ELEMENT for one in before):
            return None
        later = lifetime(after, self.variable, self.source, end)
        if self.effects.first_change(later) is not None:
            return None
        return [one.name for one in before + after if _is_whole(one)], later


def _is_whole(one: Reference) -> bool:
    """Does it copy the array? A range loop does where it has a variable for the elements."""
    variables = one.node.child_by_field_name("left")  # which of all accesses only a range has
    return one.access is Access.READ or (variables is not None and len(parts(variables)) > 1)


_ASSIGNING = frozenset(
    {
        *("assignment_statement", "inc_statement", "dec_statement"),
        *("range_clause", "send_statement"),
    }
)
_READS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ, Access.RANGE)
