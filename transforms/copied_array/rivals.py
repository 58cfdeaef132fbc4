"""Would a comma-ok copy the entry although nobody takes it?

The compiler has a comma-ok put its value into a temporary, and leaves that out where nothing reads
it. But one temporary serves all values of a type in a function. So where anything else needs it,
`_, ok := m[k]` copies as before. What else does is told by the copies that the compiler reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codemod.context import Context
from codemod.copies import Copy
from codemod.functions import FunctionFacts
from codemod.model import Position
from codemod.resolve import Group
from codemod.syntax import CALLS, Node, ancestors, field, parts, unwrapped_parent
from transforms.copied_array.decide import trade
from transforms.copied_array.lawful import check_steady
from transforms.copied_array.loads import Kind, Load, element_reads, load_from
from transforms.copied_array.timing import in_loop
from transforms.maps.variables import Access
from transforms.refusal import Refuse


class Rivals:
    """Answers for one load."""

    def __init__(self, load: Load, group: Group, context: Context, function: FunctionFacts) -> None:
        self._load, self._source = load, load.source
        self._group, self._context, self._function = group, context, function

    def first(self, size: int) -> int | None:
        """The first line that may need the temporary of a value of so many bytes."""
        if self._load.kind is not Kind.COMMA_OK:
            return None
        rivals = [one.line for one in self._beside(size) if self._is_rival(one)]
        return min(rivals, default=None)

    def _beside(self, size: int) -> Iterator[Copy]:
        """The copies of that size in the same function."""
        source = self._source
        for one in self._context.compiler.copies(source.path) or ():
            if (one.path, one.size) == (source.path, size):
                node = source.token(Position(*one[:3]))
                if node is not None and _home(node) == _home(self._load.statement):
                    yield one

    def _is_rival(self, copy: Copy) -> bool:
        token = self._source.token(Position(*copy[:3]))
        statement = None if token is None else token.parent
        if copy.is_inlined or statement is None:
            return True
        if statement.type == "range_clause":
            # A range loop over an array copies all of it first.
            return field(statement, "right").type != "identifier"
        other = load_from(self._source, statement)
        if other is not None and len(parts(field(statement, "left"))) > 1:
            return self._stays(other)
        return not _is_direct(statement)

    def _stays(self, other: Load) -> bool:
        """Is this comma-ok (or `v, _ := m[k]`) left as it is? Of one in another flow, its uses
        alone are looked at.
        """
        slot = self._group.slots[0]
        try:
            reads = element_reads(other, self._context)
            elements = [one for one in reads if one.access is Access.READ_ELEMENT]
            spots = {(use.path, use.start) for use in self._group.uses}
            if (self._source.path, other.map.start_byte) in spots:
                check_steady(other, reads, self._group, self._context, self._function)
        except Refuse:
            return True
        is_repeated = any(in_loop(one.node, other) for one in elements)
        found = trade(other.kind, len(elements), slot, self._context.costs)
        return is_repeated or not found.pays


def _is_direct(node: Node) -> bool:
    """Does what is copied here go straight from one place in memory to another?

    What no place holds, such as a result, goes by way of the temporary, unless a variable takes it.
    """
    if node.type in _ASSIGNMENTS:
        names = node.children_by_field_name("name")
        left = names or parts(field(node, "left"))
        value = node.child_by_field_name("right") or node.child_by_field_name("value")
        return value is None or _is_assigned_directly(left, parts(value))
    if node.type == "communication_case":
        # One clause of a `select` is chosen: what each of them would send is put aside before.
        return False
    around = unwrapped_parent(node)[0] if node.type == "literal_element" else node
    return not _is_made(around, *_MAY_BE_ENTRY.get(node.type, ()))


def _is_assigned_directly(left: Sequence[Node], right: Sequence[Node]) -> bool:
    """What is stored in a map goes by way of the temporary, unless it has a name. A map takes an
    index for that, so anything with one is taken for a map.
    """
    first = right[0]
    if len(left) > len(right):
        return first.type == "type_assertion_expression"
    if len(right) == 1 and left[0].type == "index_expression":
        return first.type == "identifier"
    takes_result = len(right) == 1 and left[0].type == "identifier" and first.type in CALLS
    return takes_result or not any(_is_made(one) for one in right)


def _is_made(node: Node, *kinds: str) -> bool:
    """Is it a result, received or taken out of an interface, all or in part, or of these kinds?
    An index or key only says which part.
    """
    if node.type in (*_MADE, *kinds):
        return True
    if node.type == "unary_expression" and field(node, "operator").type == "<-":
        return True
    whole = [field(node, "operand")] if node.type == "index_expression" else node.children
    return any(_is_made(one, *kinds) for one in whole)


_ASSIGNMENTS = ("short_var_declaration", "assignment_statement", "var_spec")
_MAY_BE_ENTRY = dict.fromkeys(("send_statement", "binary_expression"), ("index_expression",))
"""An entry of a map is put aside as well where it is sent or compared."""
_MADE = (*CALLS, "type_assertion_expression")


def _home(node: Node) -> Node:
    """The function literal or declaration that it is compiled with: a literal that is called on the
    spot becomes part of what is around it."""
    last = node
    for parent in ancestors(node):
        if parent.type == "func_literal" and not _is_called(parent):
            return parent
        if parent.type != "source_file":
            last = parent
    return last


def _is_called(literal: Node) -> bool:
    call = literal.parent
    if call is None or call.type != "call_expression" or field(call, "function") != literal:
        return False
    return call.parent is None or call.parent.type not in ("go_statement", "defer_statement")
