"""What the files of a package declare, also those that this build leaves out, by syntax alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.model import Package
from codemod.syntax import Node, Source, field, walk

_FUNCTIONS = frozenset({"function_declaration", "method_declaration"})
_WORD = re.compile(r"(\.\s*)?([^\W\d]\w*)")
_SPECS = frozenset({"type_spec", "type_alias", "var_spec", "const_spec"})


@dataclass(frozen=True)
class Declared:
    """A function, type, variable or constant of a package."""

    name: str
    """F, T.F for a method, T, v."""
    form: str
    """Its type, as far as it is written; of a variable without one, what it is set to."""
    types: frozenset[str] = frozenset()
    """The types that it is made of, T or package.T. What a pointer leads to makes no difference."""
    body: bytes = b""
    """Of a function."""

    @property
    def words(self) -> set[str]:
        """What the body of a function names, if only in a comment: x, and .x behind a dot."""
        found = _WORD.findall(self.body.decode("utf-8", "replace"))
        return {f".{name}" if dot else name for dot, name in found}


def built(package: Package, context: Context) -> Sequence[Declared]:
    """What the files of this build declare."""
    return context.derived(_Read).built(package)


class _Read:
    """What has been read in this run: each package once, and only those that are asked about."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[str, list[Declared]] = {}

    def built(self, package: Package) -> Sequence[Declared]:
        if package.id not in self._found:
            sources = (self._context.source(file.path) for file in package.files)
            self._found[package.id] = [one for source in sources for one in _declarations(source)]
        return self._found[package.id]


def left_out(package: Package, context: Context) -> Iterator[Declared]:
    """What other files of the package do."""
    for path in package.ignored:
        source = context.source(path)
        if is_part(source.text, package):
            yield from _declarations(source)


def is_part(text: bytes, package: Package) -> bool:
    """Is it the text of a file of the package, or of its tests?"""
    clause = rb"\bpackage\s+%b(_test)?(?![\w\x80-\xff])" % package.name.encode()
    return re.search(clause, text) is not None


def _declarations(source: Source) -> Iterator[Declared]:
    for node in source.tree.root_node.named_children:
        if node.type in _FUNCTIONS:
            yield _function(node, source)
        for spec in _specs(node):
            yield from _specified(spec, source)


def _specs(node: Node) -> Iterator[Node]:
    """Of a declaration, also one with parentheses."""
    for one in node.named_children:
        if one.type in _SPECS:
            yield one
        elif one.type == "var_spec_list":
            yield from one.named_children


def _function(node: Node, source: Source) -> Declared:
    receiver = [one for one in _walk(node.child_by_field_name("receiver")) if _is_type(one)][:1]
    names = (_text(one, source) for one in (*receiver, field(node, "name")))  # T of *T[K]
    sides = (node.child_by_field_name(side) for side in ("parameters", "result"))
    form = " ".join(_text(side, source) for side in sides if side is not None)
    body = node.child_by_field_name("body")
    text = source.slice(body) if body is not None else b""
    return Declared(".".join(names), form, body=text)


def _specified(spec: Node, source: Source) -> Iterator[Declared]:
    type = spec.child_by_field_name("type")
    form = "" if type is None and spec.type == "const_spec" else _text(type or spec, source)
    written = (one for one in _walk(type) if _is_type(one) and not _is_pointed(one))
    types = frozenset(_text(one, source) for one in written)
    for name in spec.children_by_field_name("name"):
        yield Declared(_text(name, source), form, types)


def _walk(node: Node | None) -> Iterator[Node]:
    return walk(node) if node is not None else iter(())


def _is_type(node: Node) -> bool:
    """Have: T, or package.T as a whole."""
    around = node.parent.type if node.parent is not None else ""
    is_name = node.type == "type_identifier" and around != "qualified_type"
    return is_name or node.type == "qualified_type"


def _is_pointed(type: Node) -> bool:
    return type.parent is not None and type.parent.type == "pointer_type"


def _text(node: Node, source: Source) -> str:
    return " ".join(source.slice(node).decode("utf-8", "replace").split())
