"""Stage 4: groups → verdicts, some of which carry a fix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codemod.context import Context
from codemod.model import Decision, Finding, Fix, Verdict
from codemod.options import Options
from codemod.resolve import Group
from codemod.spending import spent_on
from codemod.transform import Transform


def plan(
    transform: Transform, groups: Iterable[Group], context: Context
) -> list[tuple[Group, Verdict]]:
    """The transform's verdict on every group."""
    return [(group, transform.plan(group, context)) for group in groups]


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
