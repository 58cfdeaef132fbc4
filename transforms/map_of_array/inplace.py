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
from transforms.map_of_array.loads import Start, start_of
from transforms.map_of_array.straight import StraightLine
from transforms.maps.effects import Effects, Stretch
from transforms.maps.forms import Form, Occurrence
from transforms.maps.lifetime import jumps, lifetime
from transforms.maps.names import are_private, is_function_of_arguments, tokens
from transforms.maps.variables import Access, references


@dataclass(frozen=True)
class InPlace:
    """A load and the store that brings its value back."""

    load: Occurrence
    store: Occurrence
    variable: Node
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
    taken: set[int] = set()
    for load in occurrences:
        start = start_of(load, context)
        if start is None or jumps(load.source.declaration(load.node)):
            continue
        for store in occurrences:
            if store.form is not Form.STORE or store.use.path != load.use.path:
                continue
            if id(store) in taken:
                continue
            check = _InPlaceCheck(load, store, start, occurrences, effects, context)
            found = check.run()
            if found is not None:
                taken.add(id(store))
                yield found
                break


class _InPlaceCheck:
    """The conditions, one method each; the first that fails ends it."""

    def __init__(
        self,
        load: Occurrence,
        store: Occurrence,
        start: Start,
        occurrences: Sequence[Occurrence],
        effects: Effects,
        context: Context,
    ) -> None:
        self.load, self.store, self.occurrences = load, store, occurrences
        self.variable, self.body, self.key = start.variable, start.body, start.key
        self.effects, self.context = effects, context
        self.source: Source = load.source

    def run(self) -> InPlace | None:
        """The rewrite, or None where one condition fails."""
        function = self.context.function_at(self.source.path, self.variable.start_byte)
        statement = self._store_statement()
        if function is None or statement is None or not self._same_entry(function, statement):
            return None
        between = self._uses_between(statement)
        if not between <= {Form.LEN, Form.NIL} or not self._keeps_map(function, statement):
            return None
        line = self._straight_line(function)
        before = [node for node in self.body if node.end_byte <= statement.start_byte]
        if not line.accepts(before, self._variable_key(function)):
            return None
        looks = self._looks(statement)
        if looks is None:
            return None
        whole, later = looks
        return InPlace(
            self.load,
            self.store,
            self.variable,
            self.load.form in (Form.COMMA_OK, Form.RANGE),
            line.cannot_stop and not between,  # len(m) must not see the new entry early
            tuple(whole),
            Stretch(self.source, self.load.node.end_byte, statement.end_byte),
            later,
        )

    def _store_statement(self) -> Node | None:
        """Have: m[k] = v, a line of its own among the statements that follow the load."""
        statement = next(
            (node for node in ancestors(self.store.node) if node.type == "assignment_statement"),
            None,
        )
        if statement is None or statement.id not in {node.id for node in self.body}:
            return None
        value = parts(field(statement, "right"))
        if len(value) != 1 or value[0].type != "identifier" or not self._begins_line(statement):
            return None
        plain = self.load.form is Form.COPY
        return statement if not plain or self._begins_line(self.variable) else None

    def _begins_line(self, node: Node) -> bool:
        """Only then can lines be added and taken out without spoiling the layout."""
        first = self.source.line_start(node.start_byte)
        before = self.source.text[first : node.start_byte]
        return re.fullmatch(rb"(\s|/\*.*?\*/)*", before) is not None

    def _same_entry(self, function: FunctionFacts, statement: Node) -> bool:
        """The store goes to the map and key of the load, and brings the loaded variable."""
        value = parts(field(statement, "right"))[0]
        if function.idents.get(value.start_byte) != self._variable_key(function):
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
            if node.type in ("func_literal", "type_assertion_expression", "unary_expression"):
                return False
        return True

    def _denote(self, function: FunctionFacts, node: Node) -> list[str]:
        """What the identifiers of an expression denote: shadowing must not fool us."""
        return [
            function.idents.get(child.start_byte, "")
            for child in walk(node)
            if child.type == "identifier"
        ]

    def _variable_key(self, function: FunctionFacts) -> str:
        return function.idents.get(self.variable.start_byte, "?")

    def _uses_between(self, statement: Node) -> set[Form]:
        """Other uses of the group's maps from the load to the end of the store.

        They could see the entry half changed, or be part of the key or of the map's expression.
        """
        start = self.load.node.start_byte
        return {
            one.form
            for one in self.occurrences
            if one.use.path == self.source.path
            and one.use not in (self.load.use, self.store.use)
            and start <= one.use.start < statement.end_byte
        }

    def _straight_line(self, function: FunctionFacts) -> StraightLine:
        entry = [self.store.map, field(self.store.node, "index")]
        names = {key for node in entry for key in self._denote(function, node) if key}
        return StraightLine(
            function,
            self.source,
            self.effects,
            frozenset(names),
            are_private=are_private(entry, self.source, self.context),
            context=self.context,
            dimensions=self._dimensions(),
        )

    def _dimensions(self) -> int:
        """How many indexes lead through arrays alone: 2 for [3][4]int, 1 for [3]Row."""
        slot = self.effects.slot
        spelled = re.match(r"(\[\d+\])*", slot.elem)
        return max(1, spelled[0].count("[")) if spelled else 1

    def _keeps_map(self, function: FunctionFacts, statement: Node) -> bool:
        """In a loop over the map: does its expression denote one map for all turns?

        Today's store would go to the map that the expression denotes at that moment.
        """
        if self.load.form is not Form.RANGE:
            return True
        names = set(self._denote(function, self.load.map))
        loop = self.load.node.parent
        assert loop is not None
        if any(self._assigns(function, node, names) for node in walk(field(loop, "body"))):
            return False
        if are_private([self.load.map], self.source, self.context):
            return True
        # What leads to the map may be reached in other ways: then nothing may follow that assigns.
        rest = [node for node in self.body if node.start_byte >= statement.end_byte]
        return not any(
            node.type in _ASSIGNING
            or (node.type in CALLS and not self.effects.is_leaf(node, self.source))
            for one in rest
            for node in walk(one)
        )

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

    def _looks(self, statement: Node) -> tuple[list[Node], Stretch] | None:
        """The whole-array reads, and how long the variable is looked at after the store.

        None unless every reference is one that a pointer serves as well. Without an element
        written in between, there is no change to make in place.
        """
        found = references(self.variable, self.source, self.context)
        if found is None:
            return None
        first, last = self.body[0].start_byte, self.body[-1].end_byte
        before = [one for one in found if one.name.start_byte < statement.end_byte]
        after = [one for one in found if one.name.start_byte >= statement.end_byte]
        if any(not first <= one.name.start_byte < last for one in found):
            return None
        if any(one.access not in (*_READS, Access.WRITE_ELEMENT) for one in before):
            return None
        if any(one.access not in _READS for one in after):
            return None
        if all(one.access is not Access.WRITE_ELEMENT for one in before):
            return None
        later = lifetime(after, self.variable, self.source, statement.end_byte)
        if self.effects.first_change(later) is not None:
            return None
        whole = [one for one in found if one.access is Access.READ]
        return [one.name for one in whole if not _within(one.name, statement)], later


_ASSIGNING = frozenset(
    {
        "assignment_statement",
        "inc_statement",
        "dec_statement",
        "range_clause",
        "receive_statement",
        "select_statement",
        "send_statement",
        "go_statement",
    }
)
_READS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ)


def _within(node: Node, outer: Node) -> bool:
    return outer.start_byte <= node.start_byte and node.end_byte <= outer.end_byte
