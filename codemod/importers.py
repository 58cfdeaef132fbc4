"""Which packages can a change reach? All that import it, directly or through others, with tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codemod.model import Package, Workspace


def target(package_id: str) -> str:
    """What to call a package on Go's command line: `a` for `a`, `a [a.test]`, `a_test [a.test]`."""
    base, _, variant = package_id.partition(" ")
    tested = variant.removeprefix("[").removesuffix(".test]")
    return tested if base == f"{tested}_test" else base


def leading_to(packages: Iterable[str], importers: Mapping[str, Iterable[str]]) -> set[str]:
    """The packages, all that import one of them, all that import one of these, and so on.

    `importers` are the direct ones of each package.
    """
    found = set(packages)
    unseen = list(found)
    while unseen:
        new = set(importers.get(unseen.pop(), ())) - found
        found |= new
        unseen += new
    return found


class Importers:
    """The import graph of a workspace, upside down. Packages go by their target names."""

    def __init__(self, workspace: Workspace) -> None:
        self._importers: dict[str, set[str]] = {}
        for package in workspace.packages:
            for imported in _imports(package):
                self._importers.setdefault(imported, set()).add(target(package.id))
        self._faulty = {target(package.id) for package in workspace.packages if package.errors}

    def reached(self, packages: Iterable[str]) -> tuple[str, ...]:
        """The packages and all that lead to them, sorted."""
        return tuple(sorted(leading_to(packages, self._importers)))

    def broken(self) -> tuple[str, ...]:
        """The packages that have errors, and all that lead to them, sorted."""
        return self.reached(self._faulty)


def _imports(package: Package) -> set[str]:
    return {target(package.import_map.get(name, name)) for name in package.imports}
