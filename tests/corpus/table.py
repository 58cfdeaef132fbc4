"""The table of what was tried: a row each, replaced whenever it is tried again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from codemod.gotool import GoTool
from corpus.trial import Trial

HEAD = (
    "rewritten",
    "left",
    "refused",
    "rejected",
    "files",
    "tests of these packages",
    "second run",
    "seconds",
    "MB",
    "when",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in Markdown that ends with the table."""

    path: Path
    mark: str
    """The line above the table."""
    subject: tuple[str, ...]
    """The columns that say what a row is about; what follows a comma there does not count."""

    def replace(self, line: str, order: Sequence[tuple[str, ...]]) -> None:
        """Write a row in the place of an older one; rows stand in the order of their subjects."""
        self.path.write_text(self.replaced(self.path.read_text("utf-8"), line, order), "utf-8")

    def replaced(self, page: str, line: str, order: Sequence[tuple[str, ...]]) -> str:
        """The text of the page with the row."""
        text, _, table = page.partition(self.mark)
        rows = {
            self._about(old): old for old in (*table.splitlines(), line) if old.startswith("| ")
        }
        columns = (*self.subject, *HEAD)
        first = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
        lines = [rows[subject] for subject in order if subject in rows]
        return "\n".join([f"{text}{self.mark}", "", *first, *lines, ""])

    def _about(self, line: str) -> tuple[str, ...]:
        cells = line.split("|")[1 : 1 + len(self.subject)]
        return tuple(cell.partition(",")[0].strip() for cell in cells)


def row(subject: Sequence[str], one: Trial, when: str) -> str:
    """The trial as a row of the table."""
    counts = [one.groups.get(name, 0) for name in ("rewrite", "leave", "refuse", "rejected")]
    second = "" if not one.files else "empty" if not one.second else f"{one.second} files"
    cells = [*subject, *map(str, counts), str(one.files), one.tests, second]
    spent = [f"{one.spent.seconds:.0f}", f"{one.spent.megabytes:.0f}", when]
    return f"| {' | '.join([*cells, *spent])} |" + (f" {one.fault}" if one.fault else "")


def is_bad(one: Trial) -> bool:
    """Did something happen that must not?"""
    return bool(one.fault or one.second or " not: " in one.tests)


def today(go: GoTool) -> str:
    """What the last column says of a row that is made now."""
    system = f"{go.settings['GOOS']}/{go.settings['GOARCH']}"
    return f"{datetime.now(UTC).date()}, {go.version} on {system}"
