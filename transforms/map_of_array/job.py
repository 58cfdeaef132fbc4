"""What the parts of the pointer shape share: the group, its effects, and the draft of its fix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from codemod.context import Context
from codemod.resolve import Group
from codemod.syntax import Node, Source
from codemod.weights import Operation
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.effects import Effects
from transforms.map_of_array.forms import Occurrence
from transforms.map_of_array.refusal import Refuse


@dataclass
class Job:
    """The rewrite of one group, as far as it has got."""

    group: Group
    occurrences: Sequence[Occurrence]
    effects: Effects
    context: Context
    draft: Draft
    operations: list[Operation] = field(default_factory=list)
    """The measured operations that the uses lead to."""

    def count(self, name: str, one: Occurrence) -> None:
        """Note that a use leads to this measured operation."""
        self.operations.append(Operation(name, one.source, one.node))


def refuse(one: Occurrence, code: str, reason: str) -> Refuse:
    """A refusal at this use."""
    return Refuse(code, reason, one.source.position(one.node.start_byte))


def dereference_name(job: Job, name: Node, source: Source) -> None:
    text = source.slice(name).decode()
    job.draft.wrap(source, name, b"*", b"", level=2)
    job.draft.new_notes.add(rf"\*{re.escape(text)} escapes to heap")
