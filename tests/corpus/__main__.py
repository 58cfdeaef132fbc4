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


def row(one: Trial) -> str:
    """The trial as a row of the table, in Markdown."""
    counts = [one.groups.get(name, 0) for name in ("rewrite", "leave", "refuse", "rejected")]
    second = "" if not one.files else "empty" if not one.second else f"{one.second} files"
    cells = [str(one.module), one.shape, *map(str, counts), str(one.files), one.tests, second]
    spent = [f"{one.spent.seconds:.0f}", f"{one.spent.megabytes:.0f}"]
    return f"| {' | '.join([*cells, *spent])} |" + (f" {one.fault}" if one.fault else "")


def is_bad(one: Trial) -> bool:
    """Did something happen that must not?"""
    return bool(one.fault or one.second or " not: " in one.tests)


def main() -> int:
    """Print the table, or write it; 1 where a trial went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="all by default")
    parser.add_argument("--no-tests", action="store_true", help="do not run the modules' tests")
    parser.add_argument("names", nargs="*", help="modules of the list; all by default")
    arguments = parser.parse_args()
    go = GoTool(find_go())
    lines = [f"| {' | '.join(HEAD)} |", f"|{' --- |' * len(HEAD)}"]
    bad = False
    shapes = arguments.shape or SHAPES
    for one in trials(frozenset(arguments.names), shapes, go, tests=not arguments.no_tests):
        lines.append(one if isinstance(one, str) else row(one))
        bad = bad or isinstance(one, str) or is_bad(one)
        sys.stdout.write(lines[-1] + "\n")
        sys.stdout.flush()
    if arguments.write:
        made = f"{go.version} on {go.settings['GOOS']}/{go.settings['GOARCH']}"
        head = PAGE.read_text("utf-8").partition(MARK)[0]
        text = "\n".join([f"{head}{MARK}", "", f"{made}, {datetime.now(UTC).date()}.", "", *lines])
        PAGE.write_text(text + "\n", "utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
