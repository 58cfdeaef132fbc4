"""What the map and the key of a load are made of, and where the same words mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemod.functions import FunctionFacts
from codemod.syntax import Node, field, parts, place, walk
from transforms.copied_array.loads import Kind, Load
from transforms.maps.effects import Stretch
from transforms.maps.names import are_plain, may_panic
from transforms.refusal import Refuse

_NUMERIC = re.compile(r"u?int(8|16|32|64)?|uintptr|byte|rune|float(32|64)")
_WORDS = ("identifier", "type_identifier", "true", "false", "nil")


def is_numeric(call: Node, function: FunctionFacts) -> bool:
    """Is it a conversion to a type such as int? It cannot panic and gives no pointer."""
    found = function.call_at(call.start_byte, call.end_byte)
    if found is None or found.kind != "conversion":
        return False
    return _NUMERIC.fullmatch(found.name) is not None


def check_operands(load: Load, reads: int, function: FunctionFacts) -> None:
    """Raises Refuse unless `m[k]` can be written wherever an element is read: it is made of names,
    fields and constants, or, where it is evaluated no more often than today, of sums of these.
    """
    _check_comments(load)
    if any(one.type == "composite_literal" for one in _leftmost(load.map)):
        # In the header of an if, for or switch, a brace that is in no parentheses opens its block.
        raise load.refuse("operand", "the map begins with a literal", load.map)
    is_moved = load.kind is Kind.PLAIN and reads == 1
    for operand in load.operands:
        is_free = is_moved or not any(node.type in _COMPUTED for node in walk(operand))
        is_constant = place(operand) in function.consts
        if not is_simple(operand, function) or not (is_free or is_constant):
            raise load.refuse("operand", "this is more than names and fields", operand)


def _leftmost(node: Node) -> Iterator[Node]:
    """The expressions that begin where this one does."""
    return (one for one in walk(node) if one.start_byte == node.start_byte)


_COMPUTED = ("binary_expression", "composite_literal", "call_expression")


def _check_comments(load: Load) -> None:
    """Raises Refuse where a comment would be lost or repeated."""
    gone = load.statement if load.kind is Kind.PLAIN else field(load.statement, "left")
    for node in (gone, *load.operands):
        if any(one.type == "comment" for one in walk(node)):
            raise load.refuse("comment", "a comment stands in what is taken out or repeated", node)
    for operand in load.operands:
        if b"\n" in load.source.slice(operand):
            raise load.refuse("comment", "m[k] takes more than one line", operand)


def is_simple(node: Node, function: FunctionFacts) -> bool:
    """Is it made of names, fields, constants and what takes no time? It can then panic for a nil
    pointer only, or where a key cannot be hashed."""
    if place(node) in function.consts:
        return True
    if node.type == "selector_expression":
        return is_simple(field(node, "operand"), function)
    if node.type == "call_expression":
        arguments = parts(field(node, "arguments"))
        return is_numeric(node, function) and all(is_simple(one, function) for one in arguments)
    if node.type in ("parenthesized_expression", "binary_expression"):
        is_safe = node.type == "parenthesized_expression" or not may_panic(node)
        return is_safe and all(is_simple(one, function) for one in parts(node))
    return are_plain([node])


def is_sure(load: Load, function: FunctionFacts) -> bool:
    """Is there no pointer on the way to the map and the key, which could be nil?"""
    return all(
        node.type != "selector_expression" or _is_of_package(node, function)
        for operand in load.operands
        for node in walk(operand)
    )


def _is_of_package(selector: Node, function: FunctionFacts) -> bool:
    """Have: pkg.Name. The oracle does not resolve the names of packages."""
    operand = field(selector, "operand")
    return operand.type == "identifier" and operand.start_byte not in function.idents


def denoted(nodes: list[Node], function: FunctionFacts) -> frozenset[str]:
    """Keys of the variables and constants that the expressions begin with."""
    return frozenset(
        function.idents.get(node.start_byte, "?")
        for one in nodes
        for node in walk(one)
        if node.type == "identifier"
    )


def check_shadowing(load: Load, stretch: Stretch, function: FunctionFacts) -> None:
    """Raises Refuse where a word of `m[k]` is declared anew before an element is read."""
    source = load.source
    words = {
        source.slice(node)
        for operand in load.operands
        for node in walk(operand)
        if node.type in _WORDS
    }
    maps = {source.slice(node) for node in walk(load.map) if node.type in _WORDS}
    if load.ok is not None and source.slice(load.ok) in words:
        raise _shadowed(load, load.ok)
    if load.key is not None and load.kind is Kind.RANGE and source.slice(load.key) in maps:
        raise _shadowed(load, load.key)
    known = denoted(load.operands, function)
    for name in _declared(stretch):
        if source.slice(name) in words and function.idents.get(name.start_byte) not in known:
            raise _shadowed(load, name)


def _shadowed(load: Load, name: Node) -> Refuse:
    return load.refuse("shadowed", f"{load.source.slice(name).decode()} is declared anew", name)


def _declared(stretch: Stretch) -> Iterator[Node]:
    """Names that a stretch of code may declare, of whatever kind."""
    for node in stretch.nodes():
        if node.type in _NAMED:
            yield from node.children_by_field_name("name")
        elif node.type == "expression_list":
            # Such as x in `x := e`; what other lists name has been declared before.
            yield from parts(node)


# Parameters of function literals are left out: no element is read in there.
_NAMED = ("var_spec", "const_spec", "type_spec", "type_alias")
