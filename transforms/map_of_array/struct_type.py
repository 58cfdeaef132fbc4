"""The struct that takes the array's place: its name and its declaration."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codemod.context import Context
from codemod.facts import Slot
from codemod.groups import Group
from codemod.model import Edit, Fix, Helper
from codemod.syntax import Node, Source, ancestors, field, walk
from transforms.map_of_array.local_names import local_names
from transforms.map_of_array.refusal import Refuse
from transforms.map_of_array.struct_fields import field_names, unexported

_QUALIFIER = re.compile(rb"\b([A-Za-z_]\w*)\s*\.\s*[A-Za-z_]")
_RANK = {kind: rank for rank, kind in enumerate(("type", "field", "var", "param", "result"))}


@dataclass(frozen=True)
class StructType:
    """A struct with one field for each element of the array."""

    helper: Helper
    fields: tuple[str, ...]
    element: bytes
    """The elements' type, as it is written in the file `home`."""
    home: Path

    @property
    def name(self) -> bytes:
        """The type's name, free in its package."""
        return self.helper.name.encode()


def struct_type(group: Group, constants: Mapping[int, set[str]], context: Context) -> StructType:
    """The type for a group, where `constants` names the indexes that the code has names for.

    Raises Refuse where it cannot be declared once, in the one package that uses it.
    """
    package = _package(group, context)
    written = [array_type(group, index, context) for index in range(len(group.written))]
    home = _home(group, context)
    source, array = written[home]
    element = source.slice(field(array, "element"))
    if b"NAME" in element:
        at = source.position(array.start_byte)
        raise Refuse("array-operation", "the element's type cannot be put into a template", at)
    fields = field_names(group, constants, context)
    owner = min(group.slots, key=_by_name)
    template = _declaration(owner.name, fields, element.decode())
    return StructType(_free(package, owner, template, context), fields, element, source.path)


def _by_name(slot: Slot) -> tuple[int, Path, int]:
    """Slots whose name says most of what the maps hold come first."""
    rank = _RANK.get(slot.kind, len(_RANK))
    if rank < _RANK["param"] and re.search(r"[()]\d", slot.key):
        rank = len(_RANK)  # the name is that of a function that takes or returns the map
    return rank, slot.path, slot.offset


def _package(group: Group, context: Context) -> str:
    """The one package that writes and uses the maps; Refuse where there are more."""
    places = [(one.path, one.start) for one in group.written]
    places += sorted((one.path, one.start) for one in group.uses)
    home = context.files[places[0][0]].package
    for path, offset in places:
        if context.files[path].package != home:
            reason = "the map is used in several packages, and the struct's fields would be private"
            raise Refuse("other-flow", reason, context.position(path, offset))
    return home


def array_type(group: Group, index: int, context: Context) -> tuple[Source, Node]:
    """The array type in one of the group's written map types.

    Raises Refuse where it has a name (which other code shares), holds a comment, or means
    something only inside the declaration around it.
    """
    written = group.written[index]
    source = context.source(written.path)
    at = source.position(written.elem_start)
    node = source.node(written.elem_start, written.elem_end)
    if node is None or node.type != "array_type":
        raise Refuse("array-operation", "the array type has a name, which others may use", at)
    if _is_nested(node):
        # One edit would lie inside the other, and each run would find one map more to rewrite.
        raise Refuse("array-operation", "a map of arrays is written inside of another one", at)
    local = local_names(source.declaration(node), source)
    for child in walk(node):
        if source.slice(child) in local:
            name = source.slice(child).decode()
            raise Refuse("array-operation", f"the array's type depends on the local {name}", at)
    return source, node


def _is_nested(array: Node) -> bool:
    """Is there a map of arrays inside this array type, or is it inside of one itself?"""
    around = [parent for parent in ancestors(array) if parent.type == "array_type"]
    inside = [node for node in walk(array) if node != array and node.type == "array_type"]
    return any(_is_map_value(node) for node in around + inside)


def _is_map_value(node: Node) -> bool:
    parent = node.parent
    return parent is not None and parent.type == "map_type" and field(parent, "value") == node


def check_comments(source: Source, node: Node) -> None:
    """Raises Refuse where a type that is to be replaced holds a comment."""
    for child in walk(node):
        if child.type == "comment":
            at = source.position(child.start_byte)
            raise Refuse("unknown-use", "a comment in the array type would be lost", at)


def _home(group: Group, context: Context) -> int:
    """The written map type whose file is built wherever the others are, if one is."""

    def rank(index: int) -> tuple[bool, bool, int]:
        file = context.files[group.written[index].path]
        return file.is_test, file.is_constrained, index

    return min(range(len(group.written)), key=rank)


def declare(struct: StructType, fix: Fix, context: Context) -> Fix:
    """The fix with the type's declaration, where the package has none from an earlier run.

    Raises Refuse where no file is sure to be built, and to import what the declaration needs.
    """
    if context.has_helper(struct.helper):
        return fix
    if not _QUALIFIER.search(struct.element):
        return replace(fix, helpers=(struct.helper,))
    # Only the file that the element's type was taken from is known to import its package.
    home = struct.home
    if context.files[home].is_constrained and fix.edits.keys() - {home}:
        reason = "the element's type is imported only by a file that is not always built"
        raise Refuse("array-operation", reason, context.position(home, 0))
    end = len(context.source(home).text)
    start = b"\n" if context.source(home).text.endswith(b"\n") else b"\n\n"
    edit = Edit(end, end, start + struct.helper.source.encode() + b"\n")
    return replace(fix, edits={**fix.edits, home: (*fix.edits[home], edit)})


def _free(package: str, owner: Slot, template: str, context: Context) -> Helper:
    """The declaration under a name that nothing else in the package has.

    Two groups with maps of one name and one type share it.
    """
    usable = owner.name.isascii() and owner.name.strip("_")
    base = unexported(owner.name) + "Entry" if usable else "mapEntry"
    return context.helper(package, base, template)


def _declaration(owner: str, fields: Sequence[str], element: str) -> str:
    # NAME is where the type's own name goes.
    what = f"an entry of {owner}" if owner and "NAME" not in owner else "an entry of a map"
    body = f" {{\n\t{', '.join(fields)} {element}\n}}" if fields else "{}"
    return f"// NAME is {what}.\ntype NAME struct{body}"
