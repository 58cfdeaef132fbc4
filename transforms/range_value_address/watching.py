"""Finalizers, cleanups and weak pointers: each watches one allocation, and not a part of it."""

from __future__ import annotations

from codemod.context import Context
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
    edges = {
        (package.path, imported)
        for package in context.workspace.packages
        for imported in package.imports
    }
    watching = {facts.path for facts in context.facts if facts.watches}
    above = _reached(watching, {(imported, importer) for importer, imported in edges})
    return frozenset(_reached(above, edges))


def _reached(start: set[str], edges: set[tuple[str, str]]) -> set[str]:
    found, new = set(start), set(start)
    while new:
        new = {end for begin, end in edges if begin in new} - found
        found |= new
    return found
