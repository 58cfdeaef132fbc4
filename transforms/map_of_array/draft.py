"""Collects the edits of one fix, and puts edits that meet at one point in their right order."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from codemod.context import Context
from codemod.model import Edit, Fix, Helper, Promise
from codemod.syntax import Node, Source
from transforms.map_of_array.helpers import TEMPLATES
from transforms.map_of_array.predeclared import check_predeclared
from transforms.map_of_array.refusal import Refuse

# What meets at one point: first what closes (inner before outer), then lines that are added, then
# what opens (outer before inner). The rewrite of another map may meet ours, so the order is part of
# each edit.
_CLOSES, _FOLLOWS, _OPENS = range(3)


class Draft:
    """The edits of one group, file by file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._edits: dict[Path, set[Edit]] = defaultdict(set)
        self._helpers: set[Helper] = set()
        self.new_notes: set[str] = set()

    def wrap(
        self, source: Source, node: Node, before: bytes, after: bytes, *, level: int = 0
    ) -> None:
        """Put text around a node. Of two wraps of one node, that of the higher level is inside."""
        self.check(source, node)
        start, end = node.start_byte, node.end_byte
        edits = self._edits[source.path]
        if before:
            edits.add(Edit(start, start, before, (_OPENS, -end, level)))
        if after:
            edits.add(Edit(end, end, after, (_CLOSES, -start, -level)))

    def replace(self, source: Source, start: int, end: int, new: bytes) -> None:
        """Replace bytes, or insert where start equals end."""
        node = source.tree.root_node.descendant_for_byte_range(start, end)
        if node is not None:
            self.check(source, node)
        self._edits[source.path].add(Edit(start, end, new, (_FOLLOWS,)))

    def helper(self, source: Source, name: str) -> str:
        """The name, in this file's package, of the helper that is called `name` in TEMPLATES."""
        package = self._context.files[source.path].package
        helper = self._context.helper(package, name, TEMPLATES[name])
        self._helpers.add(helper)
        return helper.name

    def declare(self, helper: Helper) -> None:
        """Ask for a declaration that is not in TEMPLATES."""
        self._helpers.add(helper)

    def check(self, source: Source, node: Node) -> None:
        """Raises Refuse where the enclosing declaration did not parse."""
        if not source.is_intact(node):
            at = source.position(node.start_byte)
            raise Refuse("broken-syntax", "the declaration around a use did not parse", at)

    def fix(self, group: str, rule: str, shape: str, gone: tuple[str, ...] = ()) -> Fix:
        """All edits, sorted, and the helpers that no earlier run has left in the package.

        Raises Refuse where a helper would mean something else there.
        """
        for helper in sorted(self._helpers, key=lambda helper: (helper.package, helper.name)):
            check_predeclared(helper, self._context)
        missing = [helper for helper in self._helpers if not self._context.has_helper(helper)]
        return Fix(
            group=group,
            rule=rule,
            shape=shape,
            edits={path: tuple(sorted(edits)) for path, edits in sorted(self._edits.items())},
            helpers=tuple(sorted(missing, key=lambda helper: (helper.package, helper.name))),
            promise=Promise(gone, tuple(sorted(self.new_notes))),
        )
