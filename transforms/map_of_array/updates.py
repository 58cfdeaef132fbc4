"""Read-modify-write on the entry in place, with one look-up."""

from __future__ import annotations

import re

from codemod.syntax import Node, Source, field, parts
from codemod.weights import Operation
from transforms.map_of_array.guards import stands_in
from transforms.map_of_array.inplace import InPlace
from transforms.map_of_array.job import Job, dereference_name, refuse
from transforms.map_of_array.predeclared import is_nil_plain
from transforms.maps.forms import Form, Occurrence
from transforms.maps.variables import references


def update_in_place(job: Job, found: InPlace) -> None:
    """Work on the entry itself; a new entry is stored before its change or where it was stored."""
    source, spent = found.load.source, (found.load.node, found.store.node)
    job.operations.append(Operation("RMW", source, found.store.node, spent))
    for name in found.whole_reads:
        dereference_name(job, name, source)
    if found.is_present:
        if found.load.form is Form.COMMA_OK:
            job.entries.find(job, found.load)
        _drop_statement(job, source, _statement_of(found.store))
        _blank_key(job, found)
    elif found.store_first and is_nil_plain(source, found.load.node, job.context):
        _store_new_first(job, found)
    else:
        _store_new_last(job, found)


def _blank_key(job: Job, found: InPlace) -> None:
    """for k, v := range m → for _, v := range m, where only the dropped store used k."""
    if found.load.form is not Form.RANGE:
        return
    source = found.load.source
    key = parts(field(found.load.node, "left"))[0]
    uses = references(key, source, job.context)
    store = _statement_of(found.store)
    if uses is not None and all(stands_in(ref.name, store) for ref in uses):
        job.draft.replace(source, key.start_byte, key.end_byte, b"_")


def _store_new_first(job: Job, found: InPlace) -> None:
    """v := m[k] and lines that add the entry; the store goes."""
    source, load, store = found.load.source, _statement_of(found.load), _statement_of(found.store)
    lines = job.entries.add(job, found.load, source.slice(found.variable), source.slice(store))
    if found.blank is not None:
        job.draft.replace(source, found.variable.end_byte, found.blank.end_byte, b"")
    text = (source.eol + source.indent(load.start_byte)).join((b"", *lines))
    end = source.end_with_comment(load.end_byte)
    job.draft.replace(source, end, end, text)
    _drop_statement(job, source, store)


def _store_new_last(job: Job, found: InPlace) -> None:
    """v, ok := m[k]; if !ok { v = new([N]T) } … if !ok { m[k] = v }"""
    source, load, store = (
        found.load.source,
        _statement_of(found.load),
        _statement_of(found.store),
    )
    ok = _free_name(found)
    job.entries.find(job, found.load)
    job.entries.put(job, found.store)
    variable = source.slice(found.variable)
    if found.blank is not None:
        job.draft.replace(source, found.blank.start_byte, found.blank.end_byte, ok)
    else:
        job.draft.wrap(source, found.variable, b"", b", " + ok)
    indent = source.indent(load.start_byte)
    lines = (
        b"",
        b"if !" + ok + b" {",
        b"\t" + variable + b" = " + job.entries.make(job, found.load, variable),
        b"}",
    )
    first = source.end_with_comment(load.end_byte)
    job.draft.replace(source, first, first, (source.eol + indent).join(lines))
    before = b"if !" + ok + b" {" + source.eol + indent + b"\t"
    after = source.eol + indent + b"}"
    end = source.end_with_comment(store.end_byte)
    job.draft.replace(source, store.start_byte, store.start_byte, before)
    job.draft.replace(source, end, end, after)


def _free_name(found: InPlace) -> bytes:
    declaration = found.load.source.declaration(found.variable)
    text = found.load.source.slice(declaration)
    for name in (b"ok", b"found", b"exists", b"present"):
        if not re.search(rb"\b" + name + rb"\b", text):
            return name
    raise refuse(found.load, "unknown-use", "no free name for the presence of the entry")


def _drop_statement(job: Job, source: Source, statement: Node) -> None:
    """Take out a statement that begins its line: all of the line, if nothing else stands there."""
    start, end = statement.start_byte, statement.end_byte
    first = source.line_start(start)
    after = source.text[end:].partition(b"\n")[0]
    if not source.text[first:start].strip() and not after.strip(b"; \t\r"):
        job.draft.replace(source, first, min(end + len(after) + 1, len(source.text)), b"")
        return
    gap = len(after) - len(after.lstrip(b"; \t"))
    job.draft.replace(source, start, end + gap, b"")


def _statement_of(one: Occurrence) -> Node:
    node = one.node
    while not node.type.endswith(("_statement", "_declaration")):
        assert node.parent is not None
        node = node.parent
    return node
