"""Groups for maps that are made without a size: each is one of its own. Belongs to resolve."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from codemod.facts import PackageFacts
from codemod.groups import Group
from codemod.makes import Make
from codemod.model import Site
from codemod.paths import relative

MAKES = "map:make"
"""The selector whose groups these are."""


def make_groups(rule: str, facts: Iterable[PackageFacts], root: Path) -> list[Group]:
    """A group for each map that loops fill, in the order of files; variants say the same twice."""
    groups = (_group(rule, package.id, make, root) for package in facts for make in package.makes)
    return sorted(
        {group.name: group for group in groups}.values(), key=lambda group: group.sites[0]
    )


def _group(rule: str, package: str, make: Make, root: Path) -> Group:
    size = max(make.elem_size, 0)
    return Group(
        name=f"{rule}:{relative(make.path, root)}:{make.start}",
        sites=(Site(rule, make.path, make.start, make.end, make.type, size),),
        packages=frozenset({package}),
        make=make,
        spends=tuple((make.path, *place) for loop in make.loops for place in loop.inserts),
    )
