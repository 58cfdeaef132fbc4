"""Finalizers, cleanups and weak pointers: each watches one allocation, and not a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codemod.context import Context
from codemod.model import Package
from transforms.range_value_address.draft import Draft
from transforms.refusal import Refuse


def check_watched(draft: Draft) -> None:
    """Raises Refuse where a pointer of this package may come to a loaded one that watches."""
    package = draft.context.packages[draft.context.files[draft.source.path].package]
    if package.path in draft.context.derived(_watching):
        at = draft.source.position(draft.loop.start)
        reason = "a finalizer, cleanup or weak pointer must get an allocation of its own"
        raise Refuse("finalizer", reason, at)


def _watching(context: Context) -> frozenset[str]:
    """Import paths of packages that watch allocations, of all that lead to them, and of all that
    those lead to: whoever imports two packages can hand what one makes to the other.
    """
    packages = context.workspace.packages
    edges = {(package.path, imported) for package in packages for imported in package.imports}
    watching = {facts.path for facts in context.facts if facts.watches}
    for package in packages:
        for text in _left_out(package, context):
            edges.update((package.path, one.path) for one in packages if _imports(text, one))
            watching.update([package.path] if _WATCHES.search(text) else ())
    above = _reached(watching, {(imported, importer) for importer, imported in edges})
    return frozenset(_reached(above, edges))


def _left_out(package: Package, context: Context) -> Iterator[bytes]:
    """What other builds have in place of a file, or besides."""
    for path in package.ignored:
        if path.suffix == ".go":
            yield context.source(path).text


def _imports(text: bytes, package: Package) -> bool:
    return b'"%b"' % package.path.encode() in text


_WATCHES = re.compile(rb'\b(SetFinalizer|AddCleanup)\b|"weak"')


def _reached(start: set[str], edges: set[tuple[str, str]]) -> set[str]:
    found, new = set(start), set(start)
    while new:
        new = {end for begin, end in edges if begin in new} - found
        found |= new
    return found
