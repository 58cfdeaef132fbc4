"""Stores and literals: whatever goes into the map is copied into an entry of its own."""

from __future__ import annotations

from codemod.syntax import Node, ancestors, field, parts, place
from transforms.map_of_array.helpers import NEW_ENTRY
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.order import check_key_order, check_literal_order, store_order
from transforms.map_of_array.predeclared import is_predeclared
from transforms.maps.forms import Occurrence


def store(job: Job, one: Occurrence) -> None:
    """m[k] = e → setEntry(m, k, e), or m[k] = a new entry."""
    statement = assignment(one)
    value = parts(field(statement, "right"))[0]
    target = parts(field(statement, "left"))[0]
    check_key_order(job, one, value)
    if _must_replace(job, one, value, is_bare=target.id == one.node.id):
        _store_new(job, one, value)
        return
    _check_value(job, one, value)
    job.count("Overwrite", one)
    job.count("InsGrow", one)
    set_entry(job, one, statement)


def set_entry(job: Job, one: Occurrence, statement: Node) -> None:
    """m[k] = e → setEntry(m, k, e), or what the shape spells it."""
    job.entries.begin_set(job, one)
    operator = field(statement, "operator")
    closing = one.node.end_byte - 1
    job.draft.replace(one.source, closing, one.node.end_byte, b",")
    between = one.source.text[one.node.end_byte : operator.start_byte]
    start = one.node.end_byte if not between.strip() else operator.start_byte
    job.draft.replace(one.source, start, operator.end_byte, b"")
    job.draft.wrap(one.source, statement, b"", b")")


def tuple_store(job: Job, one: Occurrence) -> None:
    """m[a], x = e, f → m[a], x = a new entry, f: the statement stays, so its order does."""
    statement = assignment(one)
    left, right = parts(field(statement, "left")), parts(field(statement, "right"))
    if len(left) != len(right):
        raise refuse(one, "tuple-store", "an entry is stored by an assignment of several results")
    check_key_order(job, one, statement)
    index = next(i for i, target in enumerate(left) if one.node.end_byte <= target.end_byte)
    if not store_order(job, one, right[index]).suits_tuple(statement):
        raise refuse(one, "evaluation-order", "it shows in which order the parts are evaluated")
    _store_new(job, one, right[index])


def assignment(one: Occurrence) -> Node:
    """The assignment that stores the entry. Raises Refuse for a loop or a receive that does."""
    statement = next((n for n in ancestors(one.node) if n.type.endswith("_statement")), None)
    if statement is None or statement.type != "assignment_statement":
        raise refuse(one, "tuple-store", "an entry is stored by a loop or a receive")
    return statement


def _must_replace(job: Job, one: Occurrence, value: Node, *, is_bare: bool) -> bool:
    """Is setEntry, which looks the entry up before it stores, not quite the same?

    A store over an equal key can replace the key (+0 by -0), and one with a key that cannot be
    hashed panics in its own words. A key that Go converts implicitly would make the helper's type
    parameters disagree. And a call evaluates its arguments from left to right. Raises Refuse where
    no form keeps the order.
    """
    key = field(one.node, "index")
    has_other_key = not job.effects.key_reflexive or _is_converted(job, one, key)
    order = store_order(job, one, value)
    if is_bare and not has_other_key and order.suits_call:
        return False
    if not order.suits_statement:
        raise refuse(one, "evaluation-order", "it shows whether the value or the key goes first")
    return True


def _store_new(job: Job, one: Occurrence, value: Node) -> None:
    """m[k] = e → m[k] = &[N]T{…} or newEntry(e): right for every key, if dearer to overwrite."""
    job.count("OverwriteNew", one)
    job.count("InsGrow", one)
    _new_entry(job, one, value)


def _is_converted(job: Job, one: Occurrence, node: Node) -> bool:
    """Does Go convert it implicitly on its way into the map?"""
    return place(node) in job.function(one).mixed


def _check_value(job: Job, one: Occurrence, value: Node) -> None:
    if _is_converted(job, one, value):
        raise refuse(one, "mixed-type", "the value has another type than the map's values")


def literal(job: Job, one: Occurrence) -> None:
    """Values of a literal: {…} stays, [N]T{…} gets an &, anything else is copied."""
    body = one.map if one.map.type == "literal_value" else field(one.map, "body")
    entries = parts(body)
    check_literal_order(job, one, entries)
    if entries:
        job.count("InsPre", one)  # all entries together: one use, however long the literal
    for element in entries:
        (value,) = parts(field(element, "value"))
        if value.type != "literal_value":
            _new_entry(job, one, value)


def _new_entry(job: Job, one: Occurrence, value: Node) -> None:
    """A pointer to a copy of the value."""
    _check_value(job, one, value)
    if value.type == "composite_literal":
        job.draft.wrap(one.source, value, b"&", b"")
        return
    is_plain = value.type in ("identifier", "selector_expression")
    is_plain = is_plain and is_predeclared("new", one.source, one.node, job.context)
    if is_plain and job.context.language(one.use.path) >= (1, 26):
        job.draft.wrap(one.source, value, b"new(", b")")
        job.draft.new_notes.add(r"moved to heap: (v|autotmp)")  # how -m calls new(e)
        return
    name = job.draft.helper(one.source, NEW_ENTRY)
    job.draft.wrap(one.source, value, name.encode() + b"(", b")")
