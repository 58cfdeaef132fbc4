"""`make corpus`: rewrites pinned public modules in every shape, and lets their own tests judge."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from codemod.gotool import GoTool, find_go
from corpus.modules import Module, NotHere, checkout, chosen, modules
from corpus.table import Page, is_bad, row, today
from corpus.trial import Runner, Trial
from transforms.map_of_array import TRANSFORM

PAGE = Page(
    Path(__file__).parents[2] / "docs" / "corpus.md",
    "<!-- made by make corpus -->",
    ("module", "shape"),
)
SHAPES = ("auto", *TRANSFORM.shapes)


def trials(
    asked: Sequence[Module], shapes: Sequence[str], go: GoTool, *, tests: bool
) -> Iterator[Trial | str]:
    """A trial for each module and shape, or why there is none for a module."""
    for module in asked:
        with tempfile.TemporaryDirectory() as folder:
            try:
                root = checkout(module, go, Path(folder).resolve())
            except NotHere as error:
                yield f"{module}: {error}"
                continue
            runner = Runner(module, root, go)
            for shape in shapes:
                yield runner.trial(shape, tests=tests)


def main() -> int:
    """Print the table, or write it; 1 where a trial went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.path.name}")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="all by default")
    parser.add_argument("--no-tests", action="store_true", help="do not run the modules' tests")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of the list, or PATH@VERSION")
    arguments = parser.parse_args()
    try:
        asked = chosen(arguments.names)
    except ValueError as error:
        parser.error(str(error))
    go = GoTool(find_go())
    when = today(go)
    bad = False
    shapes = arguments.shape or SHAPES
    for one in trials(asked, shapes, go, tests=not arguments.no_tests):
        line = one if isinstance(one, str) else row([str(one.module), one.shape], one, when)
        bad = bad or isinstance(one, str) or is_bad(one)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if arguments.write and not isinstance(one, str):
            PAGE.replace(line, [(str(module), shape) for module in modules() for shape in SHAPES])
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
