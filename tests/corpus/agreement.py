"""`make agreement`: what a benchmark of that very map says of the decisions on maps in public code.

Every map whose uses can be rewritten is decided on twice: by the table that ships, and by figures
measured for its own type.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from codemod import pipeline
from codemod.bench.maptype import MapType
from codemod.bench.measure import measure_map
from codemod.bench.points import FULL, GC, SHAPES
from codemod.context import Context
from codemod.costs import Costs, costs_of
from codemod.facts import Slot
from codemod.gotool import GoTool, find_go
from codemod.model import Verdict
from codemod.options import Options
from codemod.report import outcome
from codemod.resolve import Group
from corpus.modules import NotHere, checkout, modules
from transforms.map_of_array import TRANSFORM, MapOfArray

PAGE = Path(__file__).parents[2] / "docs" / "agreement.md"
MARK = "<!-- made by make agreement -->"
OPERATIONS = tuple(op for op in SHAPES if op != GC)


def stand_in(slot: Slot) -> MapType | None:
    """A type that can be measured and costs what the slot's does; None where there is none.

    Named types are as their underlying ones. Keys without a fast look-up are taken for hashes.
    """
    if slot.key_fast:
        key = "string" if slot.key_pointers else "int"
    else:
        key = "" if slot.key_pointers else "[32]byte"
    if slot.elem_pointers:
        made = MapType(key, slot.size // 16, "string") if slot.size % 16 == 0 else None
    else:
        made = MapType(key, slot.size, "byte")
    return made if key and slot.size else None


class Measured:
    """The costs of each type, measured when first asked for."""

    def __init__(self, go: GoTool, cache: Path) -> None:
        self._go, self._cache = go, cache
        self._known: dict[MapType, Costs] = {}

    def costs(self, asked: MapType) -> Costs:
        """Every operation in every shape, for this type alone."""
        if asked not in self._known:
            sys.stderr.write(f"measuring {asked}\n")
            found = measure_map(self._go, FULL, asked, OPERATIONS, self._cache, lambda _: None)
            self._known[asked] = costs_of(found)
        return self._known[asked]


@dataclass(frozen=True)
class Case:
    """One map of public code, and the two decisions on it."""

    module: str
    place: str
    slot: Slot
    shipped: Verdict
    own: Verdict | None
    """None where the rule for the garbage collector decides, whatever the figures are."""

    @property
    def agrees(self) -> bool:
        """Is it the same shape, or left both times?"""
        own = self.own
        return own is not None and self.shipped.shape == own.shape


@dataclass
class Asks(MapOfArray):
    """The transform; it asks itself again with other costs."""

    module: str
    measured: Measured
    cases: list[Case] = field(default_factory=list)

    def plan(self, group: Group, context: Context) -> Verdict:
        """The verdict by the table that ships."""
        verdict = TRANSFORM.plan(group, context)
        slot = group.slots[0] if group.slots else None
        if slot is not None and verdict.prediction is not None and stand_in(slot) is not None:
            at = context.position(group.sites[0].path, group.sites[0].start)
            place = f"{at.path.relative_to(context.workspace.root).as_posix()}:{at.line}"
            own = None if verdict.code == "small-value" else self._again(group, slot, context)
            self.cases.append(Case(self.module, place, slot, verdict, own))
        return verdict

    def _again(self, group: Group, slot: Slot, context: Context) -> Verdict:
        """The verdict by figures of its own."""
        asked, other = stand_in(slot), copy(context)
        assert asked is not None, "the caller has asked"
        other.costs = self.measured.costs(asked)
        return TRANSFORM.plan(group, other)


def ask(folder: Path, go: GoTool, names: frozenset[str]) -> Iterator[Case]:
    """Every case of the modules."""
    measured = Measured(go, folder)
    for module in modules(names):
        sys.stderr.write(f"{module}\n")
        try:
            root = checkout(module, go, folder)
        except NotHere as error:
            sys.stderr.write(f"  {error}\n")
            continue
        asks = Asks(str(module), measured)
        pipeline.scan(["./..."], Options(), [asks], cwd=root, go=go, progress=lambda _: None)
        yield from asks.cases
    if not names or "std" in names:
        asks = Asks(go.version, measured)
        source = Path(go.settings["GOROOT"]) / "src"
        pipeline.scan(["std"], Options(), [asks], cwd=source, go=go, progress=lambda _: None)
        yield from asks.cases


def page(cases: Sequence[Case], made: str) -> str:
    """The figures and the table, in Markdown."""
    weighed = [one for one in cases if one.own is not None]
    agreed = sum(one.agrees for one in weighed)
    return "\n".join(
        [
            made,
            "",
            f"{len(cases)} maps could be rewritten. {len(cases) - len(weighed)} are left for the"
            " garbage collector, whatever a benchmark of their uses says. Of the other"
            f" {len(weighed)}, the table that ships and the benchmark of that very map agree on"
            f" {agreed}.",
            "",
            "| map | where | by the table | by its own benchmark | |",
            "| --- | --- | --- | --- | --- |",
            *dict.fromkeys(_row(one) for one in weighed),
            "",
        ]
    )


def _row(case: Case) -> str:
    shapes = [_said(verdict) for verdict in (case.shipped, case.own) if verdict is not None]
    name = case.module.partition("@")[0].rsplit("/", 1)[-1]
    sign = "" if case.agrees else "differs"
    return f"| `{case.slot.type}` | {name} {case.place} | {' | '.join(shapes)} | {sign} |"


def _said(verdict: Verdict) -> str:
    ratios = verdict.prediction.ratios if verdict.prediction else {}
    figures = ", ".join(f"{shape} {ratio:.2f}" for shape, ratio in ratios.items())
    return f"{outcome(verdict)}: {figures}"


def main() -> None:
    """Measure and print the page, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("names", nargs="*", help="modules of the list, or std; all by default")
    arguments = parser.parse_args()
    go = GoTool(find_go())
    with tempfile.TemporaryDirectory() as folder:
        cases = list(ask(Path(folder).resolve(), go, frozenset(arguments.names)))
    when = datetime.now(UTC).date()
    text = page(cases, f"{go.version} on {go.settings['GOOS']}/{go.settings['GOARCH']}, {when}.")
    if arguments.write:
        head = PAGE.read_text("utf-8").partition(MARK)[0]
        PAGE.write_text(f"{head}{MARK}\n\n{text}", "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
