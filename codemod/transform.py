"""The contract between the engine and a transform, and how transforms are found.

A transform is one object with the attributes below. It never touches a file: it finds sites in a
syntax tree and turns one flow group into a verdict, which may carry a fix (edits as data).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from codemod.model import Site, Verdict

if TYPE_CHECKING:
    from codemod.context import Context
    from codemod.groups import Group
    from codemod.syntax import Source


class Transform(Protocol):
    """One rewrite. `name` is its rule name, its module's name with dashes and its golden folder."""

    @property
    def name(self) -> str:
        """Rule name, such as `map-of-array`."""

    @property
    def summary(self) -> str:
        """One line for `unheap rules`."""

    @property
    def doc(self) -> str:
        """Markdown under the headings Finds, Rewrites to, Refuses, Why it is safe."""

    @property
    def shapes(self) -> tuple[str, ...]:
        """Values of `--shape` that it knows besides `auto`."""

    @property
    def selector(self) -> str:
        """Which types the oracle resolves for it (`map:array`); "" where syntax is enough."""

    @property
    def codes(self) -> Mapping[str, str]:
        """Every code that its verdicts use → what it means, for the docs."""

    def find(self, source: Source) -> Iterable[Site]:
        """Sites by syntax alone: cheap, may over-report."""

    def plan(self, group: Group, context: Context) -> Verdict:
        """What is to be done with one flow group."""
