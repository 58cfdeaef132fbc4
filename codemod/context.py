"""What a transform may ask while it plans: files, functions, types, free names, settings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from codemod.compiler import Compiler
from codemod.costs import Costs, shipped
from codemod.embeds import Embeds
from codemod.errors import BadInput
from codemod.facts import PackageFacts
from codemod.functions import FunctionFacts
from codemod.groups import Group, question
from codemod.linknames import linknames
from codemod.links import Links, links
from codemod.model import Helper, Package, Position, Site, SourceFile, Verdict, Workspace
from codemod.options import Options
from codemod.suppress import Suppression, suppressions
from codemod.syntax import Source

if TYPE_CHECKING:
    from codemod.transform import Transform

T = TypeVar("T")


class Context:
    """Read-only view of the workspace for the plan stage; parses each file at most once."""

    def __init__(
        self,
        workspace: Workspace,
        facts: Iterable[PackageFacts],
        options: Options,
        go_version: str,
        compiler: Compiler | None = None,
        costs: Costs | None = None,
    ) -> None:
        self.workspace = workspace
        self.options = options
        self.go_version = go_version
        self.costs = costs or shipped()
        self._compiler = compiler
        self._by_selector: dict[str, dict[str, PackageFacts]] = defaultdict(dict)
        for package in facts:
            self._by_selector[package.selector][package.id] = package
        self._facts = next(iter(self._by_selector.values()), {})
        self._views: dict[str, Context] = {}
        self._sources: dict[Path, Source] = {}
        self._suppressions: dict[Path, list[Suppression]] = {}
        self._derived: dict[object, Any] = {}
        self._helpers: dict[tuple[str, str, str], Helper] = {}
        self.decided: list[tuple[Group, Verdict]] = []
        """What the rules that come earlier in the order said of their groups in this run, less what
        someone has silenced: that is as if the rule had not run."""

    def of(self, transform: Transform) -> Context:
        """What one transform sees: the facts that answer its selector, and the shape that it is
        asked for, `auto` where the user named one of another rule. All else is shared.
        """
        if transform.name not in self._views:
            view = copy(self)
            facts = self._by_selector.get(question(transform.selector), {})
            view._facts, view._derived = facts, {}
            if self.options.shape not in transform.shapes:
                view.options = replace(self.options, shape="auto")
            vars(view).pop("quiet", None)
            self._views[transform.name] = view
        return self._views[transform.name]

    @property
    def facts(self) -> Iterable[PackageFacts]:
        """The oracle's answers, package by package."""
        return self._facts.values()

    @property
    def compiler(self) -> Compiler:
        """What the user's compiler says of the files as they are."""
        assert self._compiler is not None, "no compiler was given to this context"
        return self._compiler

    @cached_property
    def packages(self) -> Mapping[str, Package]:
        """Packages by id."""
        return {package.id: package for package in self.workspace.packages}

    @cached_property
    def files(self) -> Mapping[Path, SourceFile]:
        """Every file that the build uses."""
        return {file.path: file for package in self.workspace.packages for file in package.files}

    def source(self, path: Path) -> Source:
        """A file of the workspace. Raises BadInput where it cannot be read."""
        if path not in self._sources:
            try:
                self._sources[path] = Source(path, path.read_bytes())
            except OSError as error:
                raise BadInput(f"{path}: {error.strerror}") from error
        return self._sources[path]

    def position(self, path: Path, offset: int) -> Position:
        """The place of an offset, for people."""
        if path not in self.files and not path.is_file():
            return Position(path, 1)
        return self.source(path).position(offset)

    def is_silenced(self, group: Group) -> bool:
        """Does an `//unheap:ignore` anywhere in the group speak for its rule?"""
        return any(self._is_ignored(site) for site in group.sites)

    def _is_ignored(self, site: Site) -> bool:
        if site.path not in self._suppressions:
            text = self.source(site.path).text if site.path.is_file() else b""
            self._suppressions[site.path] = suppressions(site.path, text)
        comments = self._suppressions[site.path]
        if not comments:
            return False
        place = self.position(site.path, site.start)
        return any(comment.covers(site.rule, place) for comment in comments)

    def function_at(self, path: Path, offset: int) -> FunctionFacts | None:
        """Name resolution of the function, or declaration of a package, around an offset.

        None where nothing in it is of interest to a transform.
        """
        file = self.files.get(path)
        facts = self._facts.get(file.package) if file else None
        return facts.function_at(path, offset) if facts else None

    @cached_property
    def linknames(self) -> frozenset[str]:
        """What `//go:linkname` lines of any file of the repository name, as `importpath.name`."""
        return linknames(self.workspace)

    @cached_property
    def embeds(self) -> Embeds:
        """What the repository's programs embed."""
        return Embeds(self.workspace.root)

    @cached_property
    def links(self) -> Links:
        """Other names of files and folders of the repository."""
        return links(self.workspace)

    @cached_property
    def quiet(self) -> Mapping[str, tuple[str, ...]]:
        """Functions whose own statements change nothing a caller could see → what they call."""
        return {
            name: callees for facts in self._facts.values() for name, callees in facts.quiet.items()
        }

    def derived(self, derive: Callable[[Context], T]) -> T:
        """What a transform's function makes of this context, computed when first asked for."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        found: T = self._derived[derive]
        return found

    def language(self, path: Path) -> tuple[int, int]:
        """Go language version of a file, such as (1, 22)."""
        file = self.files[path]
        facts = next(
            (one[file.package] for one in self._by_selector.values() if file.package in one), None
        )
        spelled = (facts.languages.get(path) if facts else "") or self.packages[file.package].go
        return parse_version(spelled or self.go_version)

    def is_generated(self, path: Path) -> bool:
        """Does the file say that it is generated?"""
        return self.files[path].is_generated

    def helper(self, package: str, name: str, template: str) -> Helper:
        """A helper for this package: the one an earlier run left there, or one with a free name.

        `template` is Go source with NAME where the name goes.
        """
        key = (package, name, template)
        if key not in self._helpers:
            self._helpers[key] = self._make_helper(self.packages[package], name, template)
        return self._helpers[key]

    def has_helper(self, helper: Helper) -> bool:
        """Is the declaration in the package already, wherever the package is built?"""
        return self.home(helper) is not None

    def home(self, helper: Helper) -> Path | None:
        """The file that an earlier run has left the declaration in.

        One in a test, or in a file for some platforms only, is of no use to the other files.
        """
        wanted = _squeeze(helper.source)
        files = self.packages[helper.package].files
        only_tests = all(file.is_test for file in files)
        for file in files:
            if file.is_constrained or (file.is_test and not only_tests):
                continue
            text = self.source(file.path).text
            has_name = helper.name.encode() in text
            if has_name and wanted in _squeeze(text.decode("utf-8", "replace")):
                return file.path
        return None

    def _make_helper(self, package: Package, name: str, template: str) -> Helper:
        words = self._words(package)
        candidates = [name, *(f"{name}{number}" for number in range(2, 100))]
        given = {one.name for one in self._helpers.values() if one.package == package.id}
        for candidate in candidates:
            helper = Helper(package.id, candidate, template.replace("NAME", candidate))
            if self.has_helper(helper) or candidate not in words | given:
                return helper
        raise BadInput(f"{package.path}: no free name for the helper {name}")

    def _words(self, package: Package) -> frozenset[str]:
        """Every identifier that any file in the folder spells: a name outside this set is free."""
        texts = [self.source(file.path).text for file in package.files]
        for path in package.dir.glob("*.go"):
            if path not in self.files and path.is_file():
                texts.append(self.source(path).text)
        return frozenset(
            word.decode() for text in texts for word in re.findall(rb"[A-Za-z_][A-Za-z_0-9]*", text)
        )


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def parse_version(spelled: str) -> tuple[int, int]:
    """`go1.22.3` or `1.22` → (1, 22); (1, 0) where there is no number."""
    found = re.search(r"(\d+)\.(\d+)", spelled)
    return (int(found[1]), int(found[2])) if found else (1, 0)
