"""`make agreement`: what a benchmark of that very map says of the decisions on maps in public code.

Every site that can be rewritten is decided on twice: by the table that ships, and by figures
measured for its own type.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from codemod import pipeline
from codemod.bench.maptype import MAX_LENGTH, MapType
from codemod.bench.measure import measure_map
from codemod.bench.points import FULL, GC, LOOPS, SHAPES
from codemod.context import Context
from codemod.costs import Costs
from codemod.gotool import GoTool, find_go
from codemod.groups import Group
from codemod.model import Verdict
from codemod.options import Options
from codemod.report import outcome
from codemod.transform import Transform
from corpus.modules import NotHere, checkout, modules
from transforms.copied_array import TRANSFORM as COPIED_ARRAY
from transforms.map_of_array import TRANSFORM as MAP_OF_ARRAY
from transforms.unsized_map import TRANSFORM as UNSIZED_MAP

PAGE = Path(__file__).parents[2] / "docs" / "agreement.md"
MARK = "<!-- made by make agreement -->"
OPERATIONS: Mapping[Transform, tuple[str, ...]] = {
    MAP_OF_ARRAY: tuple(op for op in SHAPES if op not in (*LOOPS, GC)),
    COPIED_ARRAY: ("ReadElem", "ReadVar", "ReadOk", "RangeVar"),
    UNSIZED_MAP: ("InsGrow", "InsPre"),
}
"""The rules that decide by the table, and what of it they ask for."""


def stand_in(group: Group) -> MapType | None:
    """A type that can be measured and costs what the group's does; None where there is none.

    Named types are as their underlying ones. Keys without a fast look-up are taken for hashes.
    """
    slot, make = next(iter(group.slots), None), group.make
    if make is not None:
        key, size = _FAST_KEYS.get(make.map_key, ""), make.elem_size
    elif slot is None or slot.elem_pointers:
        return None
    elif slot.key_fast:
        key, size = "string" if slot.key_pointers else "int", slot.size
    else:
        key, size = "" if slot.key_pointers else "[32]byte", slot.size
    return MapType(key, size, "byte") if key and 0 < size <= MAX_LENGTH else None


_FAST_KEYS = {"string": "string", "int": "int", "uint64": "int", "int64": "int"}


class Measured:
    """The costs of each type, measured when first asked for."""

    def __init__(self, go: GoTool, cache: Path) -> None:
        self._go, self._cache = go, cache
        self._known: dict[tuple[MapType, tuple[str, ...]], list[dict[str, object]]] = {}

    def costs(self, asked: MapType, rule: Transform) -> Costs:
        """What the rule asks for in every shape, for this type alone.

        Of a map with other keys than int, a rule may ask by how much they are dearer, and then of
        maps with int keys as well. `copied-array` takes keys without a fast look-up for strings.
        """
        has_string = asked.key == "string" or (rule is COPIED_ARRAY and asked.key != "int")
        measured = [("string" if has_string else "int", asked)]
        if has_string:
            measured.append(("int", replace(asked, key="int")))
        rows = [
            {**row, "key": key}
            for key, one in measured
            for row in self._rows(one, OPERATIONS[rule])
        ]
        return Costs(rows, "measured for it alone")

    def _rows(self, asked: MapType, operations: tuple[str, ...]) -> list[dict[str, object]]:
        if (asked, operations) not in self._known:
            sys.stderr.write(f"measuring {asked}\n")
            found = measure_map(self._go, FULL, asked, operations, self._cache, lambda _: None)
            self._known[asked, operations] = [row.as_dict() for row in found.rows]
        return self._known[asked, operations]


@dataclass(frozen=True)
class Case:
    """One site of public code, and the two decisions on it."""

    rule: str
    place: str
    type: str
    shipped: Verdict
    own: Verdict | None
    """None where the rule for the garbage collector decides, whatever the figures are."""

    @property
    def agrees(self) -> bool:
        """Is it the same decision, for the same shape?"""
        own = self.own
        return own is not None and (self.shipped.decision, self.shipped.shape) == (
            own.decision,
            own.shape,
        )


class Asks:
    """Asks one rule everything twice, the second time with costs of the type's own."""

    def __init__(self, module: str, measured: Measured) -> None:
        self._module, self._measured = module, measured
        self.cases: list[Case] = []

    def rules(self) -> list[Transform]:
        """The rules, each with a plan that notes both verdicts and gives the first."""
        return [self._asking(rule) for rule in OPERATIONS]

    def _asking(self, rule: Transform) -> Transform:
        asking = copy(rule)

        def plan(group: Group, context: Context) -> Verdict:
            verdict = rule.plan(group, context)
            if verdict.predicted is not None or verdict.prediction is not None:
                self._note(rule, group, context, verdict)
            return verdict

        setattr(asking, "plan", plan)  # noqa: B010 - an instance may have its own
        return asking

    def _note(self, rule: Transform, group: Group, context: Context, verdict: Verdict) -> None:
        asked, own, site = stand_in(group), None, group.sites[0]
        if asked is None:
            return
        if not (rule is MAP_OF_ARRAY and verdict.code == "small-value"):
            other = copy(context)
            other.costs = self._measured.costs(asked, rule)
            own = rule.plan(group, other)
        at = context.position(site.path, site.start)
        name = self._module.partition("@")[0].rsplit("/", 1)[-1]
        place = f"{name} {at.path.relative_to(context.workspace.cwd).as_posix()}:{at.line}"
        self.cases.append(Case(rule.name, place, site.type, verdict, own))


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
        yield from _cases(str(module), ["./..."], root, go, measured)
    if not names or "std" in names:
        source = Path(go.settings["GOROOT"]) / "src"
        yield from _cases("std", ["std"], source, go, measured)


def _cases(
    module: str, patterns: Sequence[str], root: Path, go: GoTool, measured: Measured
) -> list[Case]:
    asks = Asks(module, measured)
    pipeline.scan(patterns, Options(), asks.rules(), cwd=root, go=go, progress=lambda _: None)
    return asks.cases


def page(cases: Sequence[Case], made: str) -> str:
    """The figures and the table, in Markdown."""
    weighed = [one for one in cases if one.own is not None]
    lines = [
        made,
        "",
        f"{len(cases)} decisions rest on what is lawful. {len(cases) - len(weighed)} maps are left"
        " for the garbage collector, whatever a benchmark of their uses says.",
        "",
        "| rule | decided by figures | the benchmark agrees |",
        "| --- | --- | --- |",
    ]
    for rule in OPERATIONS:
        mine = [one for one in weighed if one.rule == rule.name]
        lines.append(f"| {rule.name} | {len(mine)} | {sum(one.agrees for one in mine)} |")
    head = f"| rule | map | where | by the table | by its own benchmark | |\n|{' --- |' * 6}"
    return "\n".join([*lines, "", head, *dict.fromkeys(_row(one) for one in weighed), ""])


def _row(case: Case) -> str:
    shapes = [_said(verdict) for verdict in (case.shipped, case.own) if verdict is not None]
    sign = "" if case.agrees else "differs"
    return f"| {case.rule} | `{case.type}` | {case.place} | {' | '.join(shapes)} | {sign} |"


def _said(verdict: Verdict) -> str:
    ratios = dict(verdict.prediction.ratios) if verdict.prediction else {}
    if not ratios and verdict.predicted is not None:
        ratios = {"": verdict.predicted}
    figures = ", ".join(f"{shape} {ratio:.2f}".strip() for shape, ratio in ratios.items())
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
