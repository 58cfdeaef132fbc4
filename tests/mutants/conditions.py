"""The conditions of a module, each with the ways to switch it off.

A mutant replaces one field of one node of the module's syntax tree: an `if` that never (or always)
holds, an operand that is dropped, a predicate that always says yes, a set that lacks one member.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mutants.naming import Named

_BOUNDARIES: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
}
_MESSAGES = frozenset(
    {"CODES", "FILE_CODES", "codes", "__all__", "DOC", "doc", "TRANSFORM", "_HOW"}
)
"""Texts and tables of texts, which no condition reads."""


class Swap(NamedTuple):
    """A field of a node that gets another value."""

    node: ast.AST
    field: str
    value: object


@dataclass(frozen=True, eq=False, kw_only=True)
class Mutant(Named):
    """One condition of a module, switched off in one way."""

    lines: range
    """The statement around it: what executes none of these lines cannot notice."""
    is_constant: bool
    """It is a constant of the module or of a class."""
    swap: Swap = field(repr=False)
    tree: ast.Module = field(repr=False)

    @contextmanager
    def switched_off(self) -> Iterator[ast.Module]:
        """The module with this condition switched off, as long as the context lasts."""
        node, attribute, value = self.swap
        before = getattr(node, attribute)
        setattr(node, attribute, value)
        try:
            yield ast.fix_missing_locations(self.tree)
        finally:
            setattr(node, attribute, before)


class Spot(NamedTuple):
    """A node, and what is around it."""

    node: ast.AST
    statement: ast.stmt
    scope: str
    is_constant: bool
    is_predicate: bool
    """In a function that answers yes or no."""


def mutants(path: Path, name: str, checks: Collection[str]) -> list[Mutant]:
    """Every mutant of a module; calls of `checks` alone can refuse (see `raising`)."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    return [
        Mutant(
            name=name,
            line=getattr(shown, "lineno", spot.statement.lineno),
            lines=_lines(spot.statement),
            kind=kind,
            text=ast.unparse(shown).split("\n")[0],
            change=change,
            scope=spot.scope,
            is_constant=spot.is_constant,
            swap=swap,
            tree=tree,
        )
        for spot in _spots(tree)
        for kind, changes in _KINDS.items()
        for shown, change, swap in changes(spot, checks)
    ]


def raising(paths: Iterable[Path]) -> frozenset[str]:
    """Names of the functions that raise something themselves, or are called `check…`."""
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    return frozenset(
        one.name
        for one in nodes
        if isinstance(one, ast.FunctionDef)
        and (
            one.name.lstrip("_").startswith("check")
            or any(isinstance(node, ast.Raise) for node in ast.walk(one))
        )
    )


def _lines(statement: ast.stmt) -> range:
    """Of a statement with a body: those of its header."""
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    first = body[0] if isinstance(body, list) else None
    end = getattr(getattr(first, "pattern", first), "lineno", (statement.end_lineno or 0) + 1)
    return range(statement.lineno, max(end, statement.lineno + 1))


# --- where conditions are ------------------------------------------------------------------------


def _spots(tree: ast.Module) -> Iterator[Spot]:
    for statement in tree.body:
        yield from _outer(statement, "")


def _outer(statement: ast.stmt, prefix: str) -> Iterator[Spot]:
    """What stands in a module or a class."""
    if isinstance(statement, ast.ClassDef):
        for child in statement.body:
            yield from _outer(child, f"{prefix}{statement.name}.")
    elif isinstance(statement, ast.FunctionDef):
        for child in statement.body:
            yield from _inner(child, child, prefix + statement.name, _is_predicate(statement))
    elif isinstance(statement, ast.Assign | ast.AnnAssign) and (name := _constant(statement)):
        assert statement.value is not None
        for node in ast.walk(statement.value):
            yield Spot(node, statement, prefix + name, True, False)


def _inner(node: ast.AST, statement: ast.stmt, scope: str, is_predicate: bool) -> Iterator[Spot]:
    if isinstance(node, ast.FunctionDef):
        is_predicate = _is_predicate(node)
    yield Spot(node, statement, scope, False, is_predicate)
    for child in ast.iter_child_nodes(node):
        yield from _inner(
            child, child if isinstance(child, ast.stmt) else statement, scope, is_predicate
        )


def _is_predicate(function: ast.FunctionDef) -> bool:
    return isinstance(function.returns, ast.Name) and function.returns.id == "bool"


def _constant(statement: ast.Assign | ast.AnnAssign) -> str:
    """The name that is given a value which some condition may read."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    is_type = isinstance(statement.value, ast.Subscript)  # such as Callable[[int], str]
    if statement.value is None or is_type or not isinstance(target, ast.Name):
        return ""
    return "" if target.id in _MESSAGES else target.id


# --- how they are switched off -------------------------------------------------------------------

_Change = tuple[ast.AST, str, Swap]
"""What is shown as the condition, what becomes of it, and how."""


def _is_of_types(test: ast.expr) -> bool:
    """Is it a question for None, which the type checker wants to be asked?"""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], ast.Is | ast.IsNot)
        and isinstance(test.comparators[0], ast.Constant)
    )


def _is_default(operand: ast.expr) -> bool:
    """Have: x or {}, which is no condition."""
    return isinstance(operand, ast.Constant | ast.Dict | ast.List | ast.Set | ast.Tuple)


def _off(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    if isinstance(spot.node, ast.If | ast.IfExp) and not _is_of_types(spot.node.test):
        yield spot.node.test, "never", Swap(spot.node, "test", ast.Constant(False))


def _on(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    """Where the body raises, it would only refuse more."""
    node = spot.node
    if not isinstance(node, ast.If | ast.IfExp) or _is_of_types(node.test):
        return
    if isinstance(node, ast.IfExp) or not isinstance(node.body[-1], ast.Raise):
        yield node.test, "always", Swap(node, "test", ast.Constant(True))


def _operand(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    node = spot.node
    if isinstance(node, ast.BoolOp) and not any(map(_is_default, node.values)):
        is_and = isinstance(node.op, ast.And)
        for value in node.values:
            if _is_of_types(value):
                continue
            rest = [other for other in node.values if other is not value]
            values = [ast.Constant(is_and), *rest]  # one operand alone is no BoolOp
            change = f"dropped from `{'and' if is_and else 'or'}`"
            yield value, change, Swap(node, "values", values)


def _predicate(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    node = spot.node
    if not spot.is_predicate or not isinstance(node, ast.Return) or node.value is None:
        return
    for answer in (True, False):
        if not (isinstance(node.value, ast.Constant) and node.value.value is answer):
            yield node, f"return {answer}", Swap(node, "value", ast.Constant(answer))


def _filter(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    if isinstance(spot.node, ast.comprehension):
        for test in spot.node.ifs:
            rest = [other for other in spot.node.ifs if other is not test]
            yield test, "filter dropped", Swap(spot.node, "ifs", rest)


def _boundary(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    if isinstance(spot.node, ast.Compare):
        for at, operator in enumerate(spot.node.ops):
            if other := _BOUNDARIES.get(type(operator)):
                ops = [*spot.node.ops[:at], other, *spot.node.ops[at + 1 :]]
                new = ast.Compare(spot.node.left, ops, spot.node.comparators)
                yield spot.node, ast.unparse(new), Swap(spot.node, "ops", ops)


def _member(spot: Spot, _: Collection[str]) -> Iterator[_Change]:
    node = spot.node
    if isinstance(node, ast.Set) or (
        spot.is_constant
        and isinstance(node, ast.Tuple | ast.List)
        and isinstance(node.ctx, ast.Load)
    ):
        yield from _fewer(node, node.elts)
    elif isinstance(node, ast.Compare) and isinstance(node.ops[-1], ast.In | ast.NotIn):
        last = node.comparators[-1]
        if isinstance(last, ast.Tuple | ast.List):
            yield from _fewer(last, last.elts)
    elif isinstance(node, ast.MatchOr):
        for one in node.patterns:
            rest = [other for other in node.patterns if other is not one]
            # One alternative alone is no MatchOr.
            yield one, "is no alternative", Swap(node, "patterns", [*rest, rest[0]])
    elif spot.is_constant and isinstance(node, ast.Dict):
        for at, key in enumerate(node.keys):
            if key is not None:
                keys = [*node.keys[:at], ast.Constant("no such key"), *node.keys[at + 1 :]]
                yield key, "is no key", Swap(node, "keys", keys)
    elif isinstance(node, ast.Attribute):
        yield from _fewer_words(node)


def _fewer(node: ast.AST, elements: Sequence[ast.expr]) -> Iterator[_Change]:
    for one in elements:
        rest = [other for other in elements if other is not one]
        yield one, "is no member", Swap(node, "elts", rest)


def _fewer_words(split: ast.Attribute) -> Iterator[_Change]:
    """Have: "a long list of words".split()"""
    value = split.value.value if isinstance(split.value, ast.Constant) else None
    if split.attr == "split" and isinstance(value, str | bytes):
        text = value if isinstance(value, str) else value.decode()
        for word in text.split():
            left = " ".join(other for other in text.split() if other != word)
            constant = ast.Constant(left if isinstance(value, str) else left.encode())
            shown = ast.copy_location(ast.Constant(word), split.value)
            yield shown, "is no member", Swap(split, "value", constant)


def _check(spot: Spot, checks: Collection[str]) -> Iterator[_Change]:
    """A call for the sake of what it may raise."""
    call = spot.node.value if isinstance(spot.node, ast.Expr) else None
    if isinstance(call, ast.Call):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        if name in checks:
            yield call, "not called", Swap(spot.node, "value", ast.Constant(None))


_KINDS: dict[str, Callable[[Spot, Collection[str]], Iterable[_Change]]] = {
    "off": _off,
    "on": _on,
    "operand": _operand,
    "predicate": _predicate,
    "filter": _filter,
    "boundary": _boundary,
    "member": _member,
    "check": _check,
}
