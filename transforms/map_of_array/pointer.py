"""Shape `pointer`: `map[K][N]T` becomes `map[K]*[N]T`.

Invariant: each pointer belongs to exactly one entry, is never nil, and is never kept by anything
that outlives the next change of the entry. So a missing key reads as a fresh zero array, what was
a copy stays a copy, and what is stored is stored as a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from codemod.context import Context
from codemod.model import Fix
from codemod.resolve import Group
from codemod.syntax import Node, Source, field, unwrapped_parent
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.effects import Effects, Stretch, check_order
from transforms.map_of_array.forms import Form, Occurrence
from transforms.map_of_array.guards import guarded_block
from transforms.map_of_array.helpers import LOOKUP_ENTRY, NEW_ENTRY, OR_ZERO, SET_ENTRY
from transforms.map_of_array.inplace import (
    InPlace,
    block_statements,
    declares,
    find_in_place,
    loop_end,
)
from transforms.map_of_array.refusal import Refuse
from transforms.map_of_array.variables import Access, Reference, references

RULE = "map-of-array"
MAX_WHOLE_READS = 2
"""More reads of the whole array than this are served by one copy rather than by a pointer."""


def rewrite_to_pointers(
    group: Group, occurrences: Sequence[Occurrence], effects: Effects, context: Context
) -> tuple[Fix, Counter[str]]:
    """The fix of one group, and how often it leads to each measured operation.

    Raises Refuse where a use cannot be kept as it was.
    """
    pointers = _Pointers(group, occurrences, effects, context)
    return pointers.fix(), pointers.operations


class _Pointers:
    def __init__(
        self,
        group: Group,
        occurrences: Sequence[Occurrence],
        effects: Effects,
        context: Context,
    ) -> None:
        self.group, self.occurrences = group, occurrences
        self.effects, self.context = effects, context
        self.draft = Draft(context)
        self.operations: Counter[str] = Counter()
        self.draft.new_notes.update(_NEW_NOTES)

    def fix(self) -> Fix:
        self._types()
        done: set[int] = set()
        for found in find_in_place(self.occurrences, self.effects, self.context):
            if not done & {id(found.load), id(found.store)}:
                self._in_place(found)
                self.operations["RMW"] += 1
                done.update((id(found.load), id(found.store)))
        for one in self.occurrences:
            if id(one) not in done:
                self._use(one)
        return self.draft.fix(self.group.name, RULE, "pointer")

    def _types(self) -> None:
        """map[K][N]T → map[K]*[N]T, wherever the type is written."""
        for written in self.group.written:
            source = self.context.source(written.path)
            self.draft.replace(source, written.elem_start, written.elem_start, b"*")

    def _use(self, one: Occurrence) -> None:
        match one.form:
            case Form.LITERAL:
                self._literal(one)
            case Form.ELEMENT:
                self._read(one, b"")
                self.operations["ReadElem"] += 1
            case Form.METHOD:
                self._read(one, b"")
                self.operations["ReadCopy"] += 1
            case Form.COPY:
                self._copy(one)
            case Form.ELEMENT_RANGE:
                self._range_entry(one)
            case Form.COMMA_OK:
                self._comma_ok(one)
            case Form.STORE:
                self._store(one)
            case Form.RANGE:
                self._range(one)
            case Form.TUPLE_STORE:
                raise self._refuse(one, "tuple-store", "an entry is stored in a tuple assignment")
            case Form.UNKNOWN:
                raise self._refuse(one, "unknown-use", "the map is used in an unknown form")
            case _:
                self.draft.check(one.source, one.map)  # the text is right as it is

    def _refuse(self, one: Occurrence, code: str, reason: str) -> Refuse:
        return Refuse(code, reason, one.source.position(one.node.start_byte))

    # --- reads ----------------------------------------------------------------------------------

    def _read(self, one: Occurrence, star: bytes) -> None:
        """m[k] → *orZero(m[k]): the same value, copied in the same place."""
        self._check_order(one)
        name = self.draft.helper(one.source, OR_ZERO)
        self.draft.wrap(one.source, one.node, star + name.encode() + b"(", b")")
        self.draft.new_notes.add(rf".*\b{name}\(.* escapes to heap")

    def _check_order(self, one: Occurrence) -> None:
        later = check_order(one, self.effects)
        if later is not None:
            line = one.source.position(later).line
            raise self._refuse(
                one, "evaluation-order", f"the call on line {line} may change the entry just read"
            )

    def _copy(self, one: Occurrence) -> None:
        if self._borrowed_copy(one):
            self.operations["ReadVar"] += 1
        else:
            self._read(one, b"*")
            self.operations["ReadCopy"] += 1

    def _borrowed_copy(self, one: Occurrence) -> bool:
        """v := m[k] with v only read while the entry cannot change: v := orZero(m[k])."""
        expressions = one.node.parent
        statement = expressions.parent if expressions is not None else None
        if statement is None or statement.type != "short_var_declaration":
            return False
        left, right = field(statement, "left"), field(statement, "right")
        if len(left.named_children) != 1 or len(right.named_children) != 1:
            return False
        variable = left.named_children[0]
        found = references(variable, one.source, self.context)
        if all(ref.access is Access.READ for ref in found or ()):
            return False  # it is copied anyway
        if not self._may_borrow(found, variable, statement.end_byte, one):
            return False
        self._read(one, b"")
        self._dereference(found or (), one.source)
        return True

    def _may_borrow(
        self, found: Sequence[Reference] | None, variable: Node, start: int, one: Occurrence
    ) -> bool:
        """Can nobody tell a pointer to the entry from the copy that the variable was?

        Every use only reads, and until the last of them nothing can change the entry.
        """
        if not found or any(ref.access not in _BORROWS for ref in found):
            return False
        if sum(ref.access is Access.READ for ref in found) > MAX_WHOLE_READS:
            return False  # each of them copies the array, where one copy was enough
        end = max(self._last_use(ref, variable) for ref in found)
        stretch = Stretch(one.source, start, end)
        return self.effects.first_change(stretch) is None

    def _last_use(self, ref: Reference, variable: Node) -> int:
        end = loop_end(ref, variable)
        loop = ref.node.parent if ref.access is Access.RANGE else None
        return max(end, loop.end_byte) if loop is not None else end

    def _dereference(self, found: Sequence[Reference], source: Source) -> None:
        for ref in found:
            if ref.access is Access.READ:
                self._dereference_name(ref.name, source)

    def _dereference_name(self, name: Node, source: Source) -> None:
        text = source.slice(name).decode()
        self.draft.wrap(source, name, b"*", b"")
        self.draft.new_notes.add(rf"\*{re.escape(text)} escapes to heap")

    def _range_entry(self, one: Occurrence) -> None:
        """for i, x := range m[k]: without a copy if the body cannot change the entry."""
        clause, _ = unwrapped_parent(one.node)
        loop = clause.parent
        star = b"*"
        if loop is not None:
            stretch = Stretch(one.source, clause.end_byte, loop.end_byte)
            star = b"" if self.effects.first_change(stretch) is None else b"*"
        self._read(one, star)

    def _comma_ok(self, one: Occurrence) -> None:
        guard = guarded_block(one, self.context)
        if guard is not None and self._may_borrow(
            guard.references, guard.variable, one.node.end_byte, one
        ):
            self._dereference(guard.references, one.source)
            self.operations["ReadVar"] += 1
            return
        self.operations["ReadCopy"] += 1
        self._check_order(one)
        self._check_key(one)
        name = self.draft.helper(one.source, LOOKUP_ENTRY)
        self._call_with_key(one, name)
        self.draft.replace(one.source, one.node.end_byte - 1, one.node.end_byte, b")")

    def _call_with_key(self, one: Occurrence, name: str) -> None:
        """m[k → name(m, k"""
        bracket = _token(one.node, "[")
        self.draft.wrap(one.source, one.map, name.encode() + b"(", b"")
        self.draft.replace(one.source, bracket.start_byte, bracket.end_byte, b", ")

    def _check_key(self, one: Occurrence) -> None:
        """A key of another type would make the helper's type parameters disagree."""
        key = field(one.node, "index")
        function = self.context.function_at(one.use.path, one.use.start)
        if function is None or (key.start_byte, key.end_byte) in function.mixed:
            raise self._refuse(one, "key-conversion", "the key is converted implicitly")

    # --- ranges over the map --------------------------------------------------------------------

    def _range(self, one: Occurrence) -> None:
        loop = one.node.parent
        left = field(one.node, "left").named_children
        if loop is None or not declares(one.node):
            raise self._refuse(one, "range-assign", "the loop assigns to an outer variable")
        variable, body = left[1], field(loop, "body")
        found = references(variable, one.source, self.context)
        if self._may_borrow(found, variable, body.start_byte, one):
            self._dereference(found or (), one.source)
            self.operations["RangeVar"] += 1
            return
        if found == []:
            return  # the compiler would not allow it; nothing to copy
        if self.context.language(one.use.path) < (1, 22) and self._outlives(found):
            raise self._refuse(
                one, "loop-variable", "the shared loop variable may outlive its turn"
            )
        self._copy_in_body(one, variable, body)

    def _outlives(self, found: Sequence[Reference] | None) -> bool:
        return found is None or any(ref.access is Access.OTHER for ref in found)

    def _copy_in_body(self, one: Occurrence, variable: Node, body: Node) -> None:
        """for k, v := range m { → and, first in the body, v := *v"""
        name = one.source.slice(variable)
        for statement in block_statements(body):
            declared = _declared(statement, one.source)
            if name in declared:
                if declared == [name] and _is_self_copy(statement, name, one.source):
                    self.draft.wrap(one.source, field(statement, "right"), b"*", b"")
                    return
                raise self._refuse(one, "shadowed", f"the body declares {name.decode()} again")
        copy = name + b" := *" + name
        start = body.start_byte + 1
        if b"\n" in one.source.text[start : body.end_byte]:
            indent = one.source.indent(loop_start(body)) + b"\t"
            self.draft.replace(one.source, start, start, one.source.eol + indent + copy)
        else:
            self.draft.replace(one.source, start, start, b" " + copy + b";")

    # --- stores ---------------------------------------------------------------------------------

    def _store(self, one: Occurrence) -> None:
        """m[k] = e → setEntry(m, k, e)"""
        self.operations.update(("Overwrite", "InsGrow"))
        self._check_key(one)
        lists = one.node.parent
        statement = lists.parent if lists is not None else None
        if statement is None or statement.type != "assignment_statement":
            raise self._refuse(one, "unknown-use", "the entry is stored in an unknown form")
        self._check_value(one, field(statement, "right").named_children[0])
        name = self.draft.helper(one.source, SET_ENTRY)
        self._call_with_key(one, name)
        operator = field(statement, "operator")
        closing = one.node.end_byte - 1
        self.draft.replace(one.source, closing, one.node.end_byte, b",")
        between = one.source.text[one.node.end_byte : operator.start_byte]
        start = one.node.end_byte if not between.strip() else operator.start_byte
        self.draft.replace(one.source, start, operator.end_byte, b"")
        self.draft.wrap(one.source, statement, b"", b")")

    def _check_value(self, one: Occurrence, value: Node) -> None:
        function = self.context.function_at(one.use.path, one.use.start)
        if function is None or (value.start_byte, value.end_byte) in function.mixed:
            raise self._refuse(
                one, "mixed-type", "the value has another type than the map's values"
            )

    def _literal(self, one: Occurrence) -> None:
        """Values of a literal: {…} stays, [N]T{…} gets an &, anything else is copied."""
        self.operations["InsPre"] += 1
        body = one.map if one.map.type == "literal_value" else field(one.map, "body")
        for element in body.named_children:
            if element.type == "keyed_element":
                values = field(element, "value").named_children
                self._literal_value(one, next(node for node in values if node.type != "comment"))

    def _literal_value(self, one: Occurrence, value: Node) -> None:
        if value.type == "literal_value":
            self.draft.check(one.source, value)
            return
        if value.type == "composite_literal":
            self.draft.wrap(one.source, value, b"&", b"")
            return
        self._check_value(one, value)
        if self.context.language(one.use.path) >= (1, 26):
            self.draft.wrap(one.source, value, b"new(", b")")
            return
        name = self.draft.helper(one.source, NEW_ENTRY)
        self.draft.wrap(one.source, value, name.encode() + b"(", b")")
        self.draft.new_notes.add("moved to heap: v")

    # --- read-modify-write ----------------------------------------------------------------------

    def _in_place(self, found: InPlace) -> None:
        source = found.load.source
        for name in found.whole_reads:
            self._dereference_name(name, source)
        if found.is_present:
            self._drop_statement(source, _statement_of(found.store))
        elif found.store_first:
            self._store_new_first(found)
        else:
            self._store_new_last(found)

    def _store_new_first(self, found: InPlace) -> None:
        """v := m[k]; if v == nil { v = new([N]T); m[k] = v }"""
        source, load = found.load.source, _statement_of(found.load)
        indent = source.indent(load.start_byte)
        variable = source.slice(found.variable)
        lines = (
            b"",
            b"if " + variable + b" == nil {",
            b"\t" + variable + b" = " + self._new(source, variable),
            b"\t" + source.slice(_statement_of(found.store)),
            b"}",
        )
        text = (source.eol + indent).join(lines)
        self.draft.replace(source, load.end_byte, load.end_byte, text)
        self._drop_statement(source, _statement_of(found.store))

    def _store_new_last(self, found: InPlace) -> None:
        """v, ok := m[k]; if !ok { v = new([N]T) } … if !ok { m[k] = v }"""
        source, load, store = (
            found.load.source,
            _statement_of(found.load),
            _statement_of(found.store),
        )
        ok = self._free_name(found)
        variable = source.slice(found.variable)
        self.draft.wrap(source, found.variable, b"", b", " + ok)
        indent = source.indent(load.start_byte)
        lines = (
            b"",
            b"if !" + ok + b" {",
            b"\t" + variable + b" = " + self._new(source, variable),
            b"}",
        )
        self.draft.replace(source, load.end_byte, load.end_byte, (source.eol + indent).join(lines))
        before = b"if !" + ok + b" {" + source.eol + indent + b"\t"
        after = source.eol + indent + b"}"
        end = _end_with_comment(source, store.end_byte)
        self.draft.replace(source, store.start_byte, store.start_byte, before)
        self.draft.replace(source, end, end, after)

    def _free_name(self, found: InPlace) -> bytes:
        declaration = found.load.source.declaration(found.variable)
        text = found.load.source.slice(declaration)
        for name in (b"ok", b"found", b"exists", b"present"):
            if not re.search(rb"\b" + name + rb"\b", text):
                return name
        raise self._refuse(found.load, "unknown-use", "no free name for the presence of the entry")

    def _new(self, source: Source, variable: bytes) -> bytes:
        """`new([N]T)`, with the type as this file writes it."""
        for written in self.group.written:
            if written.path == source.path:
                return b"new(" + source.text[written.elem_start : written.elem_end] + b")"
        elem = self.group.slots[0].elem
        if re.fullmatch(r"(\[\d+\])+[a-z]+\d*", elem):
            return b"new(" + elem.encode() + b")"
        name = self.draft.helper(source, OR_ZERO)
        return name.encode() + b"(" + variable + b")"

    def _drop_statement(self, source: Source, statement: Node) -> None:
        """Take the statement out; its whole line, if nothing else stands there."""
        start, end = statement.start_byte, statement.end_byte
        first, last = source.line_start(start), source.text.find(b"\n", end)
        last = len(source.text) if last < 0 else last
        before, after = source.text[first:start], source.text[end:last]
        if not before.strip() and not after.strip():
            self.draft.replace(source, first, min(last + 1, len(source.text)), b"")
        elif after.lstrip().startswith(b";"):
            cut = end + after.index(b";") + 1
            self.draft.replace(source, start, cut, b"")
        elif before.rstrip().endswith(b";"):
            self.draft.replace(source, first + len(before.rstrip()) - 1, end, b"")
        else:
            self.draft.replace(source, start, end, b"")


_NEW_NOTES = (
    # One allocation for each new entry; a map makes the same one for values above 128 bytes,
    # where escape analysis does not see it.
    r"new\(.*\) escapes to heap",
    r"&.*\{\.\.\.\} escapes to heap",
    # The same map as before, under its new type's name.
    r"(make\()?.*map\[.*\]\*.* escapes to heap",
    # What is read through an inlined helper, where the entry itself became an interface before.
    r".*~r\d+.* escapes to heap",
)
_BORROWS = (Access.READ_ELEMENT, Access.LENGTH, Access.READ, Access.RANGE)


def _statement_of(one: Occurrence) -> Node:
    node = one.node
    while not node.type.endswith(("_statement", "_declaration")):
        assert node.parent is not None
        node = node.parent
    return node


def _token(node: Node, text: str) -> Node:
    return next(child for child in node.children if child.type == text)


def _declared(statement: Node, source: Source) -> list[bytes]:
    if statement.type == "short_var_declaration":
        return [source.slice(name) for name in field(statement, "left").named_children]
    if statement.type == "var_declaration":
        return [
            source.slice(name)
            for spec in statement.named_children
            for name in spec.children_by_field_name("name")
        ]
    return []


def _is_self_copy(statement: Node, name: bytes, source: Source) -> bool:
    """Have: v := v, the idiom that gives a closure its own variable."""
    return (
        statement.type == "short_var_declaration"
        and source.slice(field(statement, "right")).strip() == name
    )


def loop_start(body: Node) -> int:
    """Offset of the statement whose body this is."""
    return body.parent.start_byte if body.parent is not None else body.start_byte


def _end_with_comment(source: Source, offset: int) -> int:
    """The end of a statement, or of the `//` comment that follows it on its line."""
    end = source.text.find(b"\n", offset)
    end = len(source.text) if end < 0 else end
    rest = source.text[offset:end]
    return offset + len(rest.rstrip()) if rest.lstrip().startswith(b"//") else offset
