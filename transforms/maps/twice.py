"""What another build declares in another file, where it may be something else.

Names are those of the oracle: path.F, path.T.F for a method, path.T, path.v.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from codemod.context import Context
from codemod.model import Package
from transforms.maps.declarations import Declared, built, left_out

_PRINTS = re.compile(r"\.(String|Error|Format|GoString)$")


def declared_twice(context: Context) -> frozenset[str]:
    """What is declared in a file of this build and in one that it leaves out. With it, types and
    variables that are made of it, in every package.
    """
    found = frozenset(f"{path}.{here.name}" for path, here, _ in _pairs(context))
    return _spread(found, lambda names: _made_of(names, context))


def alike(context: Context) -> Mapping[str, frozenset[str]]:
    """Methods that a call may mean in one build or another, by the name behind the dot: all of the
    module, those of left-out files among them. None where each expression has one type.
    """
    if all(here.form == there.form for _, here, there in _pairs(context)):
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for package in context.workspace.packages:
        for one in (*built(package, context), *left_out(package, context)):
            _, dot, name = one.name.rpartition(".")
            if dot:
                found[name].add(f"{package.path}.{one.name}")
    return {name: frozenset(full) for name, full in found.items()}


def twice_among(types: str, home: str, context: Context) -> str | None:
    """The first name in the text of a type, written in the package of this path, that is declared
    twice.
    """
    twice = context.derived(declared_twice)
    for word in re.findall(r"(?<![\w.*])[\w.]+", types):
        if not twice.isdisjoint(_full(word, home, context)):
            return str(word.rpartition(".")[2])
    return None


def may_be_other(function: str, context: Context) -> bool:
    """May another build have another function where this one is called, or where it calls one?"""
    if function in context.derived(_resting):
        return True
    names = context.derived(alike).get(function.rpartition(".")[2], frozenset())
    return function in names and len(names) > 1


def printed_otherwise(context: Context) -> frozenset[str]:
    """Paths of the packages that can come by a value for which package fmt calls a method in
    another build, and none here.
    """
    packages = context.workspace.packages
    found = frozenset(
        package.path
        for package in packages
        if any(_PRINTS.search(one.name) for one in left_out(package, context))
    )
    return _spread(
        found, lambda paths: (one.path for one in packages if not paths.isdisjoint(one.imports))
    )


def _spread(
    found: frozenset[str], more: Callable[[frozenset[str]], Iterable[str]]
) -> frozenset[str]:
    """These, what they lead to, and what that leads to."""
    while not found.issuperset(added := frozenset(more(found))):
        found |= added
    return found


def _pairs(context: Context) -> Iterator[tuple[str, Declared, Declared]]:
    """Path of a package, what it declares here, and what in a left-out file has the same name."""
    for package in context.workspace.packages:
        there = {one.name: one for one in left_out(package, context) if one.name != "_"}
        for here in built(package, context) if there else ():
            if here.name in there:
                yield package.path, here, there[here.name]


def _made_of(found: frozenset[str], context: Context) -> Iterator[str]:
    homes = {name.rpartition(".")[0] for name in found}
    for package in context.workspace.packages:
        if not homes.isdisjoint((package.path, *package.imports)):
            for one in built(package, context):
                full = (name for type in one.types for name in _full(type, package.path, context))
                if not found.isdisjoint(full):
                    yield f"{package.path}.{one.name}"


def _full(type: str, home: str, context: Context) -> Iterator[str]:
    """T, in the package of this path, or package.T, in whichever package it may be."""
    package, _, name = type.rpartition(".")
    paths = [one.path for one in context.workspace.packages if one.name == package]
    return (f"{path}.{name}" for path in (paths if package else [home]))


def _resting(context: Context) -> frozenset[str]:
    """What is declared twice, and the functions that name it, or a function that does."""
    found = context.derived(declared_twice)
    named = {
        f"{package.path}.{one.name}": {*_in_full(one, package)}
        for package in (context.workspace.packages if found else ())
        for one in built(package, context)
    }

    def resting_on(names: frozenset[str]) -> Iterator[str]:
        known = names.union(f".{name.rpartition('.')[2]}" for name in names)
        return (name for name, words in named.items() if not known.isdisjoint(words))

    return _spread(found, resting_on)


def _in_full(one: Declared, package: Package) -> Iterator[str]:
    for word in one.words:
        yield word if word.startswith(".") else f"{package.path}.{word}"
