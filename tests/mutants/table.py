"""The table of docs/mutants.md: a row for each module, replaced whenever the module is tried."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mutants.known import KNOWN
from mutants.naming import Verdict

_STAGES = ("plan", "gate", "unit tests", "random programs")
MARK = "<!-- The table: made by `make mutants MUTANTS=--write`. -->\n"
_ROW = re.compile(r"^\| `([^`]+)` \| (.*) \| ([^|]*) \| ([^|]*) \|$", re.M)
"""Module, counts, score, when."""


@dataclass(frozen=True)
class Row:
    """What became of the mutants of one module, or of several."""

    counts: Counter[str]
    """Stage, `known` or "" (survivors) → mutants."""
    when: str = ""
    """The date, and how the run was made."""

    @classmethod
    def of(cls, verdicts: Iterable[Verdict], when: str) -> Row:
        """The row of one module, from its verdicts."""
        return cls(Counter(_state(one) for one in verdicts), when)

    def cells(self) -> Iterator[str]:
        """The row as the table shows it, without the name."""
        noticed = sum(self.counts[stage] for stage in _STAGES)
        countable = self.counts.total() - self.counts["known"]
        yield str(self.counts.total())
        yield from (str(self.counts[name]) for name in (*_STAGES, "known", ""))
        yield f"{noticed / countable:.0%}" if countable else ""
        yield self.when


def rows(verdicts: Sequence[Verdict], when: str) -> dict[str, Row]:
    """Module → its row."""
    names = {one.mutant.name for one in verdicts}
    return {name: Row.of((v for v in verdicts if v.mutant.name == name), when) for name in names}


def rows_of(page: str) -> dict[str, Row]:
    """The rows that stand in a page."""
    return {name: Row(_counts(cells), when) for name, cells, _, when in _ROW.findall(page)}


def _counts(cells: str) -> Counter[str]:
    _, *numbers = map(int, cells.split(" | "))
    return Counter(dict(zip((*_STAGES, "known", ""), numbers, strict=True)))


def table(found: Mapping[str, Row]) -> str:
    """The table, the sums first."""
    head = f"| module | mutants | {' | '.join(_STAGES)} | known | survive | score | when |"
    rule = f"|---|{'--:|' * (head.count('|') - 3)}---|"
    parts = sorted({_part(name) for name in found})
    sums = [_line(f"**{it}**", _sum(found, it)) for it in parts]
    all_of_them = _line("**all**", _sum(found, ""))
    return "\n".join([head, rule, *sums, all_of_them, *_lines(found)])


def _lines(found: Mapping[str, Row]) -> list[str]:
    return [_line(f"`{name}`", found[name]) for name in sorted(found)]


def _sum(found: Mapping[str, Row], part: str) -> Row:
    """Of the modules of one part, or of all."""
    some = [row.counts for name, row in found.items() if part in ("", _part(name))]
    return Row(sum(some, Counter()))


def _line(title: str, row: Row) -> str:
    return f"| {' | '.join([title, *row.cells()])} |"


def survivors(verdicts: Iterable[Verdict]) -> list[str]:
    """A line for each mutant that nothing notices and `KNOWN` does not explain."""
    return [
        f"{it.place}: {it.scope}: {it.kind}: `{it.text}` {it.change}" + _noted(one.note)
        for one in verdicts
        for it in [one.mutant]
        if not one.noticed and it.key not in KNOWN
    ]


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def stale(verdicts: Iterable[Verdict]) -> list[str]:
    """What `KNOWN` says of mutants that are noticed."""
    return [
        f"known.py: noticed by {one.noticed}: {one.mutant.key}"
        for one in verdicts
        if one.noticed and one.mutant.key in KNOWN
    ]


def _part(name: str) -> str:
    """The rule that a module belongs to, or `maps`, or the engine, or the oracle."""
    if name.endswith(".go"):
        return "oracle"
    folder, *rest = name.removesuffix(".py").split("/")
    return "engine" if folder == "codemod" else rest[0]


def _state(one: Verdict) -> str:
    return one.noticed or ("known" if one.mutant.key in KNOWN else "")
