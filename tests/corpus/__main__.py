"""`make corpus`: rewrites pinned public modules in every shape, and lets their own tests judge."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from codemod.gotool import GoTool, find_go
from corpus.modules import NotHere, checkout, modules
from corpus.trial import Runner, Trial
from transforms.map_of_array import TRANSFORM

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"
MARK = "<!-- made by make corpus -->"
SHAPES = ("auto", *TRANSFORM.shapes)
HEAD = (
    "module",
    "shape",
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


def trials(
    names: frozenset[str], shapes: Sequence[str], go: GoTool, *, tests: bool
) -> Iterator[Trial | str]:
    """A trial for each module and shape, or why there is none for a module."""
    for module in modules(names):
        with tempfile.TemporaryDirectory() as folder:
            try:
                root = checkout(module, go, Path(folder).resolve())
            except NotHere as error:
                yield f"{module}: {error}"
                continue
            runner = Runner(module, root, go)
            for shape in shapes:
                yield runner.trial(shape, tests=tests)


def row(one: Trial, when: str) -> str:
    """The trial as a row of the table, in Markdown."""
    counts = [one.groups.get(name, 0) for name in ("rewrite", "leave", "refuse", "rejected")]
    second = "" if not one.files else "empty" if not one.second else f"{one.second} files"
    cells = [str(one.module), one.shape, *map(str, counts), str(one.files), one.tests, second]
    spent = [f"{one.spent.seconds:.0f}", f"{one.spent.megabytes:.0f}", when]
    return f"| {' | '.join([*cells, *spent])} |" + (f" {one.fault}" if one.fault else "")


def replaced(page: str, line: str) -> str:
    """The page with a row in the place of an older one of its module and shape."""
    head, _, table = page.partition(MARK)
    rows = {_subject(old): old for old in table.splitlines() if old.startswith("| ")}
    rows.pop(HEAD[:2], None)
    known = [(str(module), shape) for module in modules() for shape in SHAPES]
    rows[_subject(line)] = line
    lines = [rows[subject] for subject in known if subject in rows]
    first = [f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}"]
    return "\n".join([f"{head}{MARK}", "", *first, *lines, ""])


def _subject(line: str) -> tuple[str, ...]:
    """Module and shape of a row."""
    return tuple(cell.strip() for cell in line.split("|")[1:3])


def is_bad(one: Trial) -> bool:
    """Did something happen that must not?"""
    return bool(one.fault or one.second or " not: " in one.tests)


def _names() -> str:
    return ", ".join(one.name for one in modules())


def main() -> int:
    """Print the table, or write it; 1 where a trial went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="all by default")
    parser.add_argument("--no-tests", action="store_true", help="do not run the modules' tests")
    parser.add_argument("names", nargs="*", help="modules of the list; all by default")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - {one.name for one in modules()}:
        parser.error(f"not in the list: {', '.join(sorted(unknown))}; its names: {_names()}")
    go = GoTool(find_go())
    when = (
        f"{datetime.now(UTC).date()}, {go.version} on {go.settings['GOOS']}/{go.settings['GOARCH']}"
    )
    bad = False
    shapes = arguments.shape or SHAPES
    for one in trials(frozenset(arguments.names), shapes, go, tests=not arguments.no_tests):
        line = one if isinstance(one, str) else row(one, when)
        bad = bad or isinstance(one, str) or is_bad(one)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if arguments.write and not isinstance(one, str):
            PAGE.write_text(replaced(PAGE.read_text("utf-8"), line), "utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
