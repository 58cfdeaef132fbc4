"""Is the flow group closed: can every place that shares its type be changed with it?"""

from __future__ import annotations

import re
from pathlib import Path

from codemod.context import Context
from codemod.facts import Opening, Slot
from codemod.groups import Group
from codemod.model import Package
from transforms.files import check_file
from transforms.maps.declarations import is_part
from transforms.maps.twice import declared_twice, twice_among
from transforms.maps.visible import left_out, outsiders
from transforms.refusal import Refuse

_WHY = {
    "interface": ("interface", "the map becomes an interface value"),
    "type-parameter": ("type-parameter", "the map becomes the value of a type parameter"),
    "reflection": ("reflection", "a value that holds the map becomes an interface value"),
    "address": ("address", "the map's address is taken"),
    "interface-method": ("interface-method", "an interface fixes the type"),
    "foreign": ("foreign", "the map is shared with code outside the module"),
    "unsafe": ("unsafe", "the map passes through package unsafe"),
}


def check_closed(group: Group, context: Context) -> None:
    """Raises Refuse, naming the first opening by file and line."""
    for opening in group.openings:
        raise _opened(opening, context)
    for slot in group.slots:
        _check_slot(slot, context)
    if group.unknown:
        raise Refuse("foreign", f"{group.unknown[0]} is declared outside the module")
    paths = {slot.path for slot in group.slots}
    paths.update(use.path for use in group.uses)
    paths.update(written.path for written in group.written)
    for path in sorted(paths):
        if path not in context.files:
            raise Refuse("foreign", f"{path.name} is not a file of the module")
        check_file(path, context)
        if context.language(path) < (1, 18):
            top = context.position(path, 0)
            raise Refuse("language-version", f"{path.name} is written in Go older than 1.18", top)


def _opened(opening: Opening, context: Context) -> Refuse:
    code, meaning = _WHY.get(opening.why, ("other-flow", "the map flows where no edit can follow"))
    detail = f" ({opening.detail})" if opening.detail else ""
    return Refuse(code, meaning + detail, context.position(opening.path, opening.offset))


def _check_slot(slot: Slot, context: Context) -> None:
    at = context.position(slot.path, slot.offset)
    if not slot.local:
        raise Refuse("foreign", f"{slot.key} is declared outside the module", at)
    others = outsiders(slot, context) if slot.exported and not context.options.exported else None
    if others:
        raise Refuse("exported", f"{slot.name or 'its type'} can be named by {others}", at)
    if _declared_name(slot) in context.linknames:
        raise Refuse("unsafe", f"{slot.name} is linked to by name (//go:linkname)", at)
    _check_left_out(slot, context)
    check_type(slot, context)
    if slot.exported or slot.kind in ("field", "type"):
        _check_broken_importers(slot, context)


def _check_broken_importers(slot: Slot, context: Context) -> None:
    """A package that does not parse may use the slot in ways that nobody can see yet. One of which
    there are no facts compiles, and may come by it through other packages, too.
    """
    mention = b'"%b"' % slot.package.encode()
    for package in context.workspace.packages:
        for file in package.files if package.errors else ():
            if not package.is_known or mention in context.source(file.path).text:
                at = context.position(file.path, 0)
                raise Refuse("does-not-compile", f"{package.path} may use {slot.name}", at)


def _declared_name(slot: Slot) -> str:
    """The package-level declaration that a key belongs to: `p.F` of the parameter `p.F(0)`."""
    return re.split(r"[()\[{@]", slot.key)[0]


def check_type(slot: Slot, context: Context) -> None:
    """Raises Refuse where another build may have the map with another type: what is an array here
    may be a slice there, or a key a floating-point number.
    """
    name = twice_among(f"{slot.map_key} {slot.elem}", slot.package, context)
    declared = _declared_name(slot)  # path.v, or path.T.field
    twice = context.derived(declared_twice).intersection((declared, declared.rpartition(".")[0]))
    if name is not None or twice:
        name = name or min(twice).rpartition(".")[2]
        at = context.position(slot.path, slot.offset)
        raise Refuse("excluded-file", f"another build declares {name} in another file", at)


def _check_left_out(slot: Slot, context: Context) -> None:
    """Files that this build ignores compile elsewhere, where nobody checks the new type."""
    file = context.files.get(slot.path)
    word = _mention(slot)
    if file is None or word is None:
        return
    package = context.packages[file.package]
    for path in left_out(slot, package, context):
        text = context.source(path).text
        found = word.search(text)
        if slot.kind in ("field", "type") and _is_at_home(path, text, package):
            found = found or _written(slot).search(text)
        if found:
            at = context.position(path, found.start())
            raise Refuse("excluded-file", f"{slot.name} may be used in a file not built here", at)


def _is_at_home(path: Path, text: bytes, package: Package) -> bool:
    """Is it a file of the package, or does it import the package?"""
    is_beside = path.parent == package.dir and is_part(text, package)
    return is_beside or b'"%b"' % package.path.encode() in text


def _written(slot: Slot) -> re.Pattern[bytes]:
    """What a file writes that names none of the group's declarations, and makes a value for what
    has a named type: one{map[K][N]T{}}, or call(func(m map[K][N]T) {}).
    """
    # An array of this length, or of one that has a name or is computed.
    value = rb"\[\s*(?:%d\s*\]|\d*[^]\d\s])" % slot.length
    if not slot.elem.startswith("["):  # or the array's name, behind that of its package
        name = slot.elem.partition("[")[0].rpartition(".")[2]
        value = rb"(?:\w+\s*\.\s*)?%b\b" % re.escape(name.encode())
    return re.compile(rb"\bmap\s*\[(?:[^][]|\[[^][]*\])*\]\s*%b" % value)


def _mention(slot: Slot) -> re.Pattern[bytes] | None:
    """What a file that uses the slot cannot do without; None for what only its function can use."""
    if "@" in slot.key:
        return None
    tail = _declared_name(slot).removeprefix(slot.package + ".")
    names = [re.escape(part.encode()) for part in tail.split(".")]
    if slot.kind == "field":
        # x.name, T{name: …}, T{…}
        return re.compile(rb"\.\s*%b\b|\b%b\s*:|\b%b\s*\{" % (names[-1], names[-1], names[0]))
    return re.compile(rb"\b%b\b" % names[-1])
