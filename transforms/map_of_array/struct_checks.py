"""Where a struct is not what the array was: for go build, for go vet, or in the order of things."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from codemod.context import Context
from codemod.edits import apply_edits
from codemod.functions import FunctionFacts
from codemod.model import Fix
from codemod.syntax import Node, Source, ancestors, field, parts
from transforms.map_of_array.refusal import Refuse
from transforms.map_of_array.struct_values import Element, Values
from transforms.maps.in_memory import InMemory, told_if_inlined
from transforms.maps.names import tokens


def check_imports(fix: Fix, context: Context) -> None:
    """Raises Refuse where a file would no longer use a package that it imports.

    Its import cannot just go: the package may do something when it is loaded.
    """
    for path, edits in fix.edits.items():
        source = context.source(path)
        kept = _qualifiers(Source(path, apply_edits(source.text, edits)))
        for text, name in _qualifiers(source).items():
            if text not in kept:
                reason = f"the import of {text.decode()} would no longer be used"
                raise Refuse("array-operation", reason, source.position(name.start_byte))


def _qualifiers(source: Source) -> dict[bytes, Node]:
    """Have: x in x.y, in a type or not. Each with its first place."""
    found: dict[bytes, Node] = {}
    for name in source.query(_QUALIFIERS):
        found.setdefault(source.slice(name), name)
    return found


_QUALIFIERS = """
(qualified_type package: (package_identifier) @name)
(selector_expression operand: (identifier) @name)
"""


def check_assignments(elements: Iterable[Element]) -> None:
    """Raises Refuse where an element is assigned to itself: vet calls it by its new name."""
    for element in elements:
        statement = next(
            (one for one in ancestors(element.node) if one.type == "assignment_statement"), None
        )
        if statement is not None:
            _check_assignment(element.source, statement)


def _check_assignment(source: Source, statement: Node) -> None:
    sides = (parts(field(statement, side)) for side in ("left", "right"))
    for left, right in zip(*sides, strict=False):  # of a call there are more on the left
        if tokens(left, source) == tokens(right, source):
            at = source.position(left.start_byte)
            raise Refuse("array-operation", "an element is assigned to itself", at)


def check_registers(values: Values, context: Context) -> None:
    """Raises Refuse where it would show that a struct may lie in registers, as no array does, or
    that a literal with one is inlined where it was not.
    """
    places = [(one.source, one.node) for one in values.elements]
    functions: dict[object, tuple[Source, FunctionFacts, list[Node]]] = {}
    for source, node in (*places, *values.names):
        function = context.function_at(source.path, node.start_byte)
        if function is not None:
            at = source.path, function.start
            functions.setdefault(at, (source, function, []))[2].append(node)
    for source, function, nodes in functions.values():
        memory = InMemory(nodes[0], function, source, context)
        told = {one.id for one in chain(memory.tuples(), memory.beside_calls())}
        for node in nodes:
            if not told.isdisjoint(one.id for one in (node, *ancestors(node))):
                reason = "it shows whether this is read before what stands beside it"
                raise Refuse("evaluation-order", reason, source.position(node.start_byte))
        if any(told_if_inlined(node, function, source, context) for node in nodes):
            reason = "it may show whether a literal with this in it is inlined"
            raise Refuse("evaluation-order", reason, source.position(nodes[0].start_byte))
