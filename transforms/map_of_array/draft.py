"""Collects the edits of one fix, and puts edits that meet at one point in their right order."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from codemod.context import Context
from codemod.model import Edit, Fix, Helper, Promise
from codemod.syntax import Node, Source
from transforms.map_of_array.helpers import TEMPLATES
from transforms.map_of_array.refusal import Refuse


class Draft:
    """The edits of one group, file by file."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._replacements: dict[Path, set[Edit]] = defaultdict(set)
        self._opening: dict[Path, dict[int, list[tuple[int, bytes]]]] = {}
        self._closing: dict[Path, dict[int, list[tuple[int, bytes]]]] = {}
        self._helpers: set[Helper] = set()
        self._seen: set[tuple[Path, int, int, bytes, bytes]] = set()
        self.new_notes: set[str] = set()

    def wrap(self, source: Source, node: Node, before: bytes, after: bytes) -> None:
        """Put text around a node; around the same node only once."""
        self.check(source, node)
        start, end = node.start_byte, node.end_byte
        seen = (source.path, start, end, before, after)
        if seen in self._seen:
            return
        self._seen.add(seen)
        if before:
            opening = self._opening.setdefault(source.path, {})
            opening.setdefault(start, []).append((-end, before))
        if after:
            closing = self._closing.setdefault(source.path, {})
            closing.setdefault(end, []).append((-start, after))

    def replace(self, source: Source, start: int, end: int, new: bytes) -> None:
        """Replace bytes, or insert where start equals end."""
        node = source.tree.root_node.descendant_for_byte_range(start, end)
        if node is not None:
            self.check(source, node)
        self._replacements[source.path].add(Edit(start, end, new))

    def helper(self, source: Source, name: str) -> str:
        """The name, in this file's package, of the helper that is called `name` in TEMPLATES."""
        package = self._context.files[source.path].package
        helper = self._context.helper(package, name, TEMPLATES[name])
        self._helpers.add(helper)
        return helper.name

    def check(self, source: Source, node: Node) -> None:
        """Raises Refuse where the enclosing declaration did not parse."""
        if not source.is_intact(node):
            at = source.position(node.start_byte)
            raise Refuse("broken-syntax", "the declaration around a use did not parse", at)

    def fix(self, group: str, rule: str, shape: str, gone: tuple[str, ...] = ()) -> Fix:
        """All edits, sorted; what meets at one point becomes one edit."""
        paths = self._replacements.keys() | self._opening.keys() | self._closing.keys()
        return Fix(
            group=group,
            rule=rule,
            shape=shape,
            edits={path: self._edits(path) for path in sorted(paths)},
            helpers=tuple(sorted(self._helpers, key=lambda h: (h.package, h.name))),
            promise=Promise(gone, tuple(sorted(self.new_notes))),
        )

    def _edits(self, path: Path) -> tuple[Edit, ...]:
        insertions: dict[int, list[bytes]] = defaultdict(list)
        # What closes comes before what opens; inner closes first, outer opens first.
        for at, closing in self._closing.get(path, {}).items():
            insertions[at] += [text for _, text in sorted(closing)]
        for at, opening in self._opening.get(path, {}).items():
            insertions[at] += [text for _, text in sorted(opening)]
        edits = []
        for edit in self._replacements.get(path, ()):
            if edit.start == edit.end:
                insertions[edit.start].append(edit.new)
            else:
                edits.append(edit)
        edits += [Edit(at, at, b"".join(texts)) for at, texts in insertions.items()]
        return tuple(sorted(edits))
