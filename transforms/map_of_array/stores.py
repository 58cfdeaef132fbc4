"""Stores and literals: whatever goes into the map is copied into an entry of its own."""

from __future__ import annotations

from codemod.syntax import CALLS, Node, ancestors, field, parts, walk
from transforms.map_of_array.helpers import NEW_ENTRY
from transforms.map_of_array.job import Job, refuse
from transforms.map_of_array.predeclared import is_predeclared
from transforms.maps.forms import Occurrence
from transforms.maps.names import builtin, is_captured_name, is_operator


def store(job: Job, one: Occurrence) -> None:
    """m[k] = e → setEntry(m, k, e), or m[k] = a new entry."""
    statement = assignment(one)
    value = parts(field(statement, "right"))[0]
    target = parts(field(statement, "left"))[0]
    check_key_order(job, one, value)
    if target.id != one.node.id or _must_replace(job, one, value):
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
    _store_new(job, one, right[index])


def assignment(one: Occurrence) -> Node:
    """The assignment that stores the entry. Raises Refuse for a loop or a receive that does."""
    statement = next((n for n in ancestors(one.node) if n.type.endswith("_statement")), None)
    if statement is None or statement.type != "assignment_statement":
        raise refuse(one, "tuple-store", "an entry is stored by a loop or a receive")
    return statement


def _must_replace(job: Job, one: Occurrence, value: Node) -> bool:
    """Is setEntry, which looks the entry up before it stores, not quite the same?

    A store over an equal key can replace the key (+0 by -0), and one with a key that cannot be
    hashed panics in its own words. A key that Go converts implicitly would make the helper's type
    parameters disagree. And a call evaluates its arguments from left to right. Raises Refuse where
    no form keeps the order in which the value and the key may panic.
    """
    key = field(one.node, "index")
    has_other_key = not job.effects.key_reflexive or _is_converted(job, one, key)
    if not order_shows(job, one, value):
        return has_other_key
    if not _is_computed(job, one, key):
        return True
    # Go computes such a key first, as a call does; but it slices and asserts types even earlier.
    is_early = any(node.type in _EARLY for node in walk(value))
    if has_other_key or is_early or _panics(one.map):
        raise refuse(one, "evaluation-order", "the value and the key may both panic")
    return False


def check_key_order(job: Job, one: Occurrence, calls: Node) -> None:
    """Raises Refuse where one of these calls may change a variable that the key is made of.

    Go leaves open whether such a variable is read before the call. Only one that a function literal
    shares can tell: once the literal is inlined it is a plain local, and its place in the statement
    decides. Others lie in memory, and are read behind the calls in either form, as the map is.
    """
    place = [field(one.node, "index"), *([] if one.map.type == "identifier" else [one.map])]
    names = [node for part in place for node in walk(part) if node.type == "identifier"]
    if not any(is_captured_name(name, one.source, job.context) for name in names):
        return
    if any(
        node.type in CALLS and not job.effects.is_leaf(node, one.source) for node in walk(calls)
    ):
        raise refuse(one, "evaluation-order", "a call beside the store may change the key")


def order_shows(job: Job, one: Occurrence, value: Node) -> bool:
    """Can a program tell that Go evaluates the value before the map's expression and the key?

    It can where the value may panic and they may too, unless they all follow nil pointers, which
    panic in the same words.
    """
    place = _panics(one.map) | _panics(field(one.node, "index"))
    stored = _panics(value)
    if is_operator(value, one.source, job.context):
        stored.add(_OTHER)  # a conversion, which may be one of a slice that is too short
    return bool(place and stored) and place | stored != {_NIL}


def _is_computed(job: Job, one: Occurrence, key: Node) -> bool:
    """Is the key the result of an operation, rather than read from somewhere?"""
    if key.type in CALLS:
        is_call = not is_operator(key, one.source, job.context)
        return not is_call and not builtin(key, one.source, job.context)
    return key.type in ("binary_expression", "unary_expression") and not _is_pointed(key)


_NIL, _OTHER = "nil pointer", "other"
_EARLY = frozenset({"slice_expression", "type_assertion_expression"})


def _panics(value: Node) -> set[str]:
    """How evaluating it may panic outside of a call. (Calls go first, wherever they stand.)"""
    if value.type == "call_expression":
        value = field(value, "arguments")
    return {kind for node in walk(value) for kind in _own_panics(node)}


def _own_panics(node: Node) -> set[str]:
    if node.type == "selector_expression" or _is_pointed(node):
        return {_NIL}
    if node.type == "type_conversion_expression":
        return set() if field(node, "type").type == "slice_type" else {_OTHER}
    is_partial = node.type == "binary_expression" and _is_partial(node)
    is_access = node.type == "index_expression" or node.type in _EARLY
    return {_OTHER} if is_partial or is_access else set()


def _is_pointed(node: Node) -> bool:
    """Have: *p"""
    return node.type == "unary_expression" and node.children[0].type == "*"


def _is_partial(operation: Node) -> bool:
    """Division by zero, a negative shift count, or interfaces that cannot be compared."""
    operator = field(operation, "operator").type
    if operator in ("==", "!="):
        return True
    return operator in ("/", "%", "<<", ">>") and field(operation, "right").type != "int_literal"


def _store_new(job: Job, one: Occurrence, value: Node) -> None:
    """m[k] = e → m[k] = &[N]T{…} or newEntry(e): right for every key, if dearer to overwrite."""
    job.count("OverwriteNew", one)
    job.count("InsGrow", one)
    _new_entry(job, one, value)


def _is_converted(job: Job, one: Occurrence, node: Node) -> bool:
    """Does Go convert it implicitly on its way into the map? Unknown counts as yes."""
    function = job.context.function_at(one.use.path, one.use.start)
    return function is None or (node.start_byte, node.end_byte) in function.mixed


def _check_value(job: Job, one: Occurrence, value: Node) -> None:
    function = job.context.function_at(one.use.path, one.use.start)
    if function is not None and (value.start_byte, value.end_byte) in function.mixed:
        raise refuse(one, "mixed-type", "the value has another type than the map's values")


def literal(job: Job, one: Occurrence) -> None:
    """Values of a literal: {…} stays, [N]T{…} gets an &, anything else is copied."""
    body = one.map if one.map.type == "literal_value" else field(one.map, "body")
    entries = parts(body)
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
        job.draft.new_notes.add(r"moved to heap: (v|autotmp_\d+)")  # how -m calls new(e)
        return
    name = job.draft.helper(one.source, NEW_ENTRY)
    job.draft.wrap(one.source, value, name.encode() + b"(", b")")
