"""Names that mean something else inside of one declaration than around it."""

from __future__ import annotations

from codemod.syntax import Node, Source, walk


def local_names(declaration: Node, source: Source) -> set[bytes]:
    """Types, type parameters and constants that a top-level declaration has to itself."""
    found: set[bytes] = set()
    for node in walk(declaration):
        if node.type in ("type_parameter_declaration", "const_spec") or (
            node.type in ("type_spec", "type_alias") and node.parent != declaration
        ):
            found.update(source.slice(name) for name in node.children_by_field_name("name"))
    receiver = declaration.child_by_field_name("receiver")
    for node in walk(receiver) if receiver is not None else ():
        if node.type == "type_arguments":
            found.update(source.slice(n) for n in walk(node))
    return found
