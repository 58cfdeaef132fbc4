"""`make faults`: makes every fault happen, and prints what was left of the tree."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from codemod.gotool import GoTool, find_go
from faults.files import FAULTS as FILES
from faults.kills import FAULTS as KILLS
from faults.lab import Fault, Lab
from faults.machine import FAULTS as MACHINE
from faults.outcome import Try

GROUPS = {
    "Ended before it has ended": KILLS,
    "Odd files": FILES,
    "Disks, caches, Go": MACHINE,
}
FAULTS = tuple(fault for faults in GROUPS.values() for fault in faults)
MARKER = "<!-- what `make faults` printed -->\n"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def row(fault: Fault, tries: Sequence[Try], when: str) -> str:
    """A line of the table: what was tried, what was left, what was said, and when."""
    states = Counter(one.state for one in tries)
    counts = states["before"], states["after"], states.total() - states["before"] - states["after"]
    undone = [one.undone for one in tries if one.undone is not None]
    said = Counter(one.said.replace("|", "\\|") for one in tries if one.said)
    cells = (
        fault.name,
        f"{len(tries)}",
        " / ".join(map(str, counts)),
        f"{sum(undone)} of {len(undone)}" if undone else "",
        "<br>".join(f"`{line}` ({times})" for line, times in said.most_common(3)),
        when,
    )
    return "| " + " | ".join(cells) + " |"


def table(rows: Sequence[str]) -> str:
    """The rows below their heading."""
    head = "| fault | tried | before / after / between | undo works | what was said | when |"
    return "\n".join([head, "|---|--:|--:|--:|---|---|", *rows])


def rows_of(page: str) -> dict[str, str]:
    """The rows of a page by their faults."""
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines}


class Campaign:
    """One call of `make faults`."""

    def __init__(self, lab: Lab, only: str, older: Mapping[str, str]) -> None:
        self._lab, self._only, self._older = lab, re.compile(only), older
        self._when = f"{datetime.now(UTC).date()}, {GoTool(find_go()).version}, {sys.platform}"
        self.failures = 0

    def run(self) -> str:
        """All tables, each below its heading. Of what is not tried now the older rows stay."""
        found = {title: self._rows(faults) for title, faults in GROUPS.items()}
        return "\n\n".join(f"### {title}\n\n{table(rows)}" for title, rows in found.items() if rows)

    def _rows(self, faults: Sequence[Fault]) -> list[str]:
        found = (
            self._row(fault) if self._wanted(fault) else self._older.get(fault.name, "")
            for fault in faults
        )
        return [line for line in found if line]

    def _wanted(self, fault: Fault) -> bool:
        affordable = (fault.quick or not self._lab.quick) and fault.possible()
        return affordable and bool(self._only.search(fault.name))

    def _row(self, fault: Fault) -> str:
        began = time.monotonic()
        tries = fault.tries(self._lab)
        wrong = [one.wrong for one in tries if one.wrong]
        self.failures += len(wrong) or not tries
        for line in wrong[:3]:
            _say(f"  FAILED: {line}")
        _say(f"{time.monotonic() - began:6.1f} s  {len(tries):4} tries  {fault.name}")
        return row(fault, tries, self._when)


def write(page: Path, text: str) -> None:
    """Put the tables between the markers of a page."""
    before, _, after = page.read_text("utf-8").split(MARKER)
    page.write_text(f"{before}{MARKER}\n{text}\n\n{MARKER}{after}", "utf-8")


def main() -> int:
    """Exit code 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", metavar="REGEX", help="the faults to make happen")
    parser.add_argument("--quick", action="store_true", help="as few tries as `make test`")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into a page")
    given = parser.parse_args()
    older = rows_of(given.write.read_text("utf-8")) if given.write else {}
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Lab(Path(folder), quick=given.quick), given.only, older)
        text = campaign.run()
    _say(f"\n{text}\n\n{campaign.failures} failures")
    if given.write and not campaign.failures:
        write(given.write, text)
    return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())
