"""Who else can name a slot: other modules, and programs that a plugin is loaded into."""

from __future__ import annotations

import re
from pathlib import Path

from codemod.context import Context
from codemod.facts import Slot
from codemod.model import Package
from codemod.syntax import field
from codemod.unlisted import unlisted_files


def outsiders(slot: Slot, context: Context) -> str | None:
    """By whom an exported slot can be named though nobody here sees it; None where by nobody."""
    file = context.files.get(slot.path)
    if file is None or file.is_test:
        return None
    package = context.packages[file.package]
    if package.is_importable_outside or _is_on_surface(slot, context):
        return "other modules"
    return "what loads the plugin" if _may_be_plugin(package, context) else None


def _is_on_surface(slot: Slot, context: Context) -> bool:
    """Is it part of a type of an internal package that another one gives away?"""
    return any(
        slot.key.startswith(name) and not re.match(r"\w", slot.key[len(name) :])
        for name in context.derived(_surface)
    )


def _surface(context: Context) -> frozenset[str]:
    return frozenset(
        name
        for facts in context.facts
        if context.packages[facts.id].is_importable_outside
        for name in facts.surface
    )


def _may_be_plugin(package: Package, context: Context) -> bool:
    """Is it a `main` that never runs by itself? A plugin's function main is not called."""
    return package.name == "main" and not any(
        _has_main(file.path, context) for file in package.files
    )


def _has_main(path: Path, context: Context) -> bool:
    """Does the file declare a function main that does anything?"""
    source = context.source(path)
    for node in source.tree.root_node.named_children:
        body = node.child_by_field_name("body")
        if node.type == "function_declaration" and body is not None:
            is_main = source.slice(field(node, "name")) == b"main"
            if is_main and any(child.type != "comment" for child in body.named_children):
                return True
    return False


def left_out(slot: Slot, package: Package, context: Context) -> list[Path]:
    """Files of the module and of modules beside it that may name a slot and are not built here."""
    packages = context.workspace.packages if slot.exported else (package,)
    found = {path for one in packages for path in one.ignored}
    if slot.exported and package.name != "main":
        found.update(context.derived(_unlisted))
    return sorted(found)


def _unlisted(context: Context) -> tuple[Path, ...]:
    return unlisted_files(context.workspace)
