"""Stores and literals: whatever goes into the map is copied into an entry of its own."""

from __future__ import annotations

from codemod.syntax import Node, field
from transforms.map_of_array.forms import Occurrence
from transforms.map_of_array.helpers import NEW_ENTRY, SET_ENTRY
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.reads import call_with_key, check_key


def store(job: Job, one: Occurrence) -> None:
    """m[k] = e → setEntry(m, k, e)"""
    job.operations.update(("Overwrite", "InsGrow"))
    check_key(job, one)
    lists = one.node.parent
    statement = lists.parent if lists is not None else None
    if statement is None or statement.type != "assignment_statement":
        raise refuse(one, "unknown-use", "the entry is stored in an unknown form")
    _check_value(job, one, field(statement, "right").named_children[0])
    name = job.draft.helper(one.source, SET_ENTRY)
    call_with_key(job, one, name)
    operator = field(statement, "operator")
    closing = one.node.end_byte - 1
    job.draft.replace(one.source, closing, one.node.end_byte, b",")
    between = one.source.text[one.node.end_byte : operator.start_byte]
    start = one.node.end_byte if not between.strip() else operator.start_byte
    job.draft.replace(one.source, start, operator.end_byte, b"")
    job.draft.wrap(one.source, statement, b"", b")")


def _check_value(job: Job, one: Occurrence, value: Node) -> None:
    function = job.context.function_at(one.use.path, one.use.start)
    if function is None or (value.start_byte, value.end_byte) in function.mixed:
        raise refuse(one, "mixed-type", "the value has another type than the map's values")


def literal(job: Job, one: Occurrence) -> None:
    """Values of a literal: {…} stays, [N]T{…} gets an &, anything else is copied."""
    job.operations["InsPre"] += 1
    body = one.map if one.map.type == "literal_value" else field(one.map, "body")
    for element in body.named_children:
        if element.type == "keyed_element":
            values = field(element, "value").named_children
            _literal_value(job, one, next(node for node in values if node.type != "comment"))


def _literal_value(job: Job, one: Occurrence, value: Node) -> None:
    if value.type == "literal_value":
        job.draft.check(one.source, value)
        return
    if value.type == "composite_literal":
        job.draft.wrap(one.source, value, b"&", b"")
        return
    _check_value(job, one, value)
    if job.context.language(one.use.path) >= (1, 26):
        job.draft.wrap(one.source, value, b"new(", b")")
        return
    name = job.draft.helper(one.source, NEW_ENTRY)
    job.draft.wrap(one.source, value, name.encode() + b"(", b")")
    job.draft.new_notes.add("moved to heap: v")
