"""What the shapes share: the group, its effects, and the draft of its fix."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.groups import Group
from codemod.syntax import Node, Source, field, parts, place, unwrapped_parent
from codemod.weights import Operation
from transforms.map_of_array.beneath import holds_type
from transforms.map_of_array.draft import Draft
from transforms.map_of_array.entries import Entries
from transforms.map_of_array.helpers import OR_ZERO
from transforms.map_of_array.local_names import local_names
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

    def function(self, one: Occurrence) -> FunctionFacts:
        """Name resolution of the declaration around a use. Raises Refuse where there is none."""
        found = self.context.function_at(one.use.path, one.use.start)
        if found is None:
            raise refuse(one, "unknown-use", "nothing is known of the declaration around it")
        return found

    def check_key(self, one: Occurrence) -> None:
        """A key of another type would make a helper's type parameters disagree: Refuse."""
        is_call = one.node.type == "call_expression"  # delete(m, k)
        key = parts(field(one.node, "arguments"))[1] if is_call else field(one.node, "index")
        if place(key) in self.function(one).mixed:
            raise refuse(one, "key-conversion", "the key is converted implicitly")

    def check_ok(self, one: Occurrence) -> None:
        """A call gives a bool, and a comma-ok what is any boolean type: Refuse another one."""
        parent, _ = unwrapped_parent(one.node)
        left = parent.child_by_field_name("left")
        ok = parts(left)[-1] if left is not None else None
        if ok is not None and place(ok) in self.function(one).mixed:
            raise refuse(one, "unknown-use", "ok has a boolean type of its own")

    def new_array(self, one: Occurrence, variable: bytes) -> bytes:
        """`new([N]T)`, with the type as this file writes it, for the variable that loads `one`."""
        for type in self._spelled(one):
            made = b"new(" + type + b")"
            if not self._is_hidden(one, made):
                return made
        name = self.draft.helper(one.source, OR_ZERO)
        return name.encode() + b"(" + variable + b")"

    def _spelled(self, one: Occurrence) -> Iterator[bytes]:
        """As this file writes it, or as any other does with no name in it but Go's own. (A length
        that has a name may be another number elsewhere, as in 32 << (^uint(0) >> 63).)
        """
        elem = self.group.elem.encode()
        if not elem:
            return  # [18]T in generic code, [18]int in what calls it: which is it here?
        for written in self.group.written:
            if holds_type(written.path, written.elem_start, written.elem_end, self.context):
                continue  # the rewrite of that map gives it another type
            source = self.context.source(written.path)
            text = source.text[written.elem_start : written.elem_end]
            if _is_local(text, source, written.elem_start):
                continue  # where `one` is, the name may mean nothing, or another type
            if source.path == one.source.path and not holds_comment(text):
                yield text
            elif _uncommented(text) == elem and re.fullmatch(rb"(\[\d+\])+[a-z]+\d*", elem):
                yield elem

    def _is_hidden(self, one: Occurrence, code: bytes) -> bool:
        """Does the function have something of its own under such a name? Since Go 1.26 new(T) takes
        a variable, too.
        """
        names = {key.partition("@")[0] for key in self.function(one).idents.values()}
        return not names.isdisjoint(_words(code)) or _is_local(
            code, one.source, one.node.start_byte
        )


def _is_local(code: bytes, source: Source, start: int) -> bool:
    """Does the declaration around this place have something in the code to itself, such as a type
    parameter?
    """
    there = source.tree.root_node.descendant_for_byte_range(start, start + 1)
    if there is None:
        return True
    local = local_names(source.declaration(there), source)
    return any(name.decode("utf-8", "replace") in _words(code) for name in local)


def _words(code: bytes) -> set[str]:
    return set(re.findall(r"\w+", code.decode("utf-8", "replace")))


def holds_comment(text: bytes) -> bool:
    """May there be a comment in this code? (In a literal it only looks like one.)"""
    return re.search(rb"/[/*]", text) is not None


def _uncommented(text: bytes) -> bytes:
    """The code of a type without its comments and spaces."""
    return re.sub(rb"/\*.*?\*/|//[^\n]*|\s", b"", text, flags=re.DOTALL)


def refuse(one: Occurrence, code: str, reason: str) -> Refuse:
    """A refusal at this use."""
    return Refuse(code, reason, one.source.position(one.node.start_byte))


def dereference_name(job: Job, name: Node, source: Source) -> None:
    """v → *v, for a variable that has become a pointer."""
    text = source.slice(name).decode()
    job.draft.wrap(source, name, b"*", b"", level=2)
    job.draft.new_notes.add(rf"\*{re.escape(text)} escapes to heap")
