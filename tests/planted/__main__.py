"""`make planted`: public modules are given what unheap rewrites, and their own tests judge."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus.__main__ import SHAPES
from corpus.modules import Module, NotHere, checkout, chosen, modules
from corpus.table import Page, is_bad, row, today
from corpus.trial import Runner

from codemod.gotool import GoTool, find_go
from planted.planting import NotPlanted, planter

LIST = Path(__file__).with_name("modules.toml")
PAGE = Page(
    Path(__file__).parents[2] / "docs" / "planted.md",
    "<!-- made by make planted -->",
    ("module", "shape"),
)


def rows(module: Module, go: GoTool, arguments: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    """A row for each shape, and whether something happened that must not."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch).resolve()
        try:
            root = checkout(module, go, folder)
            grown = planter(go, folder).plant(root, arguments.seed)
        except (NotHere, NotPlanted) as error:
            yield f"{module}: {error}", True
            return
        runner = Runner(module, root, go)
        about = f"{module}, seed {arguments.seed}: {grown.maps} maps, {grown.loops} loops"
        for shape in arguments.shape or SHAPES:
            one = runner.trial(shape, tests=not arguments.no_tests)
            yield row([about, shape], one, today(go)), is_bad(one)


def main() -> int:
    """Print the table, or write it; 1 where a trial went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.path.name}")
    parser.add_argument("--seed", type=int, default=1, help="the same seed plants the same")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="all by default")
    parser.add_argument("--no-tests", action="store_true", help="do not run the modules' tests")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of the list, or PATH@VERSION")
    arguments = parser.parse_args()
    try:
        asked = chosen(arguments.names, LIST)
    except ValueError as error:
        parser.error(str(error))
    go = GoTool(find_go())
    bad = False
    order = [(str(module), shape) for module in modules(listed=LIST) for shape in SHAPES]
    for module in asked:
        for line, is_wrong in rows(module, go, arguments):
            bad = bad or is_wrong
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            if arguments.write and line.startswith("|"):
                PAGE.replace(line, order)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
