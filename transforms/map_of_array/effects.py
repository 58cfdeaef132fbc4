"""May running this stretch of code change an entry of the group's maps?

The group is closed, so entries change only in its known uses. A call is harmless when it cannot
reach one: because it runs no code of the module, or because the group is *confined*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.resolve import Group
from codemod.syntax import Node, Source, ancestors, walk
from transforms.map_of_array.forms import Form, Occurrence

# `panic` is harmless too: deferred code may change entries, but nothing here reads them after it.
_BUILTINS = frozenset(
    "len cap min max new make real imag complex append copy print println panic".split()
)
# Standard functions that call nothing they are given. Those that take functions are left out.
_LEAVES = re.compile(
    r"(math|math/bits|math/cmplx|strings|strconv|unicode|unicode/utf8|unicode/utf16|bytes|errors"
    r"|path|path/filepath|time|encoding/hex|encoding/binary|hash/\w+|crypto/\w+|sync/atomic)"
    r"\.(?!.*(Func|Map|Walk|Join$|Is$|As$|After))[\w.]*"
)
# Functions that format their arguments: they call methods of these names, and no others.
_PRINTERS = re.compile(r"(fmt|errors|log)\.\w+|testing\.\w+\.(Log|Error|Fatal|Skip)f?")
_PRINTED = frozenset({"String", "Error", "GoString", "Format", "Write", "Unwrap", "Is", "As"})
_LEAVING = frozenset({"go_statement", "defer_statement", "select_statement", "send_statement"})


@dataclass(frozen=True)
class Stretch:
    """The bytes start…end of a file, run in between two reads of an entry."""

    source: Source
    start: int
    end: int


class Effects:
    """Answers for one group; built once, asked for each use."""

    def __init__(self, group: Group, occurrences: Sequence[Occurrence], context: Context) -> None:
        self._context = context
        self._changes = [one for one in occurrences if one.is_change]
        self._uses = occurrences
        self.confined = _is_confined(group) and not any(map(_is_shared, occurrences))
        changers = {self._function_name(one) for one in self._changes}
        self.key_reflexive = all(slot.key_reflexive for slot in group.slots)
        self._printable = not any(name.rpartition(".")[2] in _PRINTED for name in changers)

    def _function_name(self, one: Occurrence) -> str:
        function = self._context.function_at(one.use.path, one.use.start)
        return function.name if function else ""

    def first_change(self, stretch: Stretch) -> int | None:
        """Offset of the first thing in the stretch that may change an entry, or of a point where
        another goroutine may (a lock is released inside a call); None where there is none.
        """
        found = [one.node.start_byte for one in self._changes_within(stretch)]
        found.extend(self._calls_within(stretch))
        return min(found, default=None)

    def _changes_within(self, stretch: Stretch) -> Iterable[Occurrence]:
        for one in self._changes:
            if one.use.path == stretch.source.path:
                statement_end = enclosing_statement(one.node).end_byte
                if stretch.start <= one.node.start_byte and statement_end <= stretch.end:
                    yield one

    def _calls_within(self, stretch: Stretch) -> Iterable[int]:
        root = stretch.source.tree.root_node
        top = root.named_descendant_for_byte_range(stretch.start, stretch.end) or root
        for node in walk(top):
            if node.start_byte < stretch.start or node.end_byte > stretch.end:
                continue
            if node.type in ("call_expression", "type_conversion_expression"):
                if not self._is_harmless(node, stretch.source):
                    yield node.start_byte
            elif _hands_over(node, stretch.source) and not self.confined:
                yield node.start_byte

    def _is_harmless(self, call: Node, source: Source) -> bool:
        function = self._context.function_at(source.path, call.start_byte)
        facts = None
        if function is not None:
            facts = next(
                (
                    one
                    for one in function.calls
                    if (one.start, one.end) == (call.start_byte, call.end_byte)
                ),
                None,
            )
        if facts is not None:
            if facts.kind == "conversion" or (facts.kind == "builtin" and facts.name in _BUILTINS):
                return True
            if facts.kind == "static" and _LEAVES.fullmatch(facts.name):
                return True
            if facts.kind == "static" and self._printable and _PRINTERS.fullmatch(facts.name):
                return True
        return self.confined and not self._takes_map(call, source)

    def _takes_map(self, call: Node, source: Source) -> bool:
        """Does the group's map itself (not just an entry) go into the call?"""
        return any(
            one.form is Form.FLOW
            and one.use.path == source.path
            and call.start_byte <= one.use.start
            and one.use.end <= call.end_byte
            for one in self._uses
        )


def _hands_over(node: Node, source: Source) -> bool:
    """Can another goroutine run in between, in an order that the program relies on?"""
    if node.type in _LEAVING:
        return True
    return node.type == "unary_expression" and source.text[
        node.start_byte : node.start_byte + 2
    ] == (b"<-")


_LOCAL_KEY = re.compile(r".*(@[^@]*:\d+|\(\d+\)|\)\d+)")


def _is_confined(group: Group) -> bool:
    """Do only local variables, parameters and results hold the maps, none seen by a closure?

    Then one goroutine at a time has the map, and a call changes it only when it is passed along.
    """
    return all(
        slot.kind in ("var", "param", "result", "expr")
        and (slot.function or slot.kind in ("param", "result"))
        and not slot.captured
        and _LOCAL_KEY.fullmatch(slot.key)
        for slot in group.slots
    )


def _is_shared(one: Occurrence) -> bool:
    """Is the map passed to another goroutine, or used inside a function literal?"""
    return any(
        parent.type in ("go_statement", "func_literal", "send_statement")
        for parent in ancestors(one.map)
    )


def enclosing_statement(node: Node) -> Node:
    last = node
    for parent in ancestors(node):
        if parent.type in ("statement_list", "block", "source_file", "expression_case"):
            return last
        if parent.type.endswith(("_statement", "_declaration", "_clause")):
            return parent
        last = parent
    return last


def check_order(one: Occurrence, effects: Effects) -> int | None:
    """Offset of a call that runs after the entry is read, in the same statement, and may change
    it; None where there is none.

    Today's array is copied when Go gets to it, and Go may get to it before or after that call; a
    pointer is followed late. So where such a call exists the two could differ.
    """
    entry = one.node
    statement = enclosing_statement(entry)
    end = _expression_end(statement)
    around = {parent.id for parent in ancestors(entry)}
    top = statement
    for node in walk(top):
        if node.id in around or node.start_byte < entry.end_byte or node.end_byte > end:
            continue
        if node.type in ("call_expression", "unary_expression"):
            found = effects.first_change(Stretch(one.source, node.start_byte, node.end_byte))
            if found is not None:
                return found
    return None


def _expression_end(statement: Node) -> int:
    """Where the expressions of a statement with a body end: its blocks run later."""
    body = next((child for child in statement.children if child.type in _BODIES), None)
    return body.start_byte if body is not None else statement.end_byte


_BODIES = frozenset({"block", "expression_case", "default_case", "type_case", "communication_case"})
