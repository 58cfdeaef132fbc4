"""What people read of a report. Every function is a function of the report alone: no output here.

Names and messages come from other people's files, so each is made harmless to a terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from codemod.bench.points import FORMS
from codemod.measures import BY_LOOPS, Prediction, Weight
from codemod.model import Decision, Finding, Position, Report, Verdict
from codemod.paths import relative
from codemod.wording import counted, place, plain

_SAME_FLOW, _HEAVIEST = 8, 8
"""How many places of the same flow group, and how many weights, an explanation lists."""


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, line, column and rule."""
    return sorted(findings, key=lambda finding: (finding.position, finding.site))


def ranked(report: Report) -> list[Finding]:
    """What was spent most on comes first; without a profile, where most is predicted to be gained.

    What is equal in that stands by place, so the order is the same every time.
    """

    def rank(finding: Finding) -> tuple[float, float]:
        prediction = finding.verdict.prediction
        return -(finding.spent or 0), -(prediction.gain if prediction else 0.0)

    return sorted(ordered(report.findings), key=rank)


def outcome(verdict: Verdict) -> str:
    """`rewrite[pointer]`, `refuse[printed]`, …: the decision with what tells it from others."""
    detail = verdict.shape if verdict.decision is Decision.REWRITE else verdict.code
    unsafe = (
        ", unsafe" if verdict.decision is Decision.REWRITE and verdict.safety == "unsafe" else ""
    )
    return f"{verdict.decision}[{plain(detail)}{unsafe}]" if detail else str(verdict.decision)


def scan_lines(report: Report, *, by_gain: bool = False) -> Iterator[str]:
    """One line for each finding: `path:line:column: rule decision[shape or code]: reason`.

    The place that decided follows, and with a profile the share of it comes last.
    """
    for finding in ranked(report) if by_gain else ordered(report.findings):
        where = place(finding.position, report.workspace.root)
        verdict, share = finding.verdict, _share(report, finding)
        reason = verdict.reason + _elsewhere(finding, report.workspace.root)
        reason = f"{reason} ({share})" if share else reason
        yield f"{where}: {finding.site.rule} {outcome(verdict)}: {plain(reason)}"


def _elsewhere(finding: Finding, root: Path) -> str:
    """`, at line 4` or `, at b.go:4` where that decided, which is what "here" in a reason means.

    Empty where it is the finding's own line, the file as a whole, or in the reason already.
    """
    at = finding.verdict.at
    if at is None or (at.line, at.column) == (1, 1):
        return ""
    here = (finding.position.path, finding.position.line)
    if here == (at.path, at.line) or re.search(rf"\bline {at.line}\b", finding.verdict.reason):
        return ""
    same_file = at.path == finding.position.path
    return f", at line {at.line}" if same_file else f", at {relative(at.path, root)}:{at.line}"


def _share(report: Report, finding: Finding) -> str:
    if report.profile is None or finding.spent is None:
        return ""
    part = finding.spent / report.profile.total if report.profile.total > 0 else 0.0
    return f"{part:.1%} of {report.profile.kind}"


def _codes(verdicts: Iterable[Verdict]) -> str:
    counts = Counter(verdict.code for verdict in verdicts if verdict.code)
    return ", ".join(f"{plain(code)} {number}" for code, number in _by_frequency(counts))


def _by_frequency(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def scan_summary(report: Report) -> list[str]:
    """How many findings there are of each decision, and of each code."""
    if not report.findings:
        return ["nothing found"]
    files = len({finding.position.path for finding in report.findings})
    lines = [f"{counted(len(report.findings), 'finding')} in {counted(files, 'file')}"]
    for decision in Decision:
        verdicts = [one.verdict for one in report.findings if one.verdict.decision is decision]
        if verdicts:
            codes = _codes(verdicts)
            lines.append(f"  {decision} {len(verdicts)}" + (f" ({codes})" if codes else ""))
    return lines


def diff_summary(report: Report) -> list[str]:
    """What became of each flow group: rewritten, left, refused, rejected and why."""
    groups = {finding.group: finding.verdict for finding in report.findings}
    rejected = report.verified.rejected if report.verified else ()
    passed = {fix.group for fix in report.verified.fixes} if report.verified else set()
    lines = [
        f"{counted(len(report.patches), 'file')} changed, "
        f"{counted(len(passed), 'flow group')} rewritten"
    ]
    for decision in (Decision.LEAVE, Decision.REFUSE):
        verdicts = [verdict for verdict in groups.values() if verdict.decision is decision]
        if verdicts:
            codes = _codes(verdicts)
            lines.append(f"  {_PAST[decision]} {len(verdicts)}" + (f" ({codes})" if codes else ""))
    for rejection in rejected:
        first = rejection.error.strip().split("\n", 1)[0]
        lines.append(f"  rejected {plain(rejection.fix.group)}: {plain(first)}")
    return lines


_PAST = {Decision.LEAVE: "left as they are", Decision.REFUSE: "refused"}


def problem_lines(report: Report) -> list[str]:
    """What kept parts of the input from being looked at, and warnings; each may span lines."""
    lines = [*_gathered(report.problems), *(f"warning: {warning}" for warning in report.warnings)]
    return [plain(line, keep="\n\t") for line in lines]


def _gathered(problems: Iterable[str]) -> Iterator[str]:
    """One text for all who have it: the importers of a package that cannot be built or is missing.

    That is Go's output, of several lines. A problem of one line mostly says where it is.
    """
    alike: dict[str, list[str]] = {}
    for problem in problems:
        message = problem.partition(": ")[2]
        alike.setdefault(message if "\n" in message else problem, []).append(problem)
    for first, *others in alike.values():
        yield first
        if names := [problem.partition(": ")[0] for problem in others if problem != first]:
            more = ", …" if names[3:] else ""
            yield f"  {len(names)} more like this: {', '.join(names[:3])}{more}"


def explanation(
    report: Report, finding: Finding, codes: Mapping[str, str], sources: Mapping[Path, bytes]
) -> list[str]:
    """All that is known of one finding, and what would change its decision.

    `codes` says what the transform's codes mean; `sources` holds the file of the deciding place.
    """
    site, verdict = finding.site, finding.verdict
    root = report.workspace.root
    lines = [f"{place(finding.position, root)}: {site.rule} {outcome(verdict)}"]
    rows = [("type", site.type), ("size", counted(site.bytes, "byte") if site.bytes else "")]
    rows += [("flow group", finding.group), ("reason", verdict.reason)]
    rows += [("decided at", place(verdict.at, root) if verdict.at else "")]
    rows += [("", _source_line(verdict.at, sources))]
    rows += [("predicted", _predicted(verdict)), ("spent", _share(report, finding))]
    rows += [("safety", str(verdict.safety) if verdict.decision is Decision.REWRITE else "")]
    rows += [("weight", text) for text in _weights(verdict.prediction, root)]
    rows += [("evidence", line) for line in verdict.evidence]
    if report.verified:
        rows += [("gate", line) for line in report.verified.evidence.get(finding.group, ())]
    rows += [("code", f"{verdict.code}: {codes[verdict.code]}" if verdict.code in codes else "")]
    rows += [("same flow", text) for text in _same_flow(report, finding)]
    return lines + [f"  {label:<11}{plain(text)}".rstrip() for label, text in rows if text]


def _same_flow(report: Report, finding: Finding) -> list[str]:
    others = [
        place(one.position, report.workspace.root)
        for one in ordered(report.findings)
        if one.group == finding.group and one is not finding
    ]
    return _some(others, _SAME_FLOW)


def _some(lines: list[str], most: int) -> list[str]:
    more = len(lines) - most
    return lines[:most] + ([f"and {more} more"] if more > 0 else [])


def _predicted(verdict: Verdict) -> str:
    if verdict.predicted is None:
        return ""
    return f"{verdict.predicted:.2f} of today's cost"


def _weights(prediction: Prediction | None, root: Path) -> list[str]:
    """The operations that decide, the heaviest first, as they look in Go."""
    if prediction is None:
        return []
    weights = sorted(prediction.weights, key=lambda one: -one.weight)
    lines = [
        f"{_amount(one, prediction)} at {relative(one.path, root)}:{one.line}: "
        + FORMS.get(one.operation, one.operation).replace("`", "")
        for one in weights
    ]
    return _some(lines, _HEAVIEST)


def _amount(weight: Weight, prediction: Prediction) -> str:
    """How often it runs, or its share of what the profile shows on the group's lines."""
    if prediction.weighed_by == BY_LOOPS:
        return f"{weight.weight:g} x"
    return f"{weight.weight / sum(one.weight for one in prediction.weights):.0%}"


def _source_line(at: Position | None, sources: Mapping[Path, bytes]) -> str:
    if at is None or at.path not in sources:
        return ""
    lines = sources[at.path].split(b"\n")
    if not 1 <= at.line <= len(lines):
        return ""
    return "| " + lines[at.line - 1].decode("utf-8", "replace").strip()
