"""Stage 5, the gate: which fixes does the user's own Go accept? Nothing of the tree is written.

A set of fixes passes whole or is taken apart. The same input always gives the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from codemod.edits import merge
from codemod.gotool import GoTool
from codemod.model import Fix, Rejection, Verified, Workspace
from codemod.options import Options
from codemod.trial import Format, Trial, Trials


def verify(
    fixes: Sequence[Fix],
    workspace: Workspace,
    go: GoTool,
    options: Options,
    *,
    format: Format,
    progress: Callable[[str], None],
    sources: Mapping[Path, bytes] | None = None,
) -> Verified:
    """As many of the fixes as pass together: they build, vet and allocate as promised.

    `format` is gofmt for (name, text) pairs and gives back a text that does not parse as it is.
    `progress` is told what is being done. `sources` are the texts that the fixes were planned on;
    without them the files are read. No fix can be added to the result without making it fail.
    Raises UnheapError where Go cannot work at all here (no space, a missing module …).
    """
    candidates, conflicts = merge(fixes)
    rejections = {fix.group: "overlaps a rewrite that goes before it" for fix in conflicts}
    trials = Trials(candidates, workspace, go, options, format, progress, sources)
    settling = Settling(candidates, trials.run)
    kept = settling.settle((), candidates)
    last = trials.run(kept)
    rejections |= settling.rejections
    return Verified(kept, last.texts, _rejected(fixes, rejections), last.evidence)


def _rejected(fixes: Sequence[Fix], errors: Mapping[str, str]) -> tuple[Rejection, ...]:
    return tuple(Rejection(fix, errors[fix.group]) for fix in fixes if fix.group in errors)


class Settling:
    """Takes a set that fails apart until what is left passes."""

    def __init__(self, fixes: Sequence[Fix], trial: Callable[[tuple[Fix, ...]], Trial]) -> None:
        self._rank = {fix.group: number for number, fix in enumerate(fixes)}
        self._trial = trial
        self.rejections: dict[str, str] = {}
        """Group → the first thing that went wrong with it."""

    def settle(self, kept: tuple[Fix, ...], rest: tuple[Fix, ...]) -> tuple[Fix, ...]:
        """`kept`, which is known to pass, and as much of `rest` as passes with it.

        Fixes that errors point at are tried last: where that is right, one run clears all others,
        and where it is wrong, only time is lost.
        """
        while rest:
            trial = self._trial(self._union(kept, rest))
            if trial.passes:
                return self._union(kept, rest)
            broken = [fix for fix in rest if fix.group in trial.broken]
            if broken:
                self.rejections |= {fix.group: trial.broken[fix.group] for fix in broken}
                rest = tuple(fix for fix in rest if fix not in broken)
            elif len(rest) == 1:
                self.rejections[rest[0].group] = trial.error
                rest = ()
            else:
                first, rest = _split(rest, trial.blamed)
                kept = self.settle(kept, first)
        return kept

    def _union(self, some: tuple[Fix, ...], more: tuple[Fix, ...]) -> tuple[Fix, ...]:
        return tuple(sorted(some + more, key=lambda fix: self._rank[fix.group]))


def _split(rest: tuple[Fix, ...], blamed: frozenset[str]) -> tuple[tuple[Fix, ...], ...]:
    innocent = tuple(fix for fix in rest if fix.group not in blamed)
    if 0 < len(innocent) < len(rest):
        return innocent, tuple(fix for fix in rest if fix.group in blamed)
    return rest[: len(rest) // 2], rest[len(rest) // 2 :]
