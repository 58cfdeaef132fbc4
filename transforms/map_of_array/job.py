"""What the shapes share: the group, its effects, and the draft of its fix."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from codemod.context import Context
from codemod.resolve import Group
from codemod.syntax import Node, Source, field
from codemod.weights import Operation
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.entries import Entries
from transforms.map_of_array.helpers import OR_ZERO
from transforms.map_of_array.refusal import Refuse
from transforms.maps.effects import Effects
from transforms.maps.forms import Occurrence


@dataclass
class Job:
    """The rewrite of one group, as far as it has got."""

    group: Group
    occurrences: Sequence[Occurrence]
    effects: Effects
    context: Context
    draft: Draft
    entries: Entries
    """How the shape spells what is done with one entry."""
    operations: list[Operation] = dataclasses.field(default_factory=list)
    """The measured operations that the uses lead to."""

    def count(self, name: str, one: Occurrence) -> None:
        """Note that a use leads to this measured operation."""
        self.operations.append(Operation(name, one.source, one.node))

    def recount(self, old: str, new: str) -> None:
        """Take one measured operation for another: what the shape makes of it."""
        self.operations = [
            replace(one, name=new) if one.name == old else one for one in self.operations
        ]

    def check_key(self, one: Occurrence) -> None:
        """A key of another type would make a helper's type parameters disagree: Refuse."""
        key = field(one.node, "index")
        function = self.context.function_at(one.use.path, one.use.start)
        if function is None or (key.start_byte, key.end_byte) in function.mixed:
            raise refuse(one, "key-conversion", "the key is converted implicitly")

    def new_array(self, source: Source, variable: bytes) -> bytes:
        """`new([N]T)`, with the type as this file writes it."""
        for written in self.group.written:
            text = source.text[written.elem_start : written.elem_end]
            if written.path == source.path and b"/*" not in text and b"//" not in text:
                return b"new(" + text + b")"
        elem = self.group.slots[0].elem
        if re.fullmatch(r"(\[\d+\])+[a-z]+\d*", elem):
            return b"new(" + elem.encode() + b")"
        name = self.draft.helper(source, OR_ZERO)
        return name.encode() + b"(" + variable + b")"


def refuse(one: Occurrence, code: str, reason: str) -> Refuse:
    """A refusal at this use."""
    return Refuse(code, reason, one.source.position(one.node.start_byte))


def dereference_name(job: Job, name: Node, source: Source) -> None:
    """v → *v, for a variable that has become a pointer."""
    text = source.slice(name).decode()
    job.draft.wrap(source, name, b"*", b"", level=2)
    job.draft.new_notes.add(rf"\*{re.escape(text)} escapes to heap")
