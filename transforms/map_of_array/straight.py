"""Straight-line code between a load and its store: what may stand there, and what it can do."""

from __future__ import annotations

from collections.abc import Iterable

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.syntax import Node, Source, field, parts, place, walk
from transforms.map_of_array.calm import PANICKING, Calm
from transforms.map_of_array.guards import block_statements
from transforms.map_of_array.looked_at import LookedAt
from transforms.maps.effects import Effects, Stretch, acts
from transforms.maps.names import is_private_name


class StraightLine:
    """Walks the statements in order and keeps track of whether the entry has changed yet.

    Before the first change anything harmless may happen, even a panic or a return: the entry is
    as it was. After it nothing may keep control from reaching the store.
    """

    def __init__(
        self,
        function: FunctionFacts,
        source: Source,
        effects: Effects,
        fixed: frozenset[str],
        *,
        are_private: bool,
        context: Context,
    ) -> None:
        """`fixed`: keys of the variables that the entry depends on; `are_private`: no call can
        change them.
        """
        self._function, self._source, self._effects = function, source, effects
        self._fixed, self._are_private = fixed, are_private
        self._variable = ""
        self._context = context
        self._changed = False
        self._loops = 0
        self._looked_at = LookedAt(function, source, context)
        self._calm = Calm(function, source, self._looked_at, context)
        self.cannot_stop = True
        """No statement can panic, leave or change anything but elements of the variable."""

    def accepts(self, statements: Iterable[Node], variable: str) -> bool:
        """May these statements stand between the load of `variable` (its key) and its store?"""
        self._variable = variable
        return all(self._statement(node) for node in statements)

    def _statement(self, node: Node) -> bool:
        if node.type in ("inc_statement", "dec_statement"):
            return self._assign([parts(node)[0]], [])
        if node.type == "assignment_statement":
            return self._assignment(node)
        if node.type == "short_var_declaration":
            left = parts(field(node, "left"))
            return self._declare(left, parts(field(node, "right")))
        if node.type == "if_statement":
            return self._if(node)
        if node.type == "for_statement":
            return self._loop(node)
        if node.type in ("return_statement", "continue_statement", "break_statement"):
            return self._jump(node)
        return False

    def _loop(self, node: Node) -> bool:
        """A loop that ends. What one turn does comes after the changes that another has made."""
        if place(node) not in self._function.endings:
            return False
        head, body = parts(node)
        if not all(map(self._expression, self._begins_with(head))):
            return False
        self._loops += 1
        accepted = self._turn(body) and self._turn(body)
        self._loops -= 1
        return accepted

    def _begins_with(self, head: Node) -> list[Node]:
        """What the head of such a loop evaluates, once: its other parts are names and constants."""
        if head.type == "range_clause":
            operand = field(head, "right")
            is_evaluated = self._function.ranges.get(place(operand)) != "length"
            return [operand] if is_evaluated else []
        return parts(field(field(head, "initializer"), "right"))

    def _turn(self, body: Node) -> bool:
        with self._looked_at.turn():
            return self._block(body)

    def _jump(self, node: Node) -> bool:
        """It keeps control from the store, but for one that goes no further than a loop's end."""
        if self._loops and node.type != "return_statement" and not parts(node):
            return True
        self.cannot_stop = False
        return not self._changed and all(map(self._expression, parts(node)))

    def _assignment(self, node: Node) -> bool:
        left, right = parts(field(node, "left")), parts(field(node, "right"))
        operator = self._source.slice(field(node, "operator"))
        if operator in PANICKING and not all(map(self._calm.is_constant, right)):
            self.cannot_stop = False  # division by zero, a negative shift count
            if self._changed:
                return False
        return self._assign(left, right)

    def _if(self, node: Node) -> bool:
        if node.child_by_field_name("initializer") is not None:
            return False
        if not self._expression(field(node, "condition")):
            return False
        blocks = [field(node, "consequence"), node.child_by_field_name("alternative")]
        return all(self._branch(block) for block in blocks if block is not None)

    def _branch(self, block: Node) -> bool:
        with self._looked_at.branch():
            return self._block(block)

    def _block(self, block: Node) -> bool:
        if block.type == "if_statement":
            return self._statement(block)
        return all(map(self._statement, block_statements(block)))

    def _declare(self, left: list[Node], right: list[Node]) -> bool:
        self.cannot_stop = False
        return all(map(self._expression, right)) and all(map(self._may_set, left))

    def _may_set(self, name: Node) -> bool:
        """A name on the left of :=, which is a new variable or one that was there already."""
        key = self._key(name)
        return key.endswith(f"@{name.start_byte}") or self._assign_name(name)

    def _assign(self, left: list[Node], right: list[Node]) -> bool:
        is_tuple = len(right) > 1 and any(target.type != "identifier" for target in left)
        if is_tuple and not all(map(self._may_stand_in_tuple, right)):
            return False
        if not all(map(self._expression, right)):
            return False
        # Go has found all elements when it assigns the first name: in i, v[i] = 3, x the old one.
        names = [target for target in left if target.type == "identifier"]
        elements = [target for target in left if target.type != "identifier"]
        return all(map(self._assign_element, elements)) and all(map(self._assign_name, names))

    def _may_stand_in_tuple(self, value: Node) -> bool:
        """Have: v[i], v[j] = v[j], v[i], where elements are read before any is written.

        Go assigns v[0] in v[0], v[1] = 7, a/b before it divides: the entry would be half changed.
        And what else may panic it evaluates behind an array, but ahead of what a pointer leads to.
        """
        if self._calm.cannot_panic(value):
            return True
        base = value
        while base.type == "index_expression" and self._calm.cannot_panic(field(base, "index")):
            base = field(base, "operand")
        return base.type == "identifier" and self._key(base) == self._variable

    def _assign_name(self, name: Node) -> bool:
        """A plain local variable: not one the entry depends on, nor the array as a whole."""
        self.cannot_stop = False
        key = self._key(name)
        self._looked_at.forget(key)
        if key in self._fixed or key == self._variable or "@" not in key:
            return False
        # The entry may be found through a pointer to the variable, or a slice of it.
        return (
            self._are_private or key == "_@" or is_private_name(name, self._source, self._context)
        )

    def _assign_element(self, target: Node) -> bool:
        """Have: v[i] = e. Its index is checked before it is written, so the first such write may
        still panic; a later one may not.
        """
        base = target
        # A slice or pointer in between could lead anywhere, even to the key.
        while self._function.values.get(place(base)) == "part":
            if base.type == "index_expression" and not self._expression(field(base, "index")):
                return False
            base = field(base, "operand")
        if base.type != "identifier" or self._key(base) != self._variable:
            return False
        if not self._calm.is_there(target):
            self.cannot_stop = False
            if self._changed:
                return False
        self._looked_at.note(target)
        self._changed = True
        return True

    def _key(self, name: Node) -> str:
        if self._source.slice(name) == b"_":
            return "_@"
        return self._function.idents.get(name.start_byte, "")

    def _expression(self, node: Node) -> bool:
        """May this be evaluated here? Notes whether it can panic."""
        stretch = Stretch(self._source, node.start_byte, node.end_byte)
        if self._effects.first_change(stretch) is not None or _has_closure(node):
            return False
        if not self._are_private and self._lets_others_act(node):
            return False
        is_calm = self._calm.cannot_panic(node)
        self._looked_at.note(node)
        if is_calm:
            return True
        self.cannot_stop = False
        return not self._changed

    def _lets_others_act(self, node: Node) -> bool:
        """Does it call what nobody knows, or wait for another goroutine?"""
        return any(
            acts(child) and not self._effects.is_leaf(child, self._source) for child in walk(node)
        )


def _has_closure(node: Node) -> bool:
    return any(child.type == "func_literal" for child in walk(node))
