"""What names and calls denote: asked of the oracle, never guessed from spelling."""

from __future__ import annotations

import re
from itertools import takewhile

from codemod.context import Context
from codemod.functions import Call
from codemod.syntax import Node, Source, ancestors, field, place, unwrapped_parent, walk
from transforms.maps.quiet import OF_ARGUMENTS, is_quiet, prints
from transforms.maps.twice import printed_otherwise


def builtin(call: Node, source: Source, context: Context) -> str:
    """The builtin that a call expression calls; "" for anything else, such as a user's `len`."""
    found = _denoted(call, source, context)
    return found.name if found is not None and found.kind == "builtin" else ""


def _denoted(call: Node, source: Source, context: Context) -> Call | None:
    """What it calls; None where nothing is known of it."""
    function = context.function_at(source.path, call.start_byte)
    return function.call_at(call.start_byte, call.end_byte) if function else None


_BUILTINS = frozenset(
    "len cap min max new make real imag complex print println panic Sizeof Alignof Offsetof".split()
)
# These write to slices that they are given, which a key can be read through, but never to a map.
_WRITERS = re.compile(
    r"append|copy|strconv\.Append\w+|unicode/utf8\.(AppendRune|EncodeRune)|unicode/utf16\.AppendRune"
)


def is_leaf(call: Node, source: Source, context: Context) -> bool:
    """Does this call change no variable, no map and no memory that was there before?

    A conversion, a builtin that changes no map, a function that is known to change nothing.

    `panic` is one: deferred code may change entries, but nothing in the function reads them later.
    """
    found = _denoted(call, source, context)
    if found is None:
        return False
    if found.kind == "builtin":
        return found.name in _BUILTINS
    if found.kind != "static":
        return found.kind == "conversion"
    if found.plain and prints(found.name, context):
        file = context.files.get(source.path)
        home = context.packages[file.package].path if file is not None else ""
        return home not in context.derived(printed_otherwise)
    return is_quiet(found.name, context)


def is_writer(call: Node, source: Source, context: Context) -> bool:
    """Does this call write to nothing but the elements of a slice that it is given?"""
    found = _denoted(call, source, context)
    return (
        found is not None
        and _WRITERS.fullmatch(found.name) is not None
        and (found.kind in ("builtin", "static"))
    )


def is_function_of_arguments(call: Node, source: Source, context: Context) -> bool:
    """Does the call give the same result for the same arguments? Those may still be slices."""
    found = _denoted(call, source, context)
    if found is None:
        return False
    if found.kind == "builtin":
        return found.name in ("len", "cap", "min", "max")
    is_static = found.kind == "static"
    return found.kind == "conversion" or (
        is_static and OF_ARGUMENTS.fullmatch(found.name) is not None
    )


_PLAIN = frozenset(
    {
        "identifier",
        "parenthesized_expression",
        "int_literal",
        "float_literal",
        "rune_literal",
        "imaginary_literal",
        "interpreted_string_literal",
        "interpreted_string_literal_content",
        "raw_string_literal",
        "raw_string_literal_content",
        "escape_sequence",
        "true",
        "false",
        "nil",
        "binary_expression",
        # Key{1, 2} is as plain as what is in it.
        "composite_literal",
        "type_identifier",
        "array_type",
        "literal_value",
        "literal_element",
    }
)


CONSTANTS = frozenset(
    {
        *("int_literal", "float_literal", "rune_literal", "imaginary_literal"),
        *("interpreted_string_literal", "raw_string_literal", "true", "false", "nil"),
    }
)


def is_operator(call: Node, source: Source, context: Context) -> bool:
    """Is the call a conversion or a builtin: part of the expression, rather than other code?"""
    found = _denoted(call, source, context)
    return found is not None and found.kind in ("conversion", "builtin")


def are_plain(nodes: list[Node]) -> bool:
    """Are these made of names, literals and operators that cannot panic?"""
    return all(
        child.type in _PLAIN and not (child.type == "binary_expression" and may_panic(child))
        for node in nodes
        for child in walk(node)
    )


def may_panic(operation: Node) -> bool:
    """May it, for other reasons than its operands? A division or a shift may, and a comparison
    where both sides are, or hold, interface values; no literal has the type of such a value.
    """
    operator = field(operation, "operator").type
    if operator in ("==", "!="):
        return not any(field(operation, side).type in CONSTANTS for side in ("left", "right"))
    return operator in ("/", "%", "<<", ">>")


def are_private(nodes: list[Node], source: Source, context: Context) -> bool:
    """Can no call change what these expressions denote?

    They are made of constants and of local variables that no closure and no pointer reaches.
    """
    return all(_is_private(node, source, context) for node in nodes)


def _is_private(node: Node, source: Source, context: Context) -> bool:
    function = context.function_at(source.path, node.start_byte)
    if function is None:
        return False
    if place(node) in function.consts:
        return True
    for child in walk(node):
        if child.type not in _PLAIN:
            return False
        if child.type == "identifier" and not is_private_name(child, source, context):
            return False
    return True


def is_private_name(name: Node, source: Source, context: Context) -> bool:
    found = _references(name, source, context)
    return bool(found) and not any(
        node is None or _may_be_reached(node, home, source) for node, home in found
    )


def is_captured_name(name: Node, source: Source, context: Context) -> bool:
    """Is it a local variable that a function literal shares with the code around it?"""
    found = _references(name, source, context)
    return any(node is None or is_captured(node, home) for node, home in found)


def _references(name: Node, source: Source, context: Context) -> list[tuple[Node | None, int]]:
    """Each identifier of a local variable, with where it is declared; none for other names."""
    function = context.function_at(source.path, name.start_byte)
    if function is None:
        return []
    key = function.idents.get(name.start_byte, "")
    text, _, declared = key.rpartition("@")
    if not declared.isdecimal():
        return []  # of the package, or a field of a local or unnamed struct: path@file.go:12.field
    length, home = len(text.encode()), int(declared)
    return [
        (source.node(offset, offset + length), home)
        for offset, other in function.idents.items()
        if other == key
    ]


def is_captured(name: Node, declared: int) -> bool:
    """Does a function literal stand between the reference and the declaration, at that offset?"""
    between = takewhile(
        lambda one: declared not in range(one.start_byte, one.end_byte), ancestors(name)
    )
    return any(parent.type == "func_literal" for parent in between)


def _may_be_reached(name: Node, declared: int, source: Source) -> bool:
    """Does this reference let something else change the variable?"""
    if is_captured(name, declared):
        return True
    parent, child = unwrapped_parent(name)
    if parent.type == "qualified_type":
        return True  # k.f[i](x), or a generic method of Go 1.27: it only looks like a type
    while parent.type in ("index_expression", "selector_expression"):
        if field(parent, "operand") != child:
            return False
        if parent.type == "selector_expression":
            return True  # k.f or k.method(): a method may take its address
        parent, child = unwrapped_parent(parent)
    if parent.type == "slice_expression":
        return True
    return parent.type == "unary_expression" and source.slice(field(parent, "operator")) == b"&"


def tokens(node: Node, source: Source) -> list[bytes]:
    """The leaves of an expression: equal lists are equal code, however it is spaced."""
    if not node.children:
        return [source.slice(node)]
    return [token for child in node.children for token in tokens(child, source)]
