"""`make mutants`: says which conditions of our own rules can be switched off unnoticed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from codemod.gotool import GoTool, find_go
from codemod.oracle import Oracle, sources
from codemod.paths import cache_folder
from mutants.campaign import ROOT, Campaign, all_mutants
from mutants.go_conditions import switched
from mutants.naming import Named, Verdict
from mutants.oracle_campaign import OracleCampaign
from mutants.oracle_program import Switches
from mutants.table import MARK, Row, rows, rows_of, stale, survivors, table
from mutants.terminal import say
from mutants.unit_tests import unit_tests

Some = TypeVar("Some", bound=Named)
KEPT = ROOT / "build" / "mutants"
PAGE = ROOT / "docs" / "mutants.md"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--only", default="", help="modules with one of these, a,b, in their name")
    parser.add_argument("--every", type=int, default=1, help="only each so-and-so-many-th mutant")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seeds", type=int, default=2, help="of random programs; 0: none")
    parser.add_argument("--write", action="store_true", help="replace rows of docs/mutants.md")
    return parser.parse_args()


def _chosen(given: argparse.Namespace, mutants: Sequence[Some]) -> Sequence[Some]:
    words = given.only.split(",")
    return [one for one in mutants if any(word in one.name for word in words)][:: given.every]


def _rules(given: argparse.Namespace, folder: Path, go: GoTool) -> Sequence[Verdict]:
    """What became of the conditions that are written in Python."""
    some = _chosen(given, all_mutants())
    if not some:
        return []
    tests = unit_tests(ROOT, KEPT, Oracle(go, cache_folder())._program())
    return Campaign(some, folder, go, given.jobs).run(tests, range(1, given.seeds + 1))


def _oracle(given: argparse.Namespace, folder: Path, go: GoTool) -> Sequence[Verdict]:
    """And of those that are written in Go."""
    switches = Switches(folder / "oracle", go, sources())
    some = _chosen(given, switches.mutants)
    return OracleCampaign(some, folder / "cases", go, switches, given.jobs).run() if some else []


def _run(given: argparse.Namespace, folder: Path) -> tuple[Sequence[Verdict], Sequence[Verdict]]:
    # Facts of modules that nobody will see again stay out of the user's cache.
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    go = GoTool(find_go())
    return _rules(given, folder, go), _oracle(given, folder, go)


def _present(older: dict[str, Row]) -> dict[str, Row]:
    """Without the rows of modules that are gone, or that hold no condition any more."""
    names = {one.name for one in [*all_mutants(), *switched(sources()).mutants]}
    return {name: row for name, row in older.items() if name in names}


def _found(given: argparse.Namespace, verdicts: Sequence[Verdict], seeds: int) -> dict[str, Row]:
    some = f", each {given.every}. mutant" if given.every > 1 else ""
    return rows(verdicts, f"{datetime.now(UTC):%Y-%m-%d}, {seeds} seeds{some}")


def main() -> int:
    """Exit code 1 where a mutant survives that `known.py` does not explain, or one does not."""
    given = _options()
    with tempfile.TemporaryDirectory() as folder:
        rules, oracle = _run(given, Path(folder))
    verdicts = [*rules, *oracle]
    say(f"{len(verdicts)} mutants, {sum(bool(one.noticed) for one in verdicts)} noticed")
    complaints = [*survivors(verdicts), *stale(verdicts)]
    sys.stdout.write("".join(f"{line}\n" for line in complaints))
    found = _found(given, rules, given.seeds) | _found(given, oracle, 0)
    if given.write:
        page = PAGE.read_text("utf-8")
        kept, _, _ = page.partition(MARK)
        PAGE.write_text(f"{kept}{MARK}\n{table(_present(rows_of(page)) | found)}\n", "utf-8")
    else:
        sys.stdout.write(f"\n{table(found)}\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
