"""What cannot change memory that other code reaches as well: fields, variables of the package."""

from __future__ import annotations

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import CALLS, Node, field, parts
from transforms.copied_array.loads import Load
from transforms.copied_array.names import is_numeric
from transforms.maps.effects import Effects
from transforms.maps.names import are_private, builtin, is_private_name


class Apart:
    """Judges nodes of a load's function: what could change the map or the key of the load?

    A number has no pointers in it, and so no map: where one is stored, no map can be found. The
    memory of a key may hold just that number, so the key must be out of reach for this to count.
    """

    def __init__(
        self,
        load: Load,
        operands: list[Node],
        effects: Effects,
        context: Context,
        function: FunctionFacts,
    ) -> None:
        self._source, self._effects = load.source, effects
        self._context, self._function = context, function
        keys = [one for one in operands if one != load.map]
        self._is_key_fixed = are_private(keys, load.source, context)
        has_numbers = not effects.elem_pointers
        variable = function.idents.get(load.variable.start_byte)
        self._numbers = variable if has_numbers else None
        """Key of the load's variable, where its elements are numbers."""

    def holds(self, node: Node) -> bool:
        """Can running this one node change nothing that the operands are made of?"""
        if node.type in CALLS:
            return self._is_quiet(node)
        if node.type == "send_statement":
            return False
        if node.type == "unary_expression":
            return self._source.slice(field(node, "operator")) != b"<-"
        if node.type == "range_clause" and not self._is_over_data(node):
            return False
        return all(map(self._is_own, targets(node))) or (
            self._is_key_fixed and self._stores_numbers(node)
        )

    def _is_over_data(self, clause: Node) -> bool:
        operand = field(clause, "right")
        return self._function.ranges_over_data(operand.start_byte, operand.end_byte)

    def _is_own(self, target: Node) -> bool:
        """Is it a local variable that nothing points to, or none at all?"""
        if target.type != "identifier":
            return False
        key = self._function.idents.get(target.start_byte, "")
        is_new = key.endswith(f"@{target.start_byte}") or self._source.slice(target) == b"_"
        return is_new or is_private_name(target, self._source, self._context)

    def _is_quiet(self, call: Node) -> bool:
        if self._effects.is_leaf(call, self._source):
            return True
        # It writes to the slice's array, as `s[i] = x` does.
        if not self._is_key_fixed or builtin(call, self._source, self._context) != "append":
            return False
        return all(map(self._is_number, parts(field(call, "arguments"))[1:]))

    def _stores_numbers(self, node: Node) -> bool:
        if node.type in ("inc_statement", "dec_statement"):
            return True
        if node.type != "assignment_statement":
            return False
        if self._source.slice(field(node, "operator")) != b"=":
            return True  # += and its like work on numbers and strings
        return all(map(self._is_number, parts(field(node, "right"))))

    def _is_number(self, node: Node) -> bool:
        """Has the value no pointers, but for those of a string?"""
        if node.type in _LITERALS or node.type == "binary_expression":
            return True
        if node.type == "parenthesized_expression":
            return self._is_number(parts(node)[0])
        if node.type == "call_expression":
            is_length = builtin(node, self._source, self._context) in ("len", "cap")
            return is_length or is_numeric(node, self._function)
        if node.type == "index_expression":
            operand = field(node, "operand")
            return self._function.idents.get(operand.start_byte, "") == self._numbers
        return False


_LITERALS = frozenset(
    {
        "int_literal",
        "float_literal",
        "imaginary_literal",
        "rune_literal",
        "interpreted_string_literal",
        "raw_string_literal",
        "true",
        "false",
    }
)


def targets(node: Node) -> list[Node]:
    """What a statement assigns to: on the left of `=`, `:=`, before `++`, of a range loop."""
    if node.type in ("inc_statement", "dec_statement"):
        return parts(node)[:1]
    if node.type in ("assignment_statement", "short_var_declaration", "receive_statement"):
        left = node.child_by_field_name("left")
        return parts(left) if left is not None else []
    if node.type == "range_clause":
        left = node.child_by_field_name("left")
        return parts(left) if left is not None else []
    return []
