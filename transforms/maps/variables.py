"""Every reference to one local variable, and what it does to the variable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from codemod.context import Context
from codemod.syntax import Node, Source, ancestors, field, place, unwrapped_parent
from transforms.maps.names import builtin, is_captured


class Access(StrEnum):
    """What a reference does to an array variable."""

    READ_ELEMENT = "v[i]"
    WRITE_ELEMENT = "v[i] = e"
    LENGTH = "len(v)"
    RANGE = "range v"
    READ = "v"
    OTHER = "other"
    """Reassigned, sliced, address taken, method called, captured: the variable must stay one."""


@dataclass(frozen=True)
class Reference:
    """One reference: its identifier, what it does, and the widest node of the access."""

    name: Node
    access: Access
    node: Node


def references(declared: Node, source: Source, context: Context) -> Sequence[Reference] | None:
    """All references to the variable that this identifier declares, the declaration left out.

    None where the function's names are not resolved (package level), or where one of them cannot
    be found in the tree: then nothing is known about the variable.
    """
    function = context.function_at(source.path, declared.start_byte)
    if function is None:
        return None
    key = function.idents.get(declared.start_byte)
    if key is None or not key.endswith(f"@{declared.start_byte}"):
        return None  # := assigned to a variable that was there already
    found = []
    length = declared.end_byte - declared.start_byte
    for offset, name in sorted(function.idents.items()):
        if name != key or offset == declared.start_byte:
            continue
        node = source.node(offset, offset + length)
        if node is None:
            return None
        found.append(_reference(node, declared, source, context))
    return found


def own_part(name: Node, source: Source, context: Context) -> Node:
    """The widest expression for a part of the variable, to which no pointer leads."""
    function = context.function_at(source.path, name.start_byte)
    node = name
    while True:
        parent, child = unwrapped_parent(node)
        is_step = parent.type in _STEPS and field(parent, "operand") == child
        if not is_step or function is None or function.values.get(place(parent)) != "part":
            return node
        node = parent


def has_fixed_indexes(one: Reference, source: Source, context: Context) -> bool:
    """Is each index in this access to an element a constant?"""
    function = context.function_at(source.path, one.name.start_byte)
    constants = function.consts if function is not None else {}
    parent, child = unwrapped_parent(one.name)
    while parent.type in _STEPS and field(parent, "operand") == child:
        if parent.type == "index_expression" and place(field(parent, "index")) not in constants:
            return False
        parent, child = unwrapped_parent(parent)
    return True


def _reference(name: Node, declared: Node, source: Source, context: Context) -> Reference:
    if is_captured(name, declared.start_byte):
        return Reference(name, Access.OTHER, name)
    access, node = _access(name, source, context)
    return Reference(name, access, node)


def _access(name: Node, source: Source, context: Context) -> tuple[Access, Node]:
    parent, child = unwrapped_parent(name)
    if parent.type == "index_expression":
        if field(parent, "operand") != child:
            return Access.READ, name
        return _element_access(parent, source, context)
    if parent.type == "argument_list" and parent.parent is not None:
        call = parent.parent
        called = builtin(call, source, context)
        return (Access.LENGTH, call) if called in ("len", "cap") else (Access.READ, name)
    if parent.type == "range_clause" and field(parent, "right") == child:
        return Access.RANGE, parent
    if parent.type in ("short_var_declaration", "assignment_statement", "expression_list"):
        return (Access.OTHER if is_assigned(name) else Access.READ), name
    if parent.type in _VALUES:
        return Access.READ, name
    return Access.OTHER, name


_STEPS = frozenset({"index_expression", "selector_expression"})
_VALUES = frozenset(
    {
        "binary_expression",
        "return_statement",
        "keyed_element",
        "literal_value",
        "send_statement",
        "expression_switch_statement",
        "expression_case",
        "type_conversion_expression",
        "var_spec",
    }
)


def is_assigned(node: Node) -> bool:
    """Is the expression on the left of an assignment, or stepped by `++` or `--`?"""
    lists = ("expression_list", "parenthesized_expression")
    parent = next(parent for parent in ancestors(node) if parent.type not in lists)
    if parent.type in ("inc_statement", "dec_statement"):
        return True
    left = parent.child_by_field_name("left") if parent.type in _ASSIGNING else None
    return left is not None and node.start_byte in range(left.start_byte, left.end_byte)


_ASSIGNING = frozenset(
    {"assignment_statement", "short_var_declaration", "receive_statement", "range_clause"}
)


def _element_access(element: Node, source: Source, context: Context) -> tuple[Access, Node]:
    """`v[i]` and what is done to it: `v[i][j] = e` and `v[i].f = e` write as well."""
    node = element
    while True:
        parent, child = unwrapped_parent(node)
        if parent.type not in _STEPS or field(parent, "operand") != child:
            break
        if parent.type == "selector_expression" and _is_method(parent, source, context):
            return Access.OTHER, element  # a method may write through an implicit &v[i]
        node = parent
    if is_assigned(node):
        return Access.WRITE_ELEMENT, node
    if parent.type == "slice_expression" and field(parent, "operand") == child:
        return Access.OTHER, element
    if parent.type == "unary_expression" and source.slice(field(parent, "operator")) == b"&":
        return Access.OTHER, element
    return Access.READ_ELEMENT, element


def _is_method(selector: Node, source: Source, context: Context) -> bool:
    """Does the selector name a method, called or not? Unknown counts as one."""
    function = context.function_at(source.path, selector.start_byte)
    return function is None or field(selector, "field").start_byte in function.methods
