"""What the fields of a struct are called that takes an array's place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codemod.context import Context
from codemod.groups import Group
from codemod.model import Position
from codemod.syntax import KEYWORDS, Node, Source, ancestors
from transforms.map_of_array.refusal import Refuse

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAME = re.compile(r"[^\W\d]\w*")
_LIST = re.compile(r"//[ \t]*([^\W\d]\w*(?:[ \t]*,[ \t]*[^\W\d]\w*)+)[ \t]*\r?")
_DECLARATIONS = frozenset(
    {
        *("var_spec", "short_var_declaration", "field_declaration", "type_spec", "type_alias"),
        *("parameter_declaration", "assignment_statement"),
    }
)


def field_names(
    group: Group, constants: Mapping[int, set[str]], context: Context
) -> tuple[str, ...]:
    """From a comment at a declaration, the constant indexes, `--fields`, or the alphabet.

    Raises Refuse where none of them gives a name for each element.
    """
    count = group.slots[0].length
    found = _from_comment(group, count, context) or _from_constants(constants, count)
    if found:
        return found
    given = context.options.fields
    if given:
        if not _are_names(given, count):
            reason = f"--fields must give {count} different Go names"
            raise Refuse("field-names", reason, _at(group, context))
        return given
    if count > len(_LETTERS):
        reason = f"{count} elements need names: pass --fields"
        raise Refuse("field-names", reason, _at(group, context))
    return tuple(_LETTERS[:count])


def _at(group: Group, context: Context) -> Position:
    return context.position(group.written[0].path, group.written[0].start)


def _from_comment(group: Group, count: int, context: Context) -> tuple[str, ...]:
    """`// added, removed` behind a map's declaration or on the line above it."""
    for written in group.written:
        source = context.source(written.path)
        node = source.tree.root_node.descendant_for_byte_range(written.start, written.end)
        declaration = _declaration_of(node)
        if declaration is None:
            continue
        above = max(source.line_start(declaration.start_byte), 1)
        lines = [
            _rest_of_line(source, written.end),
            _rest_of_line(source, source.line_start(above - 1)),
        ]
        whole = (_LIST.search, _LIST.fullmatch)
        for line, match in zip(lines, whole, strict=True):
            listed = match(line.decode("utf-8", "replace").strip())
            names = (
                tuple(unexported(name.strip()) for name in listed[1].split(",")) if listed else ()
            )
            if _are_names(names, count):
                return names
    return ()


def _declaration_of(node: Node | None) -> Node | None:
    for parent in ancestors(node) if node is not None else ():
        if parent.type in _DECLARATIONS:
            return parent
        if parent.type in ("block", "argument_list"):
            return None
    return None


def _rest_of_line(source: Source, start: int) -> bytes:
    return source.text[start:].partition(b"\n")[0]


def _from_constants(constants: Mapping[int, set[str]], count: int) -> tuple[str, ...]:
    """`added`, `removed` of m[k][added] and m[k][removed], if each index has just one name."""
    names = tuple(unexported(name) for index in range(count) for name in constants.get(index, ()))
    return names if _are_names(names, count) else ()


def _are_names(names: Sequence[str], count: int) -> bool:
    usable = all(_NAME.fullmatch(name) and name not in KEYWORDS and name != "_" for name in names)
    return usable and len(names) == len(set(names)) == count


def unexported(name: str) -> str:
    """A name without its capital: Counts → counts, URLCounts → urlCounts, ID → id."""
    return re.sub(r"^[A-Z]+(?![a-z])|^[A-Z]", lambda found: found[0].lower(), name)
