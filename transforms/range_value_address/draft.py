"""Collects the edits of one fix: references that are renamed, lines that are added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from codemod.context import Context
from codemod.groups import Group
from codemod.loops import Loop, LoopUse, LoopVariable
from codemod.model import Edit, Fix, Promise, Safety
from codemod.syntax import Node, Source, ancestors, walk
from transforms.range_value_address.earlier import Repeated, repeated, written
from transforms.range_value_address.flow import LoopFlow
from transforms.range_value_address.regions import Region
from transforms.refusal import Refuse

_NAMES = frozenset({"identifier", "type_identifier", "package_identifier"})
RULE = "range-value-address"


@dataclass(frozen=True, slots=True)
class _Given:
    """A name that a fix of this run declares, and the bytes in which it means that."""

    path: Path
    name: str
    start: int
    end: int


class Names:
    """Names that the fixes of one run declare: two that are seen at one place must differ."""

    def __init__(self, _context: Context) -> None:
        self._given: list[_Given] = []

    def choose(
        self, source: Source, scope: Node, spelled: Collection[str], *candidates: str
    ) -> str:
        """The first candidate that is not `spelled` and that no other fix uses in `scope`."""
        numbered = (f"{candidates[0]}{number}" for number in range(2, 100))
        for name in (*candidates, *numbered):
            wanted = _Given(source.path, name, scope.start_byte, scope.end_byte)
            if name not in spelled and not any(_meet(wanted, other) for other in self._given):
                self._given.append(wanted)
                return name
        at = source.position(scope.start_byte)
        raise Refuse("name-shadowed", f"no free name like {candidates[0]}", at)


def _meet(one: _Given, other: _Given) -> bool:
    both = range(max(one.start, other.start), min(one.end, other.end))
    return (one.path, one.name) == (other.path, other.name) and len(both) != 0


class Draft:
    """The edits for one variable of one loop."""

    def __init__(self, group: Group, flow: LoopFlow, context: Context, *, is_on_heap: bool) -> None:
        assert group.loop is not None and group.variable is not None
        self.group, self.flow, self.context = group, flow, context
        self.source = flow.source
        self.loop: Loop = group.loop
        self.variable: LoopVariable = group.variable
        self._is_on_heap = is_on_heap
        self._edits: list[Edit] = []

    def name_before(self, *candidates: str) -> str:
        """A name for a variable that is declared before the loop."""
        scope = self.flow.loop.parent
        while scope is not None and scope.type == "labeled_statement":
            scope = scope.parent
        assert scope is not None, "the loop stands in a declaration"
        return self._name(scope, self._declaration, *candidates)

    def name_inside(self, *candidates: str) -> str:
        """A name for a variable of the loop's body."""
        return self._name(self.flow.loop, self._declaration, *candidates)

    def name_index(self) -> str:
        """A name for the loop's counter: it may hide another that the loop does not use."""
        # The counter of a loop around this one may be needed in here, and not be spelled yet.
        loops = [node for node in ancestors(self.flow.loop) if node.type == "for_statement"]
        words = self._words(loops[-1] if loops else self.flow.loop)
        return self._name(self.flow.loop, words, "i", "j", "n", "index")

    @property
    def _declaration(self) -> frozenset[str]:
        return self._words(self.source.declaration(self.flow.loop))

    def _words(self, node: Node) -> frozenset[str]:
        """Every name that stands below a node, or will, and could be hidden by a variable."""
        spelled = frozenset(
            self.source.slice(child).decode() for child in walk(node) if child.type in _NAMES
        )
        return spelled | written(self.source.path, node.start_byte, node.end_byte, self.context)

    def _name(self, scope: Node, spelled: Collection[str], *candidates: str) -> str:
        # No name may hide a type that this fix, or one of another loop in there, has to write.
        taken = {*spelled, *self.context.derived(_written_types).get(self.source.path, ())}
        return self.context.derived(Names).choose(self.source, scope, taken, *candidates)

    def replace(self, start: int, end: int, new: str) -> None:
        """Replace bytes, or insert where start equals end."""
        self._edits.append(Edit(start, end, new.encode()))

    def follow(self, at: int, new: str) -> None:
        """Insert behind what an earlier rule closes there, such as the brackets of a call."""
        self._edits.append(Edit(at, at, new.encode(), (1, 0)))

    def share(self, start: int, end: int, new: str) -> None:
        """An edit that both variables of the loop may ask for, and that is made once: behind
        everything else that is inserted at this point.
        """
        self._edits.append(Edit(start, end, new.encode(), (1, 1)))

    def rename(self, region: Region, new: str) -> None:
        """Have every reference inside of a region mean the copy."""
        length = len(self.variable.name.encode())
        for use in self.uses_in(region):
            self.replace(use.offset, use.offset + length, new)

    def uses_in(self, region: Region) -> list[LoopUse]:
        """The references to the variable inside of a region."""
        return [use for use in self.variable.uses if region.holds(use.offset)]

    def repeated_in(self, region: Region) -> Repeated:
        """How will an earlier rule write the variable's name inside of a region?"""
        name, path = self.variable.name, self.source.path
        return repeated(name, path, region.start, region.end, self.context)

    def add_before(self, statement: Node, *lines: str) -> None:
        """Put statements in front of one, each on a line of its own where that one is."""
        start = statement.start_byte
        first = self.source.line_start(start)
        indent = self.source.indent(start)
        starts_line = not self.source.text[first:start].strip()
        end = self.source.eol.decode() + indent.decode() if starts_line else "; "
        self.replace(start, start, "".join(line + end for line in lines))

    @property
    def gone(self) -> tuple[str, ...]:
        """The compiler's note that every shape does away with."""
        moved = rf"moved to heap: {re.escape(self.variable.name)}"
        return (moved,) if self._is_on_heap else ()

    def fix(self, shape: str, promise: Promise, safety: Safety, note: str) -> Fix:
        """The fix, with all edits that were asked for."""
        edits = {self.source.path: tuple(sorted(self._edits))}
        return Fix(
            group=self.group.name,
            rule=RULE,
            shape=shape,
            edits=edits,
            promise=promise,
            safety=safety,
            note=note,
        )


def size_of(variable: LoopVariable) -> str:
    """How large it is, in words; its type where that depends on a type parameter."""
    return f"{variable.size} B" if variable.size != -1 else re.sub(r"\s+", " ", variable.type)


def _written_types(context: Context) -> dict[Path, set[str]]:
    """The words of all types that batches may have to write, by file."""
    found: dict[Path, set[str]] = defaultdict(set)
    for facts in context.facts:
        for loop in facts.loops:
            for variable in loop.variables:
                found[loop.path].update(re.findall(r"\w+", variable.spelled))
    return found
