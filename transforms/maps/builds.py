"""What may be otherwise where other files are built: constants, what rests on them, and
what is declared twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.model import Package, SourceFile
from codemod.syntax import Node, Source, field, place, walk


def varies(context: Context, sources: Iterable[tuple[str, str]]) -> bool:
    """May what is made of these be otherwise in another build?

    A constant of another package of the module is taken for what it is, unless the package has
    files that another build leaves out.
    """
    return any(files_of(context, *one) is None for one in sources)


def constant_varies(context: Context, sources: Iterable[tuple[str, str]]) -> bool:
    """May it be another number there, one that is negative, or no constant at all? Not what other
    modules declare (aes.BlockSize), nor the size of a word.
    """
    return varies(context, (one for one in sources if one[0]))


def is_within(element: Node, function: FunctionFacts, context: Context) -> bool:
    """Is an element of an array surely there, in each build? Its index may still panic."""
    at = place(element)
    return at in function.within and not varies(context, function.made_of.get(at, ()))


def files_of(context: Context, path: str, file: str) -> list[SourceFile] | None:
    """The files of a package, or None where it is no package of the module, or where another build
    may take the constants of the package (of this one, of the file) from another file. What is in
    a file without constraints is there in every build, so no other file can declare it.
    """
    files = context.derived(_files).get(path)
    if files is None or any(one.is_constrained for one in files if file in ("", one.path.name)):
        return None
    return files


def declared_twice(context: Context) -> frozenset[str]:
    """Functions and types of the module that another build declares in another file, where they may
    be something else: path.F, path.T.F for a method, path.T. With each, types that are made of it.
    """
    found: set[str] = set()
    for package in context.workspace.packages:
        built = [context.source(file.path) for file in package.files]
        left_out = map(context.source, package.ignored)
        parts = [source for source in left_out if is_part(source.text, package)]
        there = {name for source in parts for name, _ in _declarations(source)}
        if there:
            here = [one for source in built for one in _declarations(source)]
            names = {name for name, _ in here} & there
            found.update(f"{package.path}.{name}" for name in _spread(names, here))
    return frozenset(found)


def is_part(text: bytes, package: Package) -> bool:
    """Is it the text of a file of the package, or of its tests?"""
    clause = rb"\bpackage\s+%b(_test)?(?![\w\x80-\xff])" % package.name.encode()
    return re.search(clause, text) is not None


_Declarations = Iterable[tuple[str, frozenset[str]]]
"""Names, each with the types of the same package that are written in the declaration of a type."""


def _spread(names: set[str], declarations: _Declarations) -> set[str]:
    grown = names | {name for name, types in declarations if not names.isdisjoint(types)}
    return grown if grown == names else _spread(grown, declarations)


def _declarations(source: Source) -> Iterator[tuple[str, frozenset[str]]]:
    for node in source.tree.root_node.named_children:
        if node.type in ("function_declaration", "method_declaration"):
            receiver = _types(node.child_by_field_name("receiver"))[:1]  # T of *T[K]
            names = (_text(one, source) for one in (*receiver, field(node, "name")))
            yield ".".join(names), frozenset()
        for spec in node.named_children:
            if spec.type in ("type_spec", "type_alias"):
                # What a pointer leads to makes no difference.
                types = (one for one in _types(field(spec, "type")) if not _is_pointed(one))
                names = (_text(one, source) for one in types)
                yield _text(field(spec, "name"), source), frozenset(names)


def _types(node: Node | None) -> list[Node]:
    within = walk(node) if node is not None else ()
    return [one for one in within if one.type == "type_identifier"]


def _is_pointed(type: Node) -> bool:
    return type.parent is not None and type.parent.type == "pointer_type"


def _text(node: Node, source: Source) -> str:
    return source.slice(node).decode("utf-8", "replace")


def _files(context: Context) -> dict[str, list[SourceFile]]:
    """Import path → the files of the package, also of its tests."""
    found: dict[str, list[SourceFile]] = {}
    for package in context.workspace.packages:
        found.setdefault(package.path, []).extend(package.files)
    return found
