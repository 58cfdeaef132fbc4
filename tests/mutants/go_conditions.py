"""The conditions of the type oracle, each with the ways to switch it off.

Unlike a mutant of Python, one of Go is no change of the source: the source is rewritten once, so
that each condition asks a switch (`switches.go`), and one program is all mutants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from codemod.syntax import Node, ancestors, field, parse, parts, walk
from mutants.naming import Named

FOLDER = "codemod/gotypes"
_NOT_BUILT = "compat_go121.go"
"""Go of today leaves it out."""
_OTHER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_FUNCTIONS = ("function_declaration", "method_declaration", "func_literal")


@dataclass(frozen=True, eq=False, kw_only=True)
class GoMutant(Named):
    """One condition of the oracle, switched off in one way."""

    number: int
    """How the program with all the switches knows it."""


class Edit(NamedTuple):
    """Text that takes the place of some bytes."""

    start: int
    end: int
    text: bytes


class _Switch(NamedTuple):
    """A way to switch something off, before it has a number: `{}` stands for that."""

    kind: str
    shown: Node
    change: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Switched:
    """The oracle's source, with each condition behind a switch."""

    texts: dict[str, bytes]
    mutants: list[GoMutant]


def switched(texts: dict[str, bytes]) -> Switched:
    """All mutants of the oracle, and the source that has them all."""
    numbers, mutants, new = count(1), list[GoMutant](), dict(texts)
    tables = frozenset(name for text in texts.values() for name in _tables(parse(text).root_node))
    for name, text in sorted(texts.items()):
        if name.endswith(".go") and name != _NOT_BUILT:
            edits = list[Edit]()
            for found in _switches(parse(text).root_node, tables):
                if not found.kind:
                    edits += found.edits
                    continue
                number = next(numbers)
                mutants.append(_mutant(name, found, number))
                edits += (
                    edit._replace(text=edit.text.replace(b"{}", b"%d" % number))
                    for edit in found.edits
                )
            new[name] = replaced(text, edits)
    return Switched(new, mutants)


def _mutant(name: str, found: _Switch, number: int) -> GoMutant:
    return GoMutant(
        name=f"{FOLDER}/{name}",
        line=found.shown.start_point.row + 1,
        kind=found.kind,
        text=" ".join(_text(found.shown).split()),
        change=found.change,
        scope=_scope(found.shown),
        number=number,
    )


def replaced(text: bytes, edits: Sequence[Edit]) -> bytes:
    """The text after all edits; those that insert at the same place keep their order, but for
    what ends something, which comes before what begins, the innermost first."""
    closing = [edit for edit in reversed(edits) if edit.text == b")"]
    ordered = [*closing, *(edit for edit in edits if edit.text != b")")]
    out, at = [], 0
    for edit in sorted(ordered, key=lambda one: one.start):
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return b"".join([*out, text[at:]])


def _switches(root: Node, tables: frozenset[str]) -> Iterator[_Switch]:
    for node in walk(root):
        if not any(above.type == "const_declaration" for above in ancestors(node)):
            for ways in _WAYS.get(node.type, ()):
                yield from ways(node)
            yield from _looked_up(node, tables)


# --- ways to switch something off ----------------------------------------------------------------


def _wrap(node: Node, function: str) -> tuple[Edit, ...]:
    start, end = node.start_byte, node.end_byte
    return Edit(start, start, f"{function}({{}}, ".encode()), Edit(end, end, b")")


def _both(condition: Node) -> Iterator[_Switch]:
    if not _is_about_nil(condition):
        yield _Switch("on", condition, "always", _wrap(condition, "always"))
        yield _Switch("off", condition, "never", _wrap(condition, "never"))


def _of_if(node: Node) -> Iterator[_Switch]:
    yield from _both(field(node, "condition"))


def _is_about_nil(condition: Node) -> bool:
    """Have: x != nil, which Go wants to be asked before x is followed (or err != nil)."""
    is_comparison = _operator(condition) in ("==", "!=")
    return is_comparison and field(condition, "right").type == "nil"


def _of_operands(node: Node) -> Iterator[_Switch]:
    """Of a chain of the same operator, at its top."""
    operator = _text(field(node, "operator"))
    above = node.parent
    is_inner = above is not None and above.type == node.type and _operator(above) == operator
    if operator in ("&&", "||") and not is_inner:
        wrapper = "always" if operator == "&&" else "never"
        for one in _chain(node, operator):
            if _is_about_nil(one):
                continue
            yield _Switch("operand", one, f"dropped from `{operator}`", _wrap(one, wrapper))


def _operator(node: Node) -> str:
    return _text(field(node, "operator")) if node.type == "binary_expression" else ""


def _chain(node: Node, operator: str) -> Iterator[Node]:
    if _operator(node) == operator:
        yield from _chain(field(node, "left"), operator)
        yield from _chain(field(node, "right"), operator)
    else:
        yield node


def _of_boundary(node: Node) -> Iterator[_Switch]:
    """Not of a loop that counts: that would only run past the end."""
    sign, operator = field(node, "operator"), _operator(node)
    counts = any(above.type == "for_clause" for above in ancestors(node))
    if operator in _OTHER and not counts:
        comma = Edit(sign.start_byte, sign.end_byte, f', "{operator}", '.encode())
        left, right = _text(field(node, "left")), _text(field(node, "right"))
        start, end = _wrap(node, "compareOrdered")
        change = f"{left} {_OTHER[operator]} {right}"
        yield _Switch("boundary", node, change, (start, comma, end))


def _of_return(node: Node) -> Iterator[_Switch]:
    """Of a function that answers yes or no."""
    function = next(above for above in ancestors(node) if above.type in _FUNCTIONS)
    result = function.child_by_field_name("result")
    values = parts(parts(node)[0]) if parts(node) else []
    if result is not None and _text(result) == "bool" and len(values) == 1:
        for answer, wrapper in (("true", "always"), ("false", "never")):
            if _text(values[0]) != answer:
                yield _Switch("predicate", node, f"return {answer}", _wrap(values[0], wrapper))


def _of_switch(node: Node) -> Iterator[_Switch]:
    value = node.child_by_field_name("value")
    cases = [one for one in node.named_children if one.type == "expression_case"]
    for condition in (one for case in cases for one in parts(field(case, "value"))):
        if value is None:
            yield from _both(condition)
        else:
            yield _Switch("member", condition, "is no case", _wrap(condition, "casedAs"))


def _of_type_switch(node: Node) -> Iterator[_Switch]:
    """Have: switch x := y.(type) {…}, of which each type becomes a case that may be missing."""
    value, names = field(node, "value"), node.child_by_field_name("alias")
    start, end = value.start_byte, value.end_byte
    yield _Switch("", value, "", (Edit(start, start, b"hidden("),))
    for case in node.named_children:
        if case.type == "type_case":
            for one in case.children_by_field_name("type"):
                if one.is_named and _text(one) != "nil":
                    new = f", of[{_text(one)}]({{}})".encode()
                    yield _Switch("member", one, "is no case", (Edit(end, end, new),))
        elif case.type == "default_case" and names is not None:
            yield from _showing(case, _text(names))
    yield _Switch("", value, "", (Edit(end, end, b",)"),))


def _showing(case: Node, name: str) -> Iterator[_Switch]:
    if any(_text(one) == name for one in walk(case) if one.type == "identifier"):
        colon = next(one for one in case.children if one.type == ":").end_byte
        yield _Switch("", case, "", (Edit(colon, colon, f" {name} = shown({name});".encode()),))


def _of_table(node: Node) -> Iterator[_Switch]:
    """A variable of the package that is a map."""
    for name in _tables(node):
        assert name
        for one in walk(node):
            if one.type == "keyed_element":
                key = field(one, "key")
                yield _Switch("member", key, "is no key", _wrap(key, "member"))


def _tables(root: Node) -> Iterator[str]:
    for node in walk(root):
        is_outer = not any(above.type in _FUNCTIONS for above in ancestors(node))
        if node.type == "var_spec" and is_outer and b"map[" in (node.text or b""):
            yield _text(field(node, "name"))


def _looked_up(node: Node, tables: frozenset[str]) -> Iterator[_Switch]:
    if node.type == "index_expression" and _text(field(node, "operand")) in tables:
        key = field(node, "index")
        start, end = key.start_byte, key.end_byte
        yield _Switch("", key, "", (Edit(start, start, b"lookedUp("), Edit(end, end, b")")))


_WAYS: dict[str, Sequence[Callable[[Node], Iterator[_Switch]]]] = {
    "if_statement": (_of_if,),
    "binary_expression": (_of_operands, _of_boundary),
    "return_statement": (_of_return,),
    "expression_switch_statement": (_of_switch,),
    "type_switch_statement": (_of_type_switch,),
    "var_spec": (_of_table,),
}


# --- names ---------------------------------------------------------------------------------------


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _scope(node: Node) -> str:
    """The function around it, with the type of its receiver, or the name of the variable."""
    outer = [one for one in ancestors(node) if one.parent is not None and not one.parent.parent]
    top = outer[0] if outer else node
    if top.type == "var_declaration":
        return next(_tables(top), "")
    receiver = top.child_by_field_name("receiver")
    name = _text(field(top, "name"))
    if receiver is None:
        return name
    types = [_text(one) for one in walk(receiver) if one.type == "type_identifier"]
    return f"{types[0]}.{name}"
