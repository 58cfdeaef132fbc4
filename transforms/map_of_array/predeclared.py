"""Names that Go declares for everyone: does the package mean the same by them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemod.context import Context
from codemod.model import Helper
from codemod.syntax import Node, Source, walk
from transforms.map_of_array.local_names import local_names
from transforms.map_of_array.refusal import Refuse

_WORDS = frozenset(
    "any append bool byte cap clear close comparable complex complex128 complex64 copy delete error"
    " false float32 float64 imag int int16 int32 int64 int8 iota len make max min new nil panic"
    " print println real recover rune string true uint uint16 uint32 uint64 uint8 uintptr".split()
)
"""All that there are, up to Go 1.27."""
_SPECS = frozenset({"var_spec", "const_spec", "type_spec", "type_alias"})


def check_predeclared(helper: Helper, context: Context) -> None:
    """Raises Refuse where a word of the helper is one that its package declares anew."""
    words = set(re.findall(r"\w+", helper.source))
    for name, (source, offset) in _redeclared(helper.package, context).items():
        if name in words:
            at = source.position(offset)
            raise Refuse("shadowed", f"{name} is not Go's own in this package", at)


def is_predeclared(name: str, source: Source, node: Node, context: Context) -> bool:
    """Does the name mean what Go says at this node, whatever the function around it declares?"""
    if name in _redeclared(context.files[source.path].package, context):
        return False
    word, declaration = name.encode(), source.declaration(node)
    return word not in local_names(declaration, source) and not any(
        other.type == "identifier" and source.slice(other) == word and _is_declared(other)
        for other in walk(declaration)
    )


def is_nil_plain(source: Source, node: Node, context: Context) -> bool:
    """Does `nil` mean what Go says in the function around the node?

    A pointer can be compared with a variable of that name as well, so no compiler would complain.
    """
    function = context.function_at(source.path, node.start_byte)
    if function is None or "nil" in _redeclared(context.files[source.path].package, context):
        return False
    return not any(key.startswith("nil@") for key in function.idents.values())


def _is_declared(name: Node) -> bool:
    """Anything but a call of it; to take a mere mention for a declaration does no harm."""
    return name.parent is None or name.parent.type != "call_expression"


def _redeclared(package: str, context: Context) -> dict[str, tuple[Source, int]]:
    """The words that a package declares at its top, and where."""
    known = context.derived(_known)
    if package not in known:
        sources = [context.source(file.path) for file in context.packages[package].files]
        known[package] = {
            source.slice(name).decode(): (source, name.start_byte)
            for source in sources
            for name in _top_names(source.tree.root_node)
            if source.slice(name).decode("utf-8", "replace") in _WORDS
        }
    return known[package]


def _known(_: Context) -> dict[str, dict[str, tuple[Source, int]]]:
    return {}


def _top_names(root: Node) -> Iterator[Node]:
    for declaration in root.named_children:
        if declaration.type == "function_declaration":
            yield from declaration.children_by_field_name("name")
        elif declaration.type in ("var_declaration", "const_declaration", "type_declaration"):
            for spec in walk(declaration):
                if spec.type in _SPECS:
                    yield from spec.children_by_field_name("name")
