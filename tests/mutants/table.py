"""The table of docs/mutants.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mutants.campaign import Verdict
from mutants.known import KNOWN

_STAGES = ("plan", "gate", "unit tests", "random programs")
MARK = "<!-- The table: made by `make mutants MUTANTS=--write`. -->\n"


def table(verdicts: Sequence[Verdict]) -> str:
    """The table, the sums first."""
    head = f"| module | mutants | {' | '.join(_STAGES)} | known | survive | score |"
    rule = "|---|" + "--:|" * (head.count("|") - 2)
    names = sorted({one.mutant.name for one in verdicts})
    rows = [_row(f"`{it}`", [v for v in verdicts if v.mutant.name == it]) for it in names]
    groups = sorted({_part(name) for name in names})
    sums = [_row(f"**{it}**", [v for v in verdicts if _part(v.mutant.name) == it]) for it in groups]
    lines = [head, rule, *sums, _row("**all**", verdicts), *rows]
    return "\n".join(lines)


def survivors(verdicts: Iterable[Verdict]) -> list[str]:
    """A line for each mutant that nothing notices and `KNOWN` does not explain."""
    return [
        f"{it.place}: {it.scope}: {it.kind}: `{it.text}` {it.change}"
        for one in verdicts
        for it in [one.mutant]
        if not one.noticed and it.key not in KNOWN
    ]


def stale(verdicts: Iterable[Verdict]) -> list[str]:
    """What `KNOWN` says of mutants that are noticed."""
    return [
        f"known.py: noticed by {one.noticed}: {one.mutant.key}"
        for one in verdicts
        if one.noticed and one.mutant.key in KNOWN
    ]


def _part(name: str) -> str:
    """The rule that a module belongs to, or `maps`, or the engine."""
    folder, *rest = name.removesuffix(".py").split("/")
    return "engine" if folder == "codemod" else rest[0]


def _row(title: str, some: Sequence[Verdict]) -> str:
    found = Counter(_state(one) for one in some)
    noticed = sum(found[stage] for stage in _STAGES)
    countable = len(some) - found["known"]
    score = f"{noticed / countable:.0%}" if countable else ""
    cells = [len(some), *(found[stage] for stage in _STAGES), found["known"], found[""], score]
    return f"| {title} | {' | '.join(map(str, cells))} |"


def _state(one: Verdict) -> str:
    return one.noticed or ("known" if one.mutant.key in KNOWN else "")
