"""Small Go modules for tests, with one type oracle and one cache for the whole session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from codemod import pipeline
from codemod.context import Context
from codemod.discover import discover
from codemod.facts import PackageFacts
from codemod.factstore import FactStore
from codemod.gotool import GoTool
from codemod.groups import Group
from codemod.model import Report, Workspace
from codemod.options import Options
from codemod.oracle import Oracle
from codemod.reflection import Outside
from codemod.resolve import flow_groups
from codemod.transform import Transform

MODULE = "ex.org/m"


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write a module's files; `go.mod` is added where there is none."""
    for name, text in {"go.mod": f"module {MODULE}\n\ngo 1.22\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root.resolve()


def silent(_message: str) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True)
class Program:
    """A module that Go and the oracle have been asked about."""

    workspace: Workspace
    facts: Sequence[PackageFacts]
    context: Context

    @cached_property
    def groups(self) -> list[Group]:
        """Its flow groups."""
        return flow_groups("toy", self.facts, Outside(self.workspace.standard))


class Bench:
    """Asks Go and the oracle; both remember between tests what does not change."""

    def __init__(self, go: GoTool, cache: Path) -> None:
        self.go, self.cache = go, cache
        self.oracle = Oracle(go, cache)

    def program(
        self, root: Path, files: Mapping[str, str], *, selector: str = "map:array"
    ) -> Program:
        """Write a module and find out all about it."""
        workspace = discover(["./..."], write(root, files), self.go)
        store = FactStore(self.oracle, self.go, self.cache, selector)
        facts = store.load(workspace, workspace.packages, silent)
        return Program(workspace, facts, Context(workspace, facts, Options(), self.go.version))

    def scan(
        self,
        root: Path,
        *transforms: Transform,
        patterns: Sequence[str] = ("./...",),
        options: Options | None = None,
    ) -> Report:
        """`scan` of the pipeline."""
        return pipeline.scan(
            patterns, options or Options(), transforms, cwd=root, go=self.go, progress=silent
        )

    def diff(
        self,
        root: Path,
        *transforms: Transform,
        patterns: Sequence[str] = ("./...",),
        options: Options | None = None,
    ) -> Report:
        """`diff` of the pipeline."""
        return pipeline.diff(
            patterns, options or Options(), transforms, cwd=root, go=self.go, progress=silent
        )
