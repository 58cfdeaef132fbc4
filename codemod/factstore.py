"""Facts of packages, asked from the oracle once per build ID and kept in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from codemod.facts import BadFacts, PackageFacts, package_id, parse_facts
from codemod.gotool import GoTool
from codemod.model import Package, Workspace
from codemod.oracle import Oracle, OracleError, digest, sources
from codemod.sweep import mark_used


class FactStore:
    """Answers `facts of these packages`.

    A build ID covers every input of a package's types; the folders of the main modules say which of
    these types are the user's own.
    """

    def __init__(self, oracle: Oracle, go: GoTool, cache: Path, *selectors: str) -> None:
        self._oracle, self._go = oracle, go
        self._version = digest(sources())
        self._folder = cache / "facts"
        self._selectors = sorted(selectors)

    def load(
        self, workspace: Workspace, packages: Sequence[Package], progress: Callable[[str], None]
    ) -> list[PackageFacts]:
        """Facts for every selector, in the order of `packages`.

        A package is type-checked once, whatever is asked of it. One the oracle cannot answer has
        errors.
        """
        found = {
            (package.id, selector): self._cached(self._file(workspace, package, selector), package)
            for package in packages
            for selector in self._selectors
        }
        missing: dict[str, list[str]] = defaultdict(list)
        for (name, selector), facts in found.items():
            if facts is None:
                missing[name].append(selector)
        if missing:
            progress(f"asking the type oracle about {len(missing)} packages")
            asked = {package.id: package for package in packages if package.id in missing}
            found |= {
                (facts.id, facts.selector): facts
                for facts in self._asked(workspace, asked, missing)
            }
        return [
            facts
            for selector in self._selectors
            for package in packages
            if (facts := found[package.id, selector]) is not None
        ]

    def _asked(
        self,
        workspace: Workspace,
        packages: Mapping[str, Package],
        selectors: Mapping[str, Sequence[str]],
    ) -> Iterator[PackageFacts]:
        for line in self._oracle.facts(self._request(workspace, packages.values(), selectors)):
            try:
                package = packages[package_id(line)]
                facts = parse_facts(line, package.dir)
            except (BadFacts, KeyError) as error:
                raise OracleError(f"what the type oracle says is no answer: {error}") from error
            self._keep(self._file(workspace, package, facts.selector), facts, line)
            yield facts

    def _request(
        self,
        workspace: Workspace,
        packages: Iterable[Package],
        selectors: Mapping[str, Sequence[str]],
    ) -> dict[str, object]:
        return {
            "local": sorted({package.path for package in workspace.packages}),
            "exports": {name: str(path) for name, path in workspace.exports.items()},
            "packages": [
                {**self._question(package), "selectors": selectors[package.id]}
                for package in packages
            ],
        }

    def _question(self, package: Package) -> dict[str, object]:
        return {
            "id": package.id,
            "path": package.path,
            "dir": str(package.dir),
            "files": [file.path.name for file in package.files],
            "imports": dict(package.import_map),
            "go": f"go{package.go}" if package.go else "",
            "arch": self._go.settings["GOARCH"],
        }

    def _file(self, workspace: Workspace, package: Package, selector: str) -> Path | None:
        if not package.build_id or package.errors:
            return None
        parts = (
            self._version,
            self._go.version,
            selector,
            package.id,
            package.path,
            str(package.dir),
            package.go,
            package.build_id,
            *sorted(map(str, workspace.homes)),
        )
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"

    def _cached(self, file: Path | None, package: Package) -> PackageFacts | None:
        if file is None:
            return None
        try:
            kept, _, text = file.read_bytes().partition(b"\n")
            mark_used(file)
            # One wrong bit could make a wrong rewrite of it: what is damaged is asked again.
            return parse_facts(text, package.dir) if kept == _checksum(text) else None
        except (OSError, BadFacts):
            return None

    def _keep(self, file: Path | None, facts: PackageFacts, text: bytes) -> None:
        if file is None or facts.errors:
            return
        # A cache that cannot be written costs time, never the run.
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(handle, "wb") as out:
                out.write(_checksum(text) + b"\n" + text)
            Path(name).replace(file)


def without_facts(workspace: Workspace, facts: Iterable[PackageFacts]) -> Workspace:
    """The workspace, with an error for each package that the oracle failed to look at.

    It compiles, but what was not found in it may be there all the same.
    """
    failures = {one.id: one.failure for one in facts if one.failure}
    return replace(
        workspace,
        packages=tuple(
            replace(package, errors=(*package.errors, _blamed(package, why)), is_known=False)
            if (why := failures.get(package.id)) and package.is_known
            else package
            for package in workspace.packages
        ),
    )


def _blamed(package: Package, why: str) -> str:
    return f"{package.path}: left alone, for a fault of unheap's own that should be reported: {why}"


def _checksum(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()
