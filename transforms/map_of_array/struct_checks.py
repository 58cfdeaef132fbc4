"""Where a struct is not what the array was: for go build, for go vet, or in the order of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from codemod.context import Context
from codemod.model import Edit, Fix
from codemod.syntax import Node, Source, ancestors, field, parts, walk
from transforms.map_of_array.refusal import Refuse
from transforms.map_of_array.struct_values import Element, Values
from transforms.maps.in_memory import InMemory
from transforms.maps.names import tokens


def check_imports(fix: Fix, context: Context) -> None:
    """Raises Refuse where a file would no longer use a package that it imports.

    Its import cannot just go: the package may do something when it is loaded.
    """
    for path, edits in fix.edits.items():
        source = context.source(path)
        for name in _left(source, edits, context):
            text = source.slice(name).decode()
            reason = f"the import of {text} would no longer be used"
            raise Refuse("array-operation", reason, source.position(name.start_byte))


def _left(source: Source, edits: Iterable[Edit], context: Context) -> Iterator[Node]:
    """Names of packages in what goes, where nothing that stays has them."""
    gone = [range(edit.start, edit.end) for edit in edits if edit.start < edit.end]
    qualifiers = [*_qualifiers(source.tree.root_node)]
    inside = [name for name in qualifiers if any(name.start_byte in one for one in gone)]
    kept = {source.slice(name) for name in qualifiers if name not in inside}
    added = b" ".join(edit.new for edit in edits)
    for name in inside:
        function = context.function_at(source.path, name.start_byte)
        is_variable = function is not None and name.start_byte in function.idents
        text = source.slice(name)
        if not is_variable and text not in kept and text + b"." not in added:
            yield name


def _qualifiers(root: Node) -> Iterator[Node]:
    """Have: x in x.y, in a type or not."""
    for node in walk(root):
        if node.type in ("qualified_type", "selector_expression"):
            first = node.named_children[0]
            if first.type in ("package_identifier", "identifier"):
                yield first


def check_assignments(elements: Iterable[Element]) -> None:
    """Raises Refuse where an element is assigned to itself: vet calls it by its new name."""
    for element in elements:
        statement = next(
            (one for one in ancestors(element.node) if one.type.endswith("_statement")), None
        )
        if statement is not None and statement.type == "assignment_statement":
            _check_assignment(element, statement)


def _check_assignment(element: Element, statement: Node) -> None:
    source = element.source
    sides = (parts(field(statement, side)) for side in ("left", "right"))
    for left, right in zip(*sides, strict=False):  # of a call there are more on the left
        is_in = left.start_byte <= element.node.start_byte < left.end_byte
        if is_in and tokens(left, source) == tokens(right, source):
            at = source.position(left.start_byte)
            raise Refuse("array-operation", "an element is assigned to itself", at)


def check_registers(values: Values, context: Context) -> None:
    """Raises Refuse where it would show that a struct may lie in registers, as no array does."""
    places = [(one.source, one.node) for one in values.elements]
    found: dict[object, frozenset[int]] = {}
    for source, node in (*places, *values.names):
        function = context.function_at(source.path, node.start_byte)
        around = source.path, function and function.start
        if around not in found:
            memory = InMemory(node, source, context)
            statements = chain(memory.tuples(), memory.beside_calls())
            found[around] = frozenset(one.id for one in statements)
        if not found[around].isdisjoint(one.id for one in (node, *ancestors(node))):
            reason = "it shows whether this is read before what stands beside it"
            raise Refuse("evaluation-order", reason, source.position(node.start_byte))
