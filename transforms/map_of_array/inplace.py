"""Read-modify-write: `v := m[k]; v[i] op= x; m[k] = v` that may work on the entry in place.

In place is right only if nobody can tell: between the load and the store no other code runs that
could see the entry, and once the entry has changed nothing can keep the store from happening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.facts import FunctionFacts
from codemod.syntax import Node, Source, ancestors, field, walk
from transforms.map_of_array.effects import Effects, Stretch
from transforms.map_of_array.forms import Form, Occurrence
from transforms.map_of_array.guards import guarded_block
from transforms.map_of_array.straight import StraightLine
from transforms.map_of_array.variables import Access, Reference, references


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


def find_in_place(
    occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> Iterator[InPlace]:
    """Every read-modify-write of the group that is right in place."""
    for load in occurrences:
        start = _start(load, context)
        if start is None:
            continue
        variable, body, key = start
        for store in occurrences:
            if store.form is Form.STORE and store.use.path == load.use.path:
                found = _InPlaceCheck(load, store, variable, body, key, effects, context).run()
                if found is not None and not _mentions(found, occurrences):
                    yield found
                    break


def _mentions(found: InPlace, occurrences: Sequence[Occurrence]) -> bool:
    """Is an entry of the group part of the key or of the map's expression?"""
    own = {id(found.load.use), id(found.store.use)}
    ranges = [
        (one.node.start_byte, one.node.end_byte)
        for one in (found.load, found.store)
        if one.form is not Form.RANGE
    ]
    return any(
        id(one.use) not in own
        and one.use.path == found.load.use.path
        and one.form not in (Form.FLOW, Form.MAKE)
        and any(start <= one.node.start_byte and one.node.end_byte <= end for start, end in ranges)
        for one in occurrences
    )


def _start(load: Occurrence, context: Context) -> tuple[Node, list[Node], Node | None] | None:
    """(variable, the statements after the load, the key where it is a loop's) of a load."""
    if load.form is Form.COPY:
        return _plain_start(load)
    if load.form is Form.COMMA_OK:
        block = guarded_block(load, context)
        if block is not None and block.condition_only_ok and block.statements:
            return block.variable, block.statements, None
    if load.form is Form.RANGE:
        return _range_start(load)
    return None


def _plain_start(load: Occurrence) -> tuple[Node, list[Node], Node | None] | None:
    expressions = load.node.parent
    statement = expressions.parent if expressions is not None else None
    if statement is None or statement.type != "short_var_declaration":
        return None
    left = field(statement, "left").named_children
    right = field(statement, "right").named_children
    block = statement.parent
    if len(left) != 1 or len(right) != 1 or block is None or block.type != "statement_list":
        return None
    after = [node for node in block.named_children if node.start_byte >= statement.end_byte]
    return left[0], after, None


def _range_start(load: Occurrence) -> tuple[Node, list[Node], Node | None] | None:
    loop = load.node.parent
    left = load.node.child_by_field_name("left")
    if loop is None or left is None or not declares(load.node):
        return None
    key, value = left.named_children[:2]
    return value, block_statements(field(loop, "body")), key


def declares(clause: Node) -> bool:
    """Does a range clause declare its variables (`:=`) rather than assign them?"""
    return any(child.type == ":=" for child in clause.children)


def block_statements(block: Node) -> list[Node]:
    """The statements of a block, comments included."""
    lists = [child for child in block.named_children if child.type == "statement_list"]
    return lists[0].named_children if lists else []


class _InPlaceCheck:
    """The conditions, one method each; the first that fails ends it."""

    def __init__(
        self,
        load: Occurrence,
        store: Occurrence,
        variable: Node,
        body: list[Node],
        key: Node | None,
        effects: Effects,
        context: Context,
    ) -> None:
        self.load, self.store, self.variable = load, store, variable
        self.body, self.key = body, key
        self.effects, self.context = effects, context
        self.source: Source = load.source

    def run(self) -> InPlace | None:
        """The rewrite, or None where one condition fails."""
        function = self.context.function_at(self.source.path, self.variable.start_byte)
        statement = self._store_statement()
        if function is None or statement is None or not self._same_entry(function, statement):
            return None
        between = [node for node in self.body if node.end_byte <= statement.start_byte]
        line = StraightLine(function, self.source, self.effects, self._names(function))
        if not line.accepts(between, self._variable_key(function)):
            return None
        whole = self._references(statement)
        if whole is None:
            return None
        present = self.load.form in (Form.COMMA_OK, Form.RANGE)
        return InPlace(
            self.load, self.store, self.variable, present, line.cannot_stop, tuple(whole)
        )

    def _store_statement(self) -> Node | None:
        """Have: m[k] = v, among the statements that follow the load."""
        statement = next(
            (node for node in ancestors(self.store.node) if node.type == "assignment_statement"),
            None,
        )
        if statement is None or statement.id not in {node.id for node in self.body}:
            return None
        value = field(statement, "right").named_children
        if len(value) != 1 or value[0].type != "identifier":
            return None
        return statement

    def _same_entry(self, function: FunctionFacts, statement: Node) -> bool:
        """The store goes to the map and key of the load, and brings the loaded variable."""
        value = field(statement, "right").named_children[0]
        if function.idents.get(value.start_byte) != self._variable_key(function):
            return False
        stored_map, stored_key = self.store.map, field(self.store.node, "index")
        loaded_map = self.load.map
        loaded_key = self.key if self.key is not None else field(self.load.node, "index")
        if self.load.form is Form.RANGE and not self._keeps_key():
            return False
        return self._same(function, loaded_map, stored_map) and self._same(
            function, loaded_key, stored_key
        )

    def _keeps_key(self) -> bool:
        """A loop's key finds its entry again unless it can differ from itself (NaN)."""
        return self.effects.key_reflexive

    def _same(self, function: FunctionFacts, first: Node, second: Node) -> bool:
        texts = [b"".join(self.source.slice(node).split()) for node in (first, second)]
        return texts[0] == texts[1] and self._denote(function, first) == self._denote(
            function, second
        )

    def _denote(self, function: FunctionFacts, node: Node) -> list[str]:
        """What the identifiers of an expression denote: shadowing must not fool us."""
        return [
            function.idents.get(child.start_byte, "")
            for child in walk(node)
            if child.type == "identifier"
        ]

    def _variable_key(self, function: FunctionFacts) -> str:
        return function.idents.get(self.variable.start_byte, "?")

    def _names(self, function: FunctionFacts) -> frozenset[str]:
        """Variables that the map's and the key's expressions depend on: they must not change."""
        nodes = [self.store.map, field(self.store.node, "index")]
        return frozenset(key for node in nodes for key in self._denote(function, node) if key)

    def _references(self, statement: Node) -> list[Node] | None:
        """The whole-array reads, if every reference is one that a pointer serves as well."""
        found = references(self.variable, self.source, self.context)
        if found is None:
            return None
        first, last = self.body[0].start_byte, self.body[-1].end_byte
        whole: list[Node] = []
        end = statement.end_byte
        for one in found:
            if not first <= one.name.start_byte < last:
                return None
            if one.name.start_byte >= statement.end_byte:
                if one.access not in _READS:
                    return None
                end = max(end, loop_end(one, self.variable))
            elif one.access not in (*_READS, Access.WRITE_ELEMENT):
                return None
            if one.access is Access.READ and not _within(one.name, statement):
                whole.append(one.name)
        later = Stretch(self.source, statement.end_byte, end)
        return None if self.effects.first_change(later) is not None else whole


_READS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ)


def _within(node: Node, outer: Node) -> bool:
    return outer.start_byte <= node.start_byte and node.end_byte <= outer.end_byte


def loop_end(reference: Reference, declared: Node) -> int:
    """Where a reference has surely been used for the last time: the end of the outermost loop
    around it that does not hold the declaration, for the loop may come round again.
    """
    end = reference.node.end_byte
    for parent in ancestors(reference.name):
        if parent.start_byte <= declared.start_byte < parent.end_byte:
            break
        if parent.type == "for_statement":
            end = parent.end_byte
    return end
