"""Imports that a file needs for a declaration that is added to it."""

from __future__ import annotations

import re

from codemod.model import Edit

_SKIPPED = re.compile(rb'(?P<comment>//[^\r\n]*|/\*.*?\*/)|`[^`]*`|"(?:[^"\\\n]|\\.)*"', re.DOTALL)
_PACKAGE = re.compile(rb"\s*package\s+\w+[ \t]*;?")
_DECLARATION = re.compile(
    rb"\s*import\s*(?:\((?P<block>[^)]*)\)|(?P<single>[^\s\"`]*\s*[\"`][^\"`]*[\"`]))\s*;?"
)
_SPEC = re.compile(rb'(?P<name>[^\s"`;]*)[ \t]*["`](?P<path>[^"`]*)["`]')


def add_import(text: bytes, path: str) -> tuple[Edit, ...]:
    """The edits that let a Go file use a package under its own name; none if it does already.

    A block gets the line at its top, where gofmt sorts it in; a single import becomes a block.
    """
    plain = _SKIPPED.sub(_blank, text)
    clause = _PACKAGE.match(plain)
    if clause is None:
        return ()  # it does not parse, which whoever compiles it will say
    found = list(_declarations(plain, clause.end()))
    if any(_has(one, path.encode()) for one in found):
        return ()
    quoted = b'"' + path.encode() + b'"'
    if not found:
        return (_first(plain, clause.end(), b"import " + quoted),)
    first = found[0]
    if first["block"] is not None:
        return (_insert(first.start("block"), b"\n\t" + quoted + _line_break(first["block"])),)
    start, end = first.span("single")
    return _insert(start, b"(\n\t"), _insert(end, b"\n\t" + quoted + b"\n)")


def _first(plain: bytes, at: int, declaration: bytes) -> Edit:
    """The first import of a file, behind the package clause that ends at `at` and its comment."""
    rest = re.compile(rb"[ \t]*(?=\r?\n|\Z)").match(plain, at)
    if rest is None:
        return _insert(at, b" " + declaration + b";")
    return _insert(rest.end(), b"\n\n" + declaration)


def _declarations(plain: bytes, at: int) -> list[re.Match[bytes]]:
    found = []
    while (match := _DECLARATION.match(plain, at)) is not None:
        found.append(match)
        at = match.end()
    return found


def _has(declaration: re.Match[bytes], path: bytes) -> bool:
    specs = declaration["block"] if declaration["block"] is not None else declaration["single"]
    return any(spec["path"] == path and not spec["name"] for spec in _SPEC.finditer(specs))


def _line_break(block: bytes) -> bytes:
    """What has to part a new first line from a block's first import."""
    return b"" if re.match(rb"[ \t]*\r?\n", block) or not block.strip() else b"\n\t"


def _blank(match: re.Match[bytes]) -> bytes:
    """Comments as blanks of the same length, strings as they are."""
    return re.sub(rb"[^\r\n]", b" ", match[0]) if match["comment"] is not None else match[0]


def _insert(at: int, new: bytes) -> Edit:
    return Edit(at, at, new)
