"""Transforms of no use to anyone but the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Decision, Edit, Fix, Helper, Site, Verdict
from codemod.syntax import Node, Source, walk


@dataclass(frozen=True)
class Toy:
    """What all of them have in common: they find nothing, and leave what others find."""

    name: str = "toy"
    summary: str = "a toy"
    doc: str = ""
    shapes: tuple[str, ...] = ()
    selector: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    def find(self, source: Source) -> Iterable[Site]:
        """The nodes of `matches`."""
        for node in self.matches(source):
            yield Site(self.name, source.path, node.start_byte, node.end_byte)

    def matches(self, source: Source) -> Iterator[Node]:  # noqa: ARG002
        """What it looks for."""
        yield from ()

    def plan(self, group: Group, context: Context) -> Verdict:  # noqa: ARG002
        """The verdict on every group."""
        return Verdict(Decision.LEAVE, f"{len(group.slots)} slots", "toy")

    def rewrite(
        self, group: Group, edits: Mapping[Path, tuple[Edit, ...]], *helpers: Helper
    ) -> Verdict:
        """A verdict with a fix."""
        fix = Fix(group.name, self.name, "toy", edits, helpers)
        return Verdict(Decision.REWRITE, "because it can", shape="toy", fix=fix)


@dataclass(frozen=True)
class Rename(Toy):
    """By syntax alone: `var old` and all else that is spelled so in its file gets another name."""

    name: str = "rename"
    old: bytes = b"old"
    new: bytes = b"fresh"

    def matches(self, source: Source) -> Iterator[Node]:
        """Declarations of the variable."""
        for node in source.query("(var_spec name: (identifier) @name)"):
            if source.slice(node) == self.old:
                yield node

    def plan(self, group: Group, context: Context) -> Verdict:
        """Every identifier of that name changes with it."""
        source = context.source(group.sites[0].path)
        edits = tuple(
            Edit(node.start_byte, node.end_byte, self.new)
            for node in walk(source.tree.root_node)
            if node.type == "identifier" and source.slice(node) == self.old
        )
        return self.rewrite(group, {source.path: edits})


@dataclass(frozen=True)
class Numbers(Toy):
    """By syntax alone: each number becomes what `new` says, which need not compile."""

    name: str = "numbers"
    new: Mapping[bytes, bytes] = field(default_factory=dict)

    def matches(self, source: Source) -> Iterator[Node]:
        """The numbers that `new` knows."""
        for node in source.query("(int_literal) @number"):
            if source.slice(node) in self.new:
                yield node

    def plan(self, group: Group, context: Context) -> Verdict:
        """One number."""
        site = group.sites[0]
        new = self.new[context.source(site.path).text[site.start : site.end]]
        return self.rewrite(group, {site.path: (Edit(site.start, site.end, new),)})


@dataclass(frozen=True)
class Overlapping(Toy):
    """By syntax alone: a sum gets parentheses, and so does its last operand, by another fix that
    writes the same bytes again."""

    name: str = "overlapping"

    def matches(self, source: Source) -> Iterator[Node]:
        """Sums and their right operands."""
        for node in source.query("(binary_expression) @sum"):
            yield node
            yield node.named_children[-1]

    def plan(self, group: Group, context: Context) -> Verdict:
        """The whole text is replaced."""
        site = group.sites[0]
        text = context.source(site.path).text[site.start : site.end]
        return self.rewrite(group, {site.path: (Edit(site.start, site.end, b"(" + text + b")"),)})


@dataclass(frozen=True)
class WithHelper(Toy):
    """By syntax alone: 42 becomes a call of a function that the package does not have yet."""

    name: str = "with-helper"
    template: str = "func NAME() int { return 42 }"

    def matches(self, source: Source) -> Iterator[Node]:
        """Every 42."""
        for node in source.query("(int_literal) @number"):
            parent = node.parent.parent if node.parent is not None else None
            if source.slice(node) == b"42" and not (parent and parent.type == "return_statement"):
                yield node

    def plan(self, group: Group, context: Context) -> Verdict:
        """One call; the helper is shared by all of the package."""
        site = group.sites[0]
        helper = context.helper(context.files[site.path].package, "answer", self.template)
        edit = Edit(site.start, site.end, helper.name.encode() + b"()")
        needed = [] if context.has_helper(helper) else [helper]
        return self.rewrite(group, {site.path: (edit,)}, *needed)


@dataclass(frozen=True)
class StructMaps(Toy):
    """By type: says of each group of maps with struct values how many slots it has."""

    name: str = "struct-maps"
    selector: str = "map:struct"


@dataclass(frozen=True)
class Remark(StructMaps):
    """By type: writes a remark before every map type of a group."""

    name: str = "remark"

    def plan(self, group: Group, context: Context) -> Verdict:  # noqa: ARG002
        """One edit for each written type."""
        edits: dict[Path, tuple[Edit, ...]] = {}
        for written in group.written:
            remark = Edit(written.start, written.start, b"/* map */ ")
            edits[written.path] = (*edits.get(written.path, ()), remark)
        return self.rewrite(group, edits)
