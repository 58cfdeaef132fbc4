"""The order of the stages, and nothing else: discover, find, resolve, plan, verify, render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from codemod.benchmarks import compare_benchmarks
from codemod.compiler import Compiler
from codemod.context import Context
from codemod.costs import costs_for
from codemod.discover import discover, widen
from codemod.facts import PackageFacts
from codemod.factstore import FactStore, without_facts
from codemod.find import find, go_files
from codemod.frames import compare_frames, with_frames
from codemod.gotool import GoTool
from codemod.groups import LOOPS, SITES, Group, loop_groups, question, single_groups, site_groups
from codemod.make_groups import MAKES, make_groups
from codemod.model import Decision, Finding, Report, Verdict, Verified, Workspace
from codemod.options import Options
from codemod.oracle import Oracle
from codemod.paths import cache_folder, relative
from codemod.plan import findings, fixes, hot, plan
from codemod.reflection import Outside
from codemod.render import render
from codemod.resolve import all_flows, flow_groups
from codemod.suppress import suppressed
from codemod.syntax import Source
from codemod.transform import Transform
from codemod.verify import verify
from codemod.wording import place

Progress = Callable[[str], None]
UNRESOLVED = Verdict(Decision.REFUSE, "found by syntax alone: types were not asked", "unresolved")


def scan(
    patterns: Sequence[str],
    options: Options,
    transforms: Sequence[Transform],
    *,
    cwd: Path,
    go: GoTool,
    progress: Progress,
    syntax_only: bool = False,
) -> Report:
    """What is there, and what would be done about it. Nothing is verified, nothing written."""
    if syntax_only:
        return _scan_syntax(patterns, transforms, cwd)
    return _Run(patterns, options, transforms, cwd, go, progress).report()


def diff(
    patterns: Sequence[str],
    options: Options,
    transforms: Sequence[Transform],
    *,
    cwd: Path,
    go: GoTool,
    progress: Progress,
) -> Report:
    """`scan`, and the patches of all fixes that passed the gate. Nothing is written."""
    run = _Run(patterns, options, transforms, cwd, go, progress)
    report = run.report()
    verified = verify(
        fixes(report.findings),
        run.workspace,
        go,
        options,
        format=run.oracle.format,
        progress=progress,
        sources=run.texts,
    )
    rejected = {rejection.fix.group: rejection.error for rejection in verified.rejected}
    patches = render(verified.files, run.workspace, run.texts, _notes(report, verified))
    frames = compare_frames(verified, patches, run.workspace, go, options, progress)
    return replace(
        report,
        findings=tuple(_after_gate(finding, rejected) for finding in report.findings),
        verified=with_frames(verified, frames),
        patches=patches,
        frames=frames,
        benchmarks=compare_benchmarks(verified, run.workspace, go, options, progress),
    )


def _notes(report: Report, verified: Verified) -> dict[Path, list[str]]:
    """What the diff of each file has to say besides the diff."""
    said = {fix.group: fix.note for fix in verified.fixes if fix.note}
    notes: dict[Path, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.group in said:
            where = place(finding.position, report.workspace.root)
            notes[finding.site.path].append(f"{where}: {finding.site.rule} {said[finding.group]}")
    return notes


def _after_gate(finding: Finding, rejected: dict[str, str]) -> Finding:
    if finding.group not in rejected:
        return finding
    verdict = replace(
        finding.verdict, decision=Decision.REJECTED, reason=rejected[finding.group], code="rejected"
    )
    return replace(finding, verdict=verdict)


def _scan_syntax(patterns: Sequence[str], transforms: Sequence[Transform], cwd: Path) -> Report:
    sources = {path: Source(path, path.read_bytes()) for path in go_files(patterns, cwd)}
    found = tuple(
        Finding(site, sources[site.path].position(site.start), str(site.path), UNRESOLVED)
        for site in find(sources.values(), transforms)
    )
    return Report(Workspace(cwd, cwd, ()), "", found)


@dataclass
class _Judged:
    """What the transforms said, and of which facts."""

    context: Context
    pairs: list[tuple[Group, Verdict]]


class _Run:
    """One run of discover, find, resolve and plan."""

    def __init__(
        self,
        patterns: Sequence[str],
        options: Options,
        transforms: Sequence[Transform],
        cwd: Path,
        go: GoTool,
        progress: Progress,
    ) -> None:
        self._patterns, self._options, self._transforms = patterns, options, transforms
        self._go, self._progress = go, progress
        progress("listing and compiling packages")
        self.oracle = Oracle(go, cache_folder())
        self._costs = costs_for(go, cache_folder())
        self.workspace = discover(patterns, cwd, go)
        self.texts: dict[Path, bytes] = {}
        self._asked = frozenset(
            package.path for package in self.workspace.packages if package.named
        )

    def report(self) -> Report:
        """Findings of the packages that the patterns name."""
        judged = self._judge_closed()
        self.texts = {path: judged.context.source(path).text for path in self._readable(judged)}
        # Before anything is filtered: a suppression anywhere in a group keeps all of it.
        everything = findings(judged.pairs, judged.context)
        names = {transform.name for transform in self._transforms}
        kept, complaints = suppressed(everything, self.texts, names)
        warnings = [
            f"{place(problem.at, self.workspace.root)}: {problem.message}"
            for problem in complaints
            if self._is_asked(problem.at.path) and problem.at.path not in self._broken
        ]
        warnings += self._left_out()
        return Report(
            self.workspace,
            self._go.version,
            tuple(one for one in hot(kept, self._options) if self._is_asked(one.site.path)),
            tuple(self._package_problems()),
            warnings=tuple(warnings),
            profile=self._options.profile,
        )

    def _readable(self, judged: _Judged) -> Iterable[Path]:
        for path, file in judged.context.files.items():
            if judged.context.packages[file.package].named and path.is_file():
                yield path

    @cached_property
    def _broken(self) -> frozenset[Path]:
        """Files of packages that do not compile: what was not found there may still be there."""
        return frozenset(
            file.path
            for package in self.workspace.packages
            if package.errors
            for file in package.files
        )

    def _is_asked(self, path: Path) -> bool:
        files = self.workspace.wanted_files
        return self._package_of.get(path) in self._asked if files is None else path in files

    @cached_property
    def _package_of(self) -> dict[Path, str]:
        return {
            file.path: package.path for package in self.workspace.packages for file in package.files
        }

    def _package_problems(self) -> Iterable[str]:
        yield from self.workspace.errors
        for package in self.workspace.packages:
            if package.path in self._asked:
                yield from package.errors

    def _left_out(self) -> Iterable[str]:
        """The files that were named and are not looked at. That is no fault: a commit may have them
        beside others, and what checks it names them all.
        """
        folders = {package.dir for package in self.workspace.packages}
        for path in sorted((self.workspace.wanted_files or frozenset()) - self._package_of.keys()):
            if path.parent in folders:
                where = relative(path, self.workspace.root)
                yield f"{where}: not built here: its constraints leave it out"

    def _judge_closed(self) -> _Judged:
        """Judge, and where a group may reach packages that were not loaded, load and judge again.

        Ends because each round adds packages of the module, of which there are finitely many.
        """
        while True:
            judged = self._judge()
            touched = self._reaches_out(judged)
            if not touched:
                return judged
            self._progress("listing the packages that import what is to be changed")
            wider = widen(self.workspace, self._patterns, touched, self._go)
            if _named(wider) <= _named(self.workspace):
                return judged
            self.workspace = wider

    def _reaches_out(self, judged: _Judged) -> frozenset[str]:
        """Import paths of packages whose importers matter to a group that is to be rewritten: those
        that can name one of its slots, or hold a value that holds one.
        """
        return frozenset(
            slot.package
            for group, verdict in judged.pairs
            if verdict.decision is Decision.REWRITE
            and any(self._is_asked(site.path) for site in group.sites)
            for slot in group.slots
            if slot.exported or slot.kind in ("field", "type")
        )

    def _judge(self) -> _Judged:
        facts, version = self._facts(), self._go.version
        compiler = Compiler(self.workspace, self._go, self._options, self._progress)
        context = Context(self.workspace, facts, self._options, version, compiler, self._costs)
        pairs: list[tuple[Group, Verdict]] = []
        for transform in self._transforms:
            view = context.of(transform)
            pairs += plan(transform, self._groups(transform, view), view)
            context.decided[:] = [pair for pair in pairs if not context.is_silenced(pair[0])]
        return _Judged(context, pairs)

    def _facts(self) -> list[PackageFacts]:
        selectors = {question(transform.selector) for transform in self._transforms} - {""}
        store = FactStore(self.oracle, self._go, cache_folder(), *selectors)
        facts = store.load(self.workspace, self.workspace.packages, self._progress)
        self.workspace = without_facts(self.workspace, facts)
        return facts

    def _groups(self, transform: Transform, context: Context) -> list[Group]:
        if transform.selector == LOOPS:
            return loop_groups(transform.name, context.facts)
        if transform.selector == MAKES:
            return make_groups(transform.name, context.facts, self.workspace.root)
        if transform.selector:
            outside = Outside(self.workspace.standard, bool(self.workspace.strangers))
            if transform.selector.startswith(SITES):
                flows = all_flows(transform.name, list(context.facts), outside)
                used = {use.path for facts in context.facts for use in facts.uses}
                sources = map(context.source, sorted(used & context.files.keys()))
                return site_groups(find(sources, [transform]), flows, self.workspace.root)
            return flow_groups(transform.name, list(context.facts), outside)
        sites = find(map(context.source, context.files), [transform])
        return single_groups(sites, self.workspace.root)


def _named(workspace: Workspace) -> frozenset[str]:
    return frozenset(package.id for package in workspace.packages if package.named)
