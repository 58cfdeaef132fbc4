"""Statements in which it shows whether Go keeps a variable in memory.

Of the assignments in one statement Go makes one after the other, and before the first it reads what
that may change: after one to memory, all that is read from memory (see `tuples`). Beside a call it
copies what is in registers where it needs an address, and takes from memory what is there by then.

A variable that a function literal shares lies in memory, unless all such literals are inlined. The
body of a loop over a function is such a literal; a literal in which a helper is called may be too
long to be inlined; and a struct of a few fields may lie in registers, while an array of more than
one element does not. A variable whose address is taken lies in memory, too. So a rewrite may turn
around what stands in statements that it does not touch.
"""

from __future__ import annotations

from collections.abc import Iterator

from codemod.context import Context
from codemod.syntax import (
    CALLS,
    Node,
    Source,
    ancestors,
    field,
    parts,
    place,
    unwrapped_parent,
    walk,
)
from transforms.maps.copied_parts import is_comparison
from transforms.maps.effects import enclosing_statement, expression_end
from transforms.maps.names import CONSTANTS, is_leaf, is_operator
from transforms.maps.variables import is_assigned, own_part

_PARTIAL = frozenset({"/", "%", "<<", ">>"})
_OTHERS = ("_statement", "_declaration")
_PARTS = frozenset({"selector_expression", "slice_expression", "unary_expression"})
_STATEMENTS = frozenset({"assignment_statement", "short_var_declaration", "return_statement"})


class InMemory:
    """The statements of the top-level declaration around a node."""

    def __init__(self, node: Node, source: Source, context: Context) -> None:
        self._source, self._context = source, context
        self._function = context.function_at(source.path, node.start_byte)
        self._nodes = [*walk(source.declaration(node))]
        self._defers = any(node.type == "defer_statement" for node in self._nodes)
        self._literals = [node for node in self._nodes if node.type == "func_literal"]
        assigned = [*self._assigned()]
        self._shared = frozenset(key for _, key in assigned)
        self._changed = frozenset(key for one, key in assigned if self._is_apart(one, key))

    def tuples(self, *, of_shared: bool = False) -> Iterator[Node]:
        """Have: x, y = 1, a/b. Has x its new value when b is found to be 0?

        What reads an element, or follows a pointer, counts as read from memory in any case. With
        `of_shared`: only those for which it counts where the shared variables lie.
        """
        for node in self._nodes:
            late = self._later(node) if node.type in _STATEMENTS else ()
            partial = filter(self._is_partial, late)
            if any(not of_shared or self._is_of_shared(one) for one in partial):
                yield node

    def _is_of_shared(self, node: Node) -> bool:
        return any(self._key(one) in self._shared for one in walk(node))

    def _later(self, statement: Node) -> Iterator[Node]:
        """All that is evaluated for the second of several assignments and for those behind it."""
        for side in parts(statement) if self._is_seen(statement) else ():
            for operand in parts(side)[1:] if side.type == "expression_list" else ():
                yield from _outside_literals(operand)

    def _is_seen(self, statement: Node) -> bool:
        """May what it has assigned be seen after a panic in it?

        Results are where a deferred function recovers, and variables that are new are not.
        """
        if statement.type == "return_statement":
            return self._defers
        if statement.type == "assignment_statement":
            return True
        names = parts(field(statement, "left"))
        return any(_home(self._key(name)) not in (name.start_byte, -1) for name in names)

    def _is_partial(self, node: Node) -> bool:
        """May it panic by what is in registers alone?"""
        if node.type == "binary_expression" and field(node, "operator").type in _PARTIAL:
            function = self._function
            return function is None or place(field(node, "right")) not in function.consts
        return node.type == "type_assertion_expression"

    def beside_calls(self) -> Iterator[Node]:
        """Have: f(v, g()), where g may be a literal that changes v.

        What its own function alone assigns to does not change while that function waits for a call.
        (The body of a loop over a function is part of it.)
        """
        for node in self._nodes:
            key = self._key(node)
            may_change = key in self._changed or (key in self._shared and self._is_apart(node, key))
            is_read = node.start_byte != _home(key)
            if may_change and is_read and self._is_beside_call(node):
                yield node

    def _is_beside_call(self, name: Node) -> bool:
        """A call that the name is an argument of comes after it in any case."""
        statement = enclosing_statement(name)
        specs = (one for one in ancestors(name) if one.type == "var_spec")
        spec = next((one for one in specs if one.start_byte > statement.start_byte), statement)
        end = min(expression_end(statement), spec.end_byte)  # of several, one comes after the other
        return self._may_need_address(name) and any(
            node.type in CALLS
            and node.end_byte <= end
            and name.start_byte not in range(node.start_byte, node.end_byte)
            and not is_operator(node, self._source, self._context)
            and not is_leaf(node, self._source, self._context)
            for node in _outside_literals(spec)
        )

    def _may_need_address(self, name: Node) -> bool:
        """Is it a value that may become an interface value or a key, that is compared, or sent?"""
        part = own_part(name, self._source, self._context)
        around, child = unwrapped_parent(part)
        if around.type == "binary_expression":
            sides = field(around, "left"), field(around, "right")
            return is_comparison(around) and not any(one.type in CONSTANTS for one in sides)
        if around.type == "index_expression":
            kinds = self._function.values if self._function is not None else {}
            is_entry = kinds.get(place(around), "").startswith("entry")
            return is_entry and child == field(around, "index")
        return around.type not in _PARTS and not is_assigned(part)

    def _assigned(self) -> Iterator[tuple[Node, str]]:
        """Where variables that a literal shares are assigned to after they are declared.

        What has its address taken lies in memory in any case.
        """
        shared = {
            key
            for literal in self._literals
            for key in map(self._key, walk(literal))
            if key and _home(key) not in range(literal.start_byte, literal.end_byte)
        }
        for node in self._nodes if shared else ():
            key = self._key(node)
            is_other = key in shared and node.start_byte != _home(key)
            if is_other and is_assigned(own_part(node, self._source, self._context)):
                yield node, key

    def _is_apart(self, name: Node, key: str) -> bool:
        """Does it stand in a literal that the variable is declared outside of?"""
        literals = (one for one in ancestors(name) if one.type == "func_literal")
        return any(_home(key) < one.start_byte for one in literals)

    def _key(self, node: Node) -> str:
        """The key of a local variable; "" for anything else."""
        if node.type != "identifier" or self._function is None:
            return ""
        key = self._function.idents.get(node.start_byte, "")
        return key if _home(key) >= 0 else ""


def _home(key: str) -> int:
    """Where the local variable is declared; -1 for other names."""
    declared = key.rpartition("@")[2]
    return int(declared) if "@" in key and declared.isdecimal() else -1


def _outside_literals(node: Node) -> Iterator[Node]:
    """The node and what is below it, but for what runs at another time: the bodies of function
    literals, and what is done before a condition is asked.
    """
    stack = [node]
    while stack:
        top = stack.pop()
        is_other = top.type.endswith(_OTHERS) and top != node
        if top.type != "func_literal" and not is_other:
            yield top
            stack.extend(parts(top))
