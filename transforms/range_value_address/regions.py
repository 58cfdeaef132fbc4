"""From where on does a copy take the variable's place?

A region begins with the statement that lets the address go and reaches to the end of the list that
the statement stands in; in it, every reference to the variable becomes one to the copy. So within
a region nothing can tell the two apart. What remains is to show that nothing after it can either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.loops import LoopUse, LoopVariable
from codemod.syntax import CALLS, Node, field, parts, place
from transforms.maps.clauses import evaluated_early
from transforms.maps.names import builtin, is_leaf
from transforms.range_value_address.flow import (
    LoopFlow,
    Way,
    below,
    enclosing_statements,
    is_inside,
)
from transforms.refusal import Refuse


@dataclass(frozen=True)
class Region:
    """Consecutive statements, the last one being the last of its list."""

    statements: tuple[Node, ...]
    way: Way
    """Where control goes from its end."""

    @property
    def first(self) -> Node:
        """The statement before which the copy is made."""
        return self.statements[0]

    @property
    def start(self) -> int:
        """Offset of its first byte."""
        return self.statements[0].start_byte

    @property
    def end(self) -> int:
        """Offset behind its last byte."""
        return self.statements[-1].end_byte

    def holds(self, offset: int) -> bool:
        """Is the offset inside of it?"""
        return offset in range(self.start, self.end)


class Regions:
    """Finds the regions of one variable in one loop."""

    def __init__(self, flow: LoopFlow, variable: LoopVariable, context: Context) -> None:
        self._flow, self._variable, self._context = flow, variable, context

    def find(self, leaving: Sequence[LoopUse], *, hoist: bool = False) -> tuple[Region, ...]:
        """As few statements as can be, or, to `hoist`, all from the body's first on.

        Raises Refuse where a copy could be told from the variable.
        """
        regions = _outermost(map(self._widest, leaving)) if hoist else self.narrow(leaving)
        while True:
            lacking = next(filter(self._can_tell, regions), None)
            if lacking is None:
                break
            wider = self._hoisted(lacking)
            regions = _outermost([wider if one is lacking else one for one in regions])
        self._check(regions)
        return tuple(regions)

    def narrow(self, leaving: Sequence[LoopUse]) -> list[Region]:
        """As few statements as can be, whether or not a copy there could be told apart."""
        return _outermost(map(self._around, leaving))

    def _around(self, use: LoopUse) -> Region:
        return self._region(self._steps(use.offset)[0])

    def _widest(self, use: LoopUse) -> Region:
        return self._region(self._steps(use.offset)[-1])

    def _steps(self, offset: int) -> list[Node]:
        length = len(self._variable.name.encode())
        node = self._flow.source.node(offset, offset + length)
        steps = enclosing_statements(node, self._flow.body) if node is not None else []
        if not steps:
            at = self._flow.source.position(offset)
            raise Refuse("broken-syntax", "the syntax tree has no statement for this use", at)
        return steps

    def _hoisted(self, region: Region) -> Region:
        """The region that begins one list further out."""
        return self._region(enclosing_statements(region.first, self._flow.body)[1])

    def _region(self, first: Node) -> Region:
        assert first.parent is not None
        after = [one for one in parts(first.parent) if one.start_byte >= first.start_byte]
        return Region(tuple(after), self._way(after))

    def _way(self, some: Sequence[Node]) -> Way:
        """Where all ways out of these statements lead at the least."""
        way = self._flow.way(some[-1])
        for statement in some:
            for jump, where in self._flow.jumps(statement):
                target = self._flow.target(jump)
                if where is Way.ON and target is not None and not is_inside(target, statement):
                    return Way.ON
                if where is Way.ITERATION:
                    way = min(way, where)
        return way

    def _can_tell(self, region: Region) -> bool:
        """Could something in the rest of the iteration tell the copy from the variable?"""
        if region.way is not Way.ON:
            return False
        if self._flow.inner_loops(region.first):
            return True  # it may run again, and would make a second copy
        later = [use for use in self._variable.uses if self._is_later(use.offset, region)]
        if not later:
            return False
        # Among them are those of a later region, which would make a second copy as well.
        if any(use.access != "read" or use.literal is not None for use in later):
            return True
        return not self._is_calm(region, max(self._last_turn(use.offset) for use in later))

    def _last_turn(self, offset: int) -> int:
        """Where the code ends that may run before a read is evaluated for the last time: all of the
        outermost inner loop around it.
        """
        node = self._flow.source.node(offset, offset + len(self._variable.name.encode()))
        loops = self._flow.inner_loops(node) if node is not None else []
        return loops[-1].end_byte if loops else offset

    def _is_later(self, offset: int, region: Region) -> bool:
        return offset >= region.end and not self._flow.are_exclusive(region.first, offset)

    def _is_calm(self, region: Region, last: int) -> bool:
        """From where the address goes until the last read of the variable, does nothing write
        through a pointer? Then the variable still holds what the copy does.

        Only `&v` itself may have gone. `append` writes too, to a slice that may have been made of
        what the pointer leads to; where the address goes in the same statement there is none yet.
        """
        for use in self._variable.uses:
            if region.holds(use.offset) and (use.literal is not None or _changes(use)):
                return False
        return all(
            self._is_calm_node(node, region.first)
            for node in below(self._flow.body)
            if node.start_byte in range(region.start, last + 1)
        )

    def _is_calm_node(self, node: Node, first: Node) -> bool:
        source = self._flow.source
        if node.type == "send_statement":
            return False
        if node.type == "unary_expression":
            return source.slice(field(node, "operator")) != b"<-"
        if node.type in CALLS:
            is_append = builtin(node, source, self._context) == "append"
            return (is_append and is_inside(node, first)) or is_leaf(node, source, self._context)
        if node.type == "range_clause":
            return self._is_plain_range(node)
        if node.type in ("inc_statement", "dec_statement"):
            return parts(node)[0].type == "identifier"
        if node.type == "assignment_statement" and not self._is_before(node, first):
            return all(target.type == "identifier" for target in parts(field(node, "left")))
        return True

    def _is_before(self, node: Node, first: Node) -> bool:
        """Is it the assignment by which the address goes? Before it, there was no pointer to write
        through, unless its own left side gets one: self(&v).field, kept = 1, &v.
        """
        left = field(node, "left")
        return node.id == first.id and not any(
            use.access == "address" and use.offset in range(left.start_byte, left.end_byte)
            for use in self._variable.uses
        )

    def _is_plain_range(self, clause: Node) -> bool:
        """Does it range over data, with variables of its own? An iterator would run other code."""
        function = self._context.function_at(self._flow.source.path, clause.start_byte)
        operand = field(clause, "right")
        span = place(operand)
        left = clause.child_by_field_name("left")
        targets = parts(left) if left is not None else []
        is_data = function is not None and function.ranges_over_data(*span)
        return is_data and all(target.type == "identifier" for target in targets)

    def _check(self, regions: Sequence[Region]) -> None:
        """Nobody else may hold a pointer to the variable while the copy is in use."""
        for region in regions:
            before = [
                use
                for use in self._variable.uses
                if self._may_precede(use.offset, region)
                and (use.access != "read" or use.literal is not None)
            ]
            if self._variable.pinned and before:
                raise self._refuse("self-pointer", "it may hold a pointer to itself", region.start)
            if any("borrow" in (use.pointer.kind, use.closure.kind) for use in before):
                self._check_aliases(region)

    def _may_precede(self, offset: int, region: Region) -> bool:
        """May it run before the copy is made, perhaps in an earlier turn of an inner loop?"""
        if self._flow.inner_loops(region.first):
            return not region.holds(offset)
        early = evaluated_early(region.first, self._flow.body.start_byte)
        return offset < region.start or any(
            offset in range(node.start_byte, node.end_byte) for node in early
        )

    def _check_aliases(self, region: Region) -> None:
        """From the copy to the end of the iteration nobody may look at the variable itself."""
        end = self._flow.body.end_byte if region.way is Way.ON else region.end
        for offset in self._variable.aliases:
            if offset in range(region.start, end):
                reason = f"this may hold a pointer to {self._variable.name}"
                raise self._refuse("aliased", reason, offset)

    def _refuse(self, code: str, reason: str, offset: int) -> Refuse:
        return Refuse(code, reason, self._flow.source.position(offset))


def _changes(use: LoopUse) -> bool:
    """May the variable be another one after this? A plain `&v` alone does nothing to it."""
    return use.access == "write" or (use.access == "address" and not use.exact)


def _outermost(regions: Iterable[Region]) -> list[Region]:
    """The regions that no other one holds, each once, in order."""
    found: dict[int, Region] = {}
    for region in sorted(regions, key=lambda one: (one.start, -one.end)):
        if not any(kept.holds(region.start) for kept in found.values()):
            found[region.start] = region
    return list(found.values())
