"""The edits of one load: the variable goes, and every element is read from the map itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codemod.functions import FunctionFacts
from codemod.model import Edit
from codemod.syntax import Node, Source, field, walk
from transforms.copied_array.loads import Kind, Load
from transforms.maps.variables import Reference

_KEYS = ("k", "key", "at", *(f"k{number}" for number in range(2, 100)))


def edits_of(load: Load, reads: Sequence[Reference], function: FunctionFacts) -> tuple[Edit, ...]:
    """All edits, in the order of the text."""
    source = load.source
    key = source.slice(load.key) if load.key is not None else _free_name(load)
    entry = source.slice(load.map) + b"[" + key + b"]"
    found = [Edit(one.name.start_byte, one.name.end_byte, entry) for one in reads]
    return tuple(sorted([*found, *_statement(load, key, function)]))


def _statement(load: Load, key: bytes, function: FunctionFacts) -> Iterator[Edit]:
    if load.kind is Kind.RANGE:
        # for k, v := range m → for k := range m
        left = field(load.statement, "left")
        yield Edit(left.start_byte, left.end_byte, key)
    elif load.ok is not None:
        # v, ok := m[k] → _, ok := m[k], or with = where ok is not new
        yield Edit(load.variable.start_byte, load.variable.end_byte, b"_")
        if not function.idents.get(load.ok.start_byte, "").endswith(f"@{load.ok.start_byte}"):
            sign = next(child for child in load.statement.children if child.type == ":=")
            yield Edit(sign.start_byte, sign.end_byte, b"=")
    else:
        yield _removal(load.source, load.statement)


def _free_name(load: Load) -> bytes:
    """A name that the function does not spell."""
    declaration = load.source.declaration(load.statement)
    taken = {
        load.source.slice(node) for node in walk(declaration) if node.type.endswith("identifier")
    }
    return next(name.encode() for name in _KEYS if name.encode() not in taken)


def _removal(source: Source, statement: Node) -> Edit:
    """Take out a statement, with its line where it leaves nothing behind but white space."""
    text, start, end = source.text, statement.start_byte, statement.end_byte
    semicolon = re.compile(rb"[ \t]*;[ \t]*").match(text, end)
    if semicolon:
        return Edit(start, semicolon.end(), b"")
    line = source.line_start(start)
    rest = re.compile(rb"[ \t]*(\r?\n)?").match(text, end)
    assert rest is not None  # it may be empty
    after = rest.end()
    if text[line:start].strip(b" \t"):
        return Edit(start, end, b"")
    if text[after - 1 : after] != b"\n":
        return Edit(start, after, b"")  # a comment stays, in its line
    return Edit(line, _without_gap(text, line, after), b"")


def _without_gap(text: bytes, start: int, end: int) -> int:
    """Where to cut so that no blank line opens a block, and no two follow each other."""
    before = text[:start].rstrip(b" \t\r\n")
    is_open = before.endswith((b"{", b":")) or re.search(rb"\n[ \t\r]*\n$", text[:start])
    blank = re.compile(rb"([ \t]*\r?\n)+").match(text, end)
    return blank.end() if is_open and blank else end
