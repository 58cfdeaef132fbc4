"""Switches one condition off in this process, for good: meant for a forked child.

A mutated function gets its code put into the function objects that are there, so everybody who
imported it has it. A mutated constant is bound anew wherever the old one has its name.
"""

from __future__ import annotations

import ast
import gc
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from mutants.conditions import Mutant

_Place = tuple[str, str, int]
"""File, qualified name and first line of a function."""


class Switchboard:
    """Every function of our own that is loaded; made once, before the children are forked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._functions: dict[_Place, list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(str(root)):
                self._functions[_place(one.__code__)].append(one)

    def switch_off(self, mutant: Mutant) -> None:
        """Raises LookupError where nothing that is loaded is the mutant's function or constant."""
        file = str(self._root / mutant.name)
        module = next(one for one in _modules() if one.__file__ == file)
        with mutant.switched_off() as tree:
            if mutant.is_constant:
                _bind(tree, module, mutant.scope)
            elif not self._replace(compile(tree, file, "exec", dont_inherit=True), mutant.scope):
                raise LookupError(f"{mutant.scope} of {mutant.name} is not loaded")

    def _replace(self, module: CodeType, scope: str) -> int:
        """Put the code of one function into all that have it, and say how many these are."""
        found = [code for code in _codes(module) if code.co_qualname == scope]
        pairs = [(code, one) for code in found for one in self._functions[_place(code)]]
        for code, function in pairs:
            function.__code__ = code
        return len(pairs)


def _place(code: CodeType) -> _Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _modules() -> list[ModuleType]:
    """Those loaded from a file."""
    return [one for one in [*sys.modules.values()] if getattr(one, "__file__", None)]


def _bind(tree: ast.Module, module: ModuleType, scope: str) -> None:
    """Work out a constant anew; whatever else the module works out of it stays as it is."""
    *classes, name = scope.split(".")
    body: list[ast.stmt] = tree.body
    owner: object = module
    for one in classes:
        found = next(n for n in body if isinstance(n, ast.ClassDef) and n.name == one)
        body, owner = found.body, getattr(owner, one)
    value = next(value for one in body if (value := _value(one, name)) is not None)
    new = eval(compile(ast.Expression(value), "", "eval"), vars(module))
    old = getattr(owner, name)
    setattr(owner, name, new)
    for other in [] if classes else _modules():
        if vars(other).get(name) is old:
            setattr(other, name, new)


def _value(statement: ast.stmt, name: str) -> ast.expr | None:
    """What an assignment gives to a name; None where it is another statement."""
    if isinstance(statement, ast.Assign):
        target: ast.expr = statement.targets[0]
    elif isinstance(statement, ast.AnnAssign):
        target = statement.target
    else:
        return None
    return statement.value if isinstance(target, ast.Name) and target.id == name else None
