"""The affected packages' own benchmarks, before a rewrite and after it, in turn.

This runs code of the repository, so only the command line can ask for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from codemod.errors import UnheapError
from codemod.gotool import Completed, GoTool
from codemod.importers import Importers, target
from codemod.measures import Benchmarks, Comparison
from codemod.model import Verified, Workspace
from codemod.options import Options
from codemod.overlay import Overlay, overlay
from codemod.ranks import mann_whitney

_BENCHMARK = re.compile(rb"^func Benchmark", re.MULTILINE)
_RESULT = re.compile(r"(Benchmark\S*)\s+\d+\s+(\d.*)")

Figures = Mapping[tuple[str, str], Sequence[float]]
"""Benchmark and unit → values, in the order in which they were printed."""


def compare_benchmarks(
    verified: Verified,
    workspace: Workspace,
    go: GoTool,
    options: Options,
    progress: Callable[[str], None],
) -> Benchmarks | None:
    """What the benchmarks of all packages say that a rewrite edits or that import one of these.

    None where the options do not ask. Raises UnheapError where benchmarks fail with the rewrites
    and not without.
    """
    if not options.bench:
        return None
    affected = _affected(verified, workspace)
    able = [package for package in affected if package in _with_benchmarks(workspace)]
    rows: list[Comparison] = []
    failed = []
    with overlay(verified.files, workspace.cwd) as layer:
        for package in able:
            race = _Race(package, workspace, go, layer)
            found = race.run(options.rounds, progress)
            rows += found or ()
            failed += [package] if found is None else []
    without = tuple(package for package in affected if package not in able)
    return Benchmarks(tuple(rows), without, tuple(failed))


def _affected(verified: Verified, workspace: Workspace) -> tuple[str, ...]:
    owners = {file.path: file.package for pack in workspace.packages for file in pack.files}
    importers = Importers(workspace)
    broken = importers.broken()
    edited = {target(owners[path]) for path in verified.files}
    return tuple(name for name in importers.reached(edited) if name not in broken)


def _with_benchmarks(workspace: Workspace) -> frozenset[str]:
    return frozenset(
        target(package.id)
        for package in workspace.packages
        for file in package.files
        if file.is_test and _BENCHMARK.search(file.path.read_bytes())
    )


class _Race:
    """The benchmarks of one package, with the old texts and the new ones."""

    def __init__(self, package: str, workspace: Workspace, go: GoTool, after: Overlay) -> None:
        self._package, self._cwd, self._go = package, workspace.cwd, go
        self._after = after

    def run(self, rounds: int, progress: Callable[[str], None]) -> list[Comparison] | None:
        """A comparison for each figure; None where they fail without the rewrite.

        Who goes first changes from round to round, so that a machine that gets slower (or faster)
        all the time does not favour one side.
        """
        found: dict[bool, dict[tuple[str, str], list[float]]] = {
            side: defaultdict(list) for side in (False, True)
        }
        for number in range(rounds):
            progress(f"benchmarks of {self._package}: round {number + 1} of {rounds}")
            for is_after in (False, True) if number % 2 == 0 else (True, False):
                figures = self._measure(is_after=is_after)
                if figures is None:
                    return None
                for key, values in figures.items():
                    found[is_after][key] += values
        return list(self._comparisons(found[False], found[True]))

    def _measure(self, *, is_after: bool) -> Figures | None:
        done = self._call(self._after if is_after else Overlay())
        if done.returncode == 0:
            return parse_results(done.stdout.decode("utf-8", "replace"))
        if is_after:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            raise UnheapError(
                f"the benchmarks of {self._package} fail with the rewrites, and not without: "
                f"{self._after.restore(_complaint(said))}"
            )
        return None

    def _call(self, layer: Overlay) -> Completed:
        tags = ["-tags", self._go.tags] if self._go.tags else []
        flags = ["-run=^$", "-bench=.", "-benchmem", "-count=1", "-vet=off", "-timeout=0"]
        return self._go.run(["test", *flags, *tags, *layer.arguments, self._package], self._cwd)

    def _comparisons(self, before: Figures, after: Figures) -> Iterator[Comparison]:
        for key in before:
            if key in after:
                old, new = tuple(before[key]), tuple(after[key])
                yield Comparison(self._package, *key, old, new, mann_whitney(old, new))


def parse_results(text: str) -> Figures:
    """The figures that `go test -bench` printed.

    A line that a benchmark broke by printing in the middle of it is skipped.
    """
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for line in text.splitlines():
        match = _RESULT.match(line)
        fields = match[2].split() if match else []
        for value, unit in zip(fields[::2], fields[1::2], strict=False):
            if match and _is_number(value):
                found[match[1], unit].append(float(value))
    return found


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?", text) is not None


def _complaint(text: str) -> str:
    """The line that says most of what went wrong.

    A panic does not wait for the line to end that another goroutine is printing.
    """
    for pattern in (r"panic: .*", r"^\S+\.go:\d+:.*", r"^--- FAIL.*", r".+"):
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            return found[0].strip()
    return "they do not say why"
