"""Every value that crosses a stage. All frozen; all offsets are 0-based bytes, ends exclusive;
all lines and columns shown to people are 1-based, columns in bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from codemod.measures import Benchmarks, Frame, Prediction, Profile

# --- discover -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Go file that the build uses, and what decides whether it may be edited."""

    path: Path
    package: str
    """`Package.id` of the package variant whose facts describe this file."""
    is_test: bool = False
    is_cgo: bool = False
    is_generated: bool = False
    is_constrained: bool = False
    """Built on some platforms, with some tags or with cgo only (`//go:build`, `_linux.go`)."""
    is_outside: bool = False
    """Outside of its module (behind a symbolic link) or of the workspace's root: never edited."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package as `go list` knows it; with in-package tests, the variant that holds them."""

    id: str
    """What `go list` calls it, such as `a/b`, `a/b [a/b.test]`, `a/b_test [a/b.test]`."""
    path: str
    """Its import path; of an external test what a package in a folder `p_test` would have, or
    `p_test!` where there is one."""
    name: str
    dir: Path
    files: tuple[SourceFile, ...]
    imports: tuple[str, ...] = ()
    import_map: Mapping[str, str] = field(default_factory=dict)
    """Import path → id, only where the two differ."""
    ignored: tuple[Path, ...] = ()
    """Files left out by build constraints, and files in other languages (assembly, C)."""
    module: str = ""
    go: str = ""
    build_id: str = ""
    errors: tuple[str, ...] = ()
    is_known: bool = True
    """False where the type oracle failed: no use of anything in it was seen."""
    named: bool = True
    """A pattern of the command line names it (otherwise it is here because others need it)."""

    @property
    def is_importable_outside(self) -> bool:
        """Can code outside the module import it? Not `main`, not below its `internal/`, not a test.

        An `internal` of the module's own path keeps out fewer: all modules beside it may import it.
        """
        parts = self.path.removeprefix(self.module).split("/")
        return self.name != "main" and "internal" not in parts and not self._is_external_test

    @property
    def _is_external_test(self) -> bool:
        base, _, variant = self.id.partition(" ")
        return variant == f"[{base.removesuffix('_test')}.test]" != f"[{base}.test]"


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the patterns denote, and everything in the same modules that may have to change too."""

    root: Path
    """Diffs name files relative to this folder (the repository, else the module or workspace)."""
    cwd: Path
    """Where `go` commands run."""
    packages: tuple[Package, ...]
    exports: Mapping[str, Path] = field(default_factory=dict)
    """Package id → file with its export data, for every dependency."""
    wanted_files: frozenset[Path] | None = None
    """Only findings in these files are shown (patterns that were `.go` files); None: all."""
    errors: tuple[str, ...] = ()
    """What was wrong with patterns that denote nothing."""
    standard: frozenset[str] = frozenset()
    """Import paths of the standard library's packages that anything here needs."""
    homes: frozenset[Path] = frozenset()
    """Folders of the modules that Go works on here: one, or those of a `go.work`."""

    @property
    def strangers(self) -> frozenset[str]:
        """Ids of packages that are neither of the module nor of the standard library."""
        ours = {package.path for package in self.packages}
        paths = {name.split(" ", 1)[0] for name in self.exports}
        return frozenset(
            path for path in paths - self.standard if path.removesuffix("_test") not in ours
        )


# --- find, resolve ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file, for people."""

    path: Path
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A place where a transform's pattern was found."""

    rule: str
    path: Path
    start: int
    end: int
    type: str = ""
    bytes: int = 0
    """Size of one value of the pattern's type in bytes, 0 where it is not known."""


# --- plan ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the bytes start…end of a file by `new`."""

    start: int
    end: int
    new: bytes
    order: tuple[int, ...] = ()
    """Decides between insertions at one point: what is smaller comes first. So two fixes that
    wrap one expression nest as they must."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A declaration that a fix needs once in a package, under a name that is free there."""

    package: str
    """`Package.id`."""
    name: str
    source: str
    """Go source of the whole declaration, gofmt-clean, without a final newline."""
    imports: tuple[str, ...] = ()
    """Import paths of the packages that it names."""
    beside: str = ""
    """Name of the helper whose file it has to be in: a method is built wherever its type is, since
    no other name would be free for it where it is missing."""
    home: Path | None = None
    """The file that has that other helper from an earlier run."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the escape rescan must and may show for one fix.

    Each entry is a regular expression that is matched in full against a compiler note without its
    position, such as `moved to heap: v` or `new\\(\\[4\\]int\\) escapes to heap`.
    """

    gone: tuple[str, ...] = ()
    """Notes of the functions that the fix edits which must be there before and not after: each goes
    once for every fix that promises it of the same function."""
    new: tuple[str, ...] = ()
    """Heap notes that may appear; every other new heap note is unexplained."""
    counted: tuple[tuple[str, int], ...] = ()
    """Heap notes that may appear in the functions that the fix edits, and at how many places."""
    copies_gone: tuple[tuple[Path, int, int], ...] = ()
    """Copies that the compiler must not make any more: file, an offset in the function that makes
    one, and its size in bytes (128 or more: it does not tell of smaller ones)."""


class Safety(StrEnum):
    """`safe`: behaviour is proved to be the same. `unsafe`: a reviewer must agree."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """The edits of one flow group: they are made whole or not at all."""

    group: str
    """The group's name: stable from run to run, unique within a run."""
    rule: str
    shape: str
    edits: Mapping[Path, tuple[Edit, ...]]
    helpers: tuple[Helper, ...] = ()
    promise: Promise = Promise()
    safety: Safety = Safety.SAFE
    note: str = ""
    """What a reviewer has to know, in one line: the diff says it."""


class Decision(StrEnum):
    """What is to be done with a site."""

    REWRITE = "rewrite"
    LEAVE = "leave"
    REFUSE = "refuse"
    REJECTED = "rejected"
    """It was to be rewritten, and the gate said no."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a transform says of one group."""

    decision: Decision
    reason: str
    code: str = ""
    """Stable code of a refusal or a leave, listed in the docs."""
    at: Position | None = None
    """The place that decided it."""
    shape: str = ""
    safety: Safety = Safety.SAFE
    predicted: float | None = None
    """Predicted cost after / before (1.0: no change); None where nothing was predicted."""
    prediction: Prediction | None = None
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
    waits_for_sizes: bool = False
    """It would be a rewrite if the group's maps were made with a size."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One site and what became of its group: a row of `scan`."""

    site: Site
    position: Position
    group: str
    verdict: Verdict
    spent: int | None = None
    """What a profile says of the lines that use the group, in its unit; None without a profile."""


# --- verify, render -----------------------------------------------------------------------------


class Rejection(NamedTuple):
    """A fix that did not pass the gate, and the first thing that went wrong."""

    fix: Fix
    error: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What the gate leaves: the fixes that passed together, and the files they give."""

    fixes: tuple[Fix, ...]
    files: Mapping[Path, bytes]
    """Whole new text of every file that changes."""
    rejected: tuple[Rejection, ...] = ()
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Group → what the gate saw, a line each."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The change of one file: old and new text, and the unified diff between them."""

    path: Path
    name: str
    """Path relative to the workspace's root, with forward slashes."""
    old: bytes
    new: bytes
    diff: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What one run found and, where it got that far, what it would write."""

    workspace: Workspace
    go: str
    findings: tuple[Finding, ...]
    problems: tuple[str, ...] = ()
    """One line each: packages that do not compile, files that cannot be read … They make the run
    a failure."""
    verified: Verified | None = None
    patches: tuple[Patch, ...] = ()
    frames: tuple[Frame, ...] | None = None
    benchmarks: Benchmarks | None = None
    profile: Profile | None = None
    warnings: tuple[str, ...] = ()
    """One line each, of what does not make the run a failure: unused suppressions …"""
