"""What may be otherwise where other files are built: constants, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from codemod.context import Context
from codemod.functions import FunctionFacts
from codemod.model import SourceFile
from codemod.syntax import Node, place


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


def _files(context: Context) -> dict[str, list[SourceFile]]:
    """Import path → the files of the package, also of its tests."""
    found: dict[str, list[SourceFile]] = {}
    for package in context.workspace.packages:
        found.setdefault(package.path, []).extend(package.files)
    return found
