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
from codemod.groups import Group, site_groups
from codemod.model import Position, Site
from codemod.reflection import Outside
from codemod.resolve import all_flows
from codemod.syntax import CALLS, Node, ancestors, field, parts, place, unwrapped_parent
from transforms.copied_array.decide import trade
from transforms.copied_array.lawful import check_steady
from transforms.copied_array.loads import Kind, Load, element_reads, load_from
from transforms.copied_array.timing import in_loop
from transforms.maps.variables import Access
from transforms.refusal import Refuse

_RULE = "copied-array"


class Rivals:
    """Answers for one load."""

    def __init__(self, load: Load, context: Context, function: FunctionFacts) -> None:
        self._load, self._source = load, load.source
        self._context, self._function = context, function

    def first(self, size: int) -> int | None:
        """The first line that may need the temporary of a value of so many bytes."""
        if self._load.kind is not Kind.COMMA_OK:
            return None
        rivals = [one.line for one, around in self._beside(size) if self._is_rival(one, around)]
        return min(rivals, default=None)

    def _beside(self, size: int) -> Iterator[tuple[Copy, Node]]:
        """The copies of that size in the same function, and what each is part of."""
        source = self._source
        for one in self._context.compiler.copies(source.path) or ():
            if (one.path, one.size) == (source.path, size):
                token = source.token(Position(*one[:3]))
                if token is not None and _home(token) == _home(self._load.statement):
                    yield one, next(ancestors(token))

    def _is_rival(self, copy: Copy, around: Node) -> bool:
        if copy.is_inlined:
            return True
        if around.type == "range_clause":
            operand = field(around, "right")
            kind = self._function.ranges.get(place(operand), "")
            # Elements are copied straight to the loop's variable, and so is what a name yields.
            return kind == "array" or (kind != "data" and operand.type != "identifier")
        if around.type == "literal_value" and self._may_be_map(around):
            return any(map(self._is_put_aside, parts(around)))
        other = load_from(self._source, around)
        if other is not None and len(parts(field(around, "left"))) > 1:
            return self._stays(other)
        return not self._is_direct(around)

    def _stays(self, other: Load) -> bool:
        """Is this comma-ok (or `v, _ := m[k]`) left as it is?"""
        group = self._group_of(other)
        if group is None:
            return True
        try:
            reads = element_reads(other, self._context)
            check_steady(other, reads, group, self._context, self._function)
        except Refuse:
            return True
        elements = [one for one in reads if one.access is Access.READ_ELEMENT]
        is_repeated = any(in_loop(one.node, other) for one in elements)
        found = trade(other.kind, len(elements), group.slots[0], self._context.costs)
        return is_repeated or not found.pays

    def _group_of(self, other: Load) -> Group | None:
        """What is known of the map, which need not be the one of this load."""
        start, end = other.map.start_byte, other.map.end_byte
        site = Site(_RULE, self._source.path, start, end)
        flows = self._context.derived(_flows)
        return next(iter(site_groups([site], flows, self._context.workspace.root)), None)

    def _is_direct(self, node: Node) -> bool:
        """Does what is copied here go straight from one place in memory to another?

        What no place holds, such as a result, goes by way of the temporary, unless a variable takes
        it.
        """
        if node.type in _ASSIGNMENTS:
            names = node.children_by_field_name("name")
            left = names or parts(field(node, "left"))
            right = node.child_by_field_name("right") or field(node, "value")
            return self._is_assigned_directly(left, parts(right))
        if node.type == "argument_list" and _is_of_result(node):
            return False
        if node.type in _PUTS_ASIDE:
            return False
        if node.type == "index_expression":
            return not self._is_entry(node)  # it becomes an interface value or a key
        around = unwrapped_parent(node)[0] if node.type == "literal_element" else node
        return not self._is_made(around)

    def _is_assigned_directly(self, left: Sequence[Node], right: Sequence[Node]) -> bool:
        """What is stored in a map goes by way of the temporary, unless it has a name. A test for
        presence needs none.
        """
        first = right[0]
        if len(left) > len(right):
            is_test = first.type == "index_expression" and self._source.slice(left[0]) == b"_"
            return is_test or first.type == "type_assertion_expression"
        if len(right) == 1 and self._is_entry(left[0]):
            return first.type == "identifier"
        takes_result = len(right) == 1 and left[0].type == "identifier" and first.type in CALLS
        return takes_result or not any(map(self._is_made, right))

    def _is_made(self, node: Node) -> bool:
        """Is it a result, received or taken out of an interface, all or in part? An index or key
        only says which part.
        """
        if node.type in _MADE:
            return True
        if node.type == "unary_expression" and field(node, "operator").type == "<-":
            return True
        whole = [field(node, "operand")] if node.type == "index_expression" else node.children
        return any(map(self._is_made, whole))

    def _may_be_map(self, body: Node) -> bool:
        """Is it the body of a map's literal, as far as can be seen? Where its type is not written
        there, a key that is a name may be that of a field, unless it is a local variable's.
        """
        literal = next(ancestors(body))
        written = literal.child_by_field_name("type")
        if written is not None and written.type in _TYPES:
            return written.type == "map_type"
        if any(one.type != "keyed_element" for one in parts(body)):
            return False
        keys = [parts(field(one, "key"))[0] for one in parts(body)]
        return any(
            key.type != "identifier" or "@" in self._function.idents.get(key.start_byte, "")
            for key in keys
        )

    def _is_put_aside(self, entry: Node) -> bool:
        """Does this entry of a map's literal go by way of the temporary, as what is stored does?"""
        pair = [parts(field(entry, name))[0] for name in ("key", "value")]
        is_static = all(self._function.values.get(place(one)) == "static" for one in pair)
        return pair[1].type != "identifier" and not is_static

    def _is_entry(self, node: Node) -> bool:
        return self._function.values.get(place(node), "").startswith("entry")


_ASSIGNMENTS = ("short_var_declaration", "assignment_statement", "var_spec")
_PUTS_ASIDE = ("send_statement", "binary_expression", "communication_case")
"""What is sent or compared is not copied where it has a place of its own, unless by a `select`: one
of its clauses is chosen, so what each would send is put aside before.
"""
_TYPES = ("map_type", "slice_type", "array_type", "implicit_length_array_type", "struct_type")
_MADE = (*CALLS, "type_assertion_expression")


def _flows(context: Context) -> list[Group]:
    outside = Outside(context.workspace.standard, bool(context.workspace.strangers))
    return all_flows(_RULE, list(context.facts), outside)


def _is_of_result(arguments: Node) -> bool:
    """Is it the result of a call that is copied here, which has no other place yet? It may as well
    be an argument, or the receiver of a method.
    """
    call = next(ancestors(arguments))
    if unwrapped_parent(call)[0].type in ("selector_expression", "index_expression"):
        return True
    return not parts(arguments) and field(call, "function").type != "selector_expression"


def _home(node: Node) -> Node:
    """The function literal or declaration that it is compiled with. (One that is called on the spot
    may become part of what is around it; then the compiler says so of its copies.)"""
    last = node
    for parent in ancestors(node):
        if parent.type == "func_literal":
            return parent
        if parent.type != "source_file":
            last = parent
    return last
