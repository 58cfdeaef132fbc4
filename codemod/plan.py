"""Stage 4: groups → verdicts, some of which carry a fix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from codemod.context import Context
from codemod.groups import Group
from codemod.links import other_name
from codemod.model import Decision, Finding, Fix, Verdict
from codemod.options import Options
from codemod.paths import relative
from codemod.spending import spent_on
from codemod.syntax import Source
from codemod.transform import Transform

_LINE_DIRECTIVE = re.compile(rb"^//line |/\*line ", re.MULTILINE)
_NOSPLIT = b"//go:nosplit"
_TOO_NESTED = Verdict(
    Decision.REFUSE, "the code around it is nested too deeply to be followed", "too-nested"
)


def plan(
    transform: Transform, groups: Iterable[Group], context: Context
) -> list[tuple[Group, Verdict]]:
    """The transform's verdict on every group, less what must not or cannot be checked."""
    return [(group, _allowed(_judge(transform, group, context), context)) for group in groups]


def _judge(transform: Transform, group: Group, context: Context) -> Verdict:
    try:
        return transform.plan(group, context)
    except RecursionError:
        # A plan is a value: one that was not finished has left nothing behind.
        return _TOO_NESTED


def _allowed(verdict: Verdict, context: Context) -> Verdict:
    """Refuses a fix whose files must not be edited by any transform."""
    if verdict.fix is None:
        return verdict
    for path, edits in verdict.fix.edits.items():
        why = _obstacle(path, context)
        if why is not None:
            return Verdict(Decision.REFUSE, why[1], why[0], verdict.at)
        for edit in edits:
            if _cannot_grow(context.source(path), edit.start):
                at = context.position(path, edit.start)
                return Verdict(Decision.REFUSE, "the function is marked nosplit", "nosplit", at)
    return verdict


def _cannot_grow(source: Source, offset: int) -> bool:
    """Is it in a function whose frame the linker limits? The directive stands above it."""
    if _NOSPLIT not in source.text:
        return False
    node = source.tree.root_node.descendant_for_byte_range(offset, offset)
    above = source.declaration(node).prev_sibling if node is not None else None
    while above is not None and above.type == "comment":
        if source.slice(above).startswith(_NOSPLIT):
            return True
        above = above.prev_sibling
    return False


def _obstacle(path: Path, context: Context) -> tuple[str, str] | None:
    """Code and reason; None where the file may be edited."""
    file = context.files.get(path)
    if file is None or file.is_outside:
        return "outside", f"{path.resolve()} lies outside of what may be edited here"
    if (name := other_name(path, context.links)) is not None:
        return "several-names", f"{path.name} is also {relative(name, context.workspace.root)}"
    if (embedder := context.embeds.embedder(path)) is not None:
        return "embedded", f"{relative(embedder, context.workspace.root)} embeds {path.name}"
    if _LINE_DIRECTIVE.search(context.source(path).text):
        return "line-directive", f"{path.name} says that its lines are those of another file"
    return None


def findings(judged: Iterable[tuple[Group, Verdict]], context: Context) -> list[Finding]:
    """One finding for each site, in the order of files, lines and columns."""
    found = [
        Finding(site, context.position(site.path, site.start), group.name, verdict, spent)
        for group, verdict in judged
        for spent in [spent_on(group, context)]
        for site in group.sites
    ]
    return sorted(found, key=lambda finding: (finding.position, finding.site))


def fixes(found: Sequence[Finding]) -> list[Fix]:
    """The fixes that the findings carry, each once, in the findings' order."""
    chosen: dict[str, Fix] = {}
    for finding in found:
        fix = finding.verdict.fix
        if fix is not None and finding.verdict.decision is Decision.REWRITE:
            chosen.setdefault(fix.group, fix)
    return list(chosen.values())


def hot(found: Iterable[Finding], options: Options) -> list[Finding]:
    """The findings whose group has its share of what the profile shows, without one all."""
    if options.profile is None:
        return list(found)
    least = options.min_share * options.profile.total
    return [finding for finding in found if (finding.spent or 0) >= least]
