"""What Go needs to initialize the variables of a package: by syntax alone, so rather too much.

Go initializes them in the order of the text, but each only behind the variables that its value
mentions, if only in a function that it names. A variable without a value counts as well: those that
need it wait until its turn has come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from codemod.context import Context
from codemod.model import Package
from codemod.syntax import Node, Source, field, walk
from transforms.maps.declarations import is_part

_FUNCTIONS = frozenset({"function_declaration", "method_declaration"})
_NAMES = frozenset({"identifier", "type_identifier"})
_Place = tuple[Path, int]
_Declaration = tuple[Node, Source]


def is_needed_at_start(node: Node, source: Source, context: Context) -> bool:
    """May the value of a variable of the package need the declaration that the node stands in?"""
    package = context.packages[context.files[source.path].package]
    declaration = source.declaration(node)
    return (source.path, declaration.start_byte) in context.derived(_Needed).by(package)


class _Needed:
    """The declarations that initial values need; each package is read once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[str, set[_Place]] = {}

    def by(self, package: Package) -> set[_Place]:
        if package.id not in self._found:
            self._found[package.id] = self._reached(package)
        return self._found[package.id]

    def _reached(self, package: Package) -> set[_Place]:
        functions: dict[str, list[_Declaration]] = defaultdict(list)
        waiting: list[_Declaration] = []
        for node, source in self._declarations(package):
            if node.type in _FUNCTIONS:
                functions[_name(node, source)].append((node, source))
            elif node.type == "var_declaration":
                waiting.append((node, source))
        reached: set[_Place] = set()
        while waiting:
            node, source = waiting.pop()
            place = source.path, node.start_byte
            if place not in reached:
                reached.add(place)
                waiting += (one for word in _words(node, source) for one in functions[word])
        return reached

    def _declarations(self, package: Package) -> Iterator[_Declaration]:
        """Of every build: another one may have an initial value that needs what both have."""
        for path in (*(file.path for file in package.files), *package.ignored):
            source = self._context.source(path)
            if not is_part(source.text, package):
                continue
            yield from ((node, source) for node in source.tree.root_node.named_children)


def _name(function: Node, source: Source) -> str:
    """F, or .F for a method of whatever type."""
    dot = "." if function.type == "method_declaration" else ""
    return dot + source.slice(field(function, "name")).decode("utf-8", "replace")


def _words(node: Node, source: Source) -> Iterator[str]:
    """All that is named: x, and .x behind a dot."""
    for child in walk(node):
        if child.type in _NAMES or child.type == "field_identifier":
            dot = "" if child.type in _NAMES else "."
            yield dot + source.slice(child).decode("utf-8", "replace")
