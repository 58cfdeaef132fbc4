"""What may be otherwise where other files are built: constants, what rests on them, functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codemod.context import Context
from codemod.model import SourceFile
from codemod.syntax import Source, field, walk


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


def files_of(context: Context, path: str, file: str) -> list[SourceFile] | None:
    """The files of a package, or None where it is no package of the module, or where another build
    may take the constants of the package (of this one, of the file) from another file. What is in
    a file without constraints is there in every build, so no other file can declare it.
    """
    files = context.derived(_files).get(path)
    if files is None or any(one.is_constrained for one in files if file in ("", one.path.name)):
        return None
    return files


def replaceable(context: Context) -> frozenset[str]:
    """The module's functions that another build may declare in another file, where they may do
    something else: those in a file that it may leave out. No second file can declare the others.
    """
    return frozenset(
        f"{package.path}.{name}"
        for package in context.workspace.packages
        for file in package.files
        if file.is_constrained
        for name in _functions(context.source(file.path))
    )


def _functions(source: Source) -> Iterator[str]:
    """Have: F, or T.F for a method."""
    for node in source.tree.root_node.named_children:
        if node.type in ("function_declaration", "method_declaration"):
            receiver = node.child_by_field_name("receiver")
            within = walk(receiver) if receiver is not None else ()
            types = [one for one in within if one.type == "type_identifier"]  # T of *T[K]
            names = [*types[:1], field(node, "name")]
            yield ".".join(source.slice(one).decode("utf-8", "replace") for one in names)


def _files(context: Context) -> dict[str, list[SourceFile]]:
    """Import path → the files of the package, also of its tests."""
    found: dict[str, list[SourceFile]] = {}
    for package in context.workspace.packages:
        found.setdefault(package.path, []).extend(package.files)
    return found
