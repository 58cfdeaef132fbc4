"""Which packages can a change reach? All that import it, directly or through others, with tests."""

from __future__ import annotations

from collections.abc import Iterable

from codemod.model import Package, Workspace


def target(package_id: str) -> str:
    """What to call a package on Go's command line: `a` for `a`, `a [a.test]`, `a_test [a.test]`."""
    base, _, variant = package_id.partition(" ")
    tested = variant.removeprefix("[").removesuffix(".test]")
    return tested if base == f"{tested}_test" else base


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
        found = set(packages)
        queue = list(found)
        while queue:
            new = self._importers.get(queue.pop(), set()) - found
            found |= new
            queue += new
        return tuple(sorted(found))

    def broken(self) -> tuple[str, ...]:
        """The packages that have errors, and all that lead to them, sorted."""
        return self.reached(self._faulty)


def _imports(package: Package) -> set[str]:
    return {target(package.import_map.get(name, name)) for name in package.imports}
