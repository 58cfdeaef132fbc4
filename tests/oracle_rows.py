"""Many small declarations and statements, asked about in one program: a row on a line of its own.

In the rows `$` makes a name that no other row has, and `MAP` is a selected map. What the oracle
says is told in the same words: `S$.m`, and `@x` for the place of what is called `x`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbench import MODULE, Bench

from codemod.facts import PackageFacts
from codemod.functions import FunctionFacts
from codemod.resolve import all_flows

Row = tuple[str, str]
"""Declarations, and statements of a function."""
Told = Mapping[Row, set[str]]

_PLACE = re.compile(rf"{re.escape(MODULE)}@a\.go:(\d+)")
_NUMBER = re.compile(r"_(\d+)_")


class Rows:
    """What the oracle says of each row."""

    def __init__(
        self, bench: Bench, root: Path, head: str, rows: Sequence[Row], go: str = "1.24"
    ) -> None:
        lines = [self._line(row, number) for number, row in enumerate(rows)]
        self._rows, self._first = rows, head.count("\n")
        self._text = head + "\n".join([*lines, ""])
        files = {"a.go": self._text, "go.mod": f"module {MODULE}\n\ngo {go}\n"}
        (self.facts,) = bench.program(root, files).facts
        self._check_flows()
        self._check_tables()

    def _check_flows(self) -> None:
        """The type of each map is written somewhere, or is open."""
        opened = {one.slot for one in self.facts.openings}
        for flow in all_flows("rows", [self.facts]):
            assert flow.written or not flow.uses or opened & {slot.key for slot in flow.slots}, flow

    def _check_tables(self) -> None:
        """Each row is there once; of two slots and of one expression one thing is said."""
        facts = self.facts
        for table in (facts.written, facts.openings, facts.reach, facts.widen):
            assert len({*table}) == len(table)
        assert len({(tie.a, tie.b) for tie in facts.ties}) == len(facts.ties)
        assert len({(use.start, use.end) for use in facts.uses}) == len(facts.uses)

    def _line(self, row: Row, number: int) -> str:
        declared, statements = row
        text = f"{declared}; func main$() {{ {statements} }}".removeprefix("; ")
        return text.replace("MAP", "map[string][4]int").replace("$", f"_{number}_")

    def told(self, found: Iterable[tuple[int, str]]) -> Told:
        """Offset and text of each fact → the texts of each row."""
        all_of: dict[Row, set[str]] = {row: set() for row in self._rows}
        for offset, text in found:
            at = self._text.count("\n", 0, offset) - self._first
            if at >= 0:
                all_of[self._rows[at]].add(self.short(text))
        return all_of

    def short(self, text: str) -> str:
        """Names as they are in the rows."""
        text = _PLACE.sub(self._at, text).replace("map[string][4]int", "MAP")
        return _NUMBER.sub("$", text.replace(f"{MODULE}.", "")).strip()

    def _at(self, place: re.Match[str]) -> str:
        found = re.match(r"\w+|\W", self._text[int(place[1]) :])
        return f"@{found[0]}" if found else "@"

    def reaches(self) -> Told:
        """Such as `S$.m any:deep`. Of one value, a slot is told once."""
        assert all(len({*one.slots}) == len(one.slots) > 0 for one in self.facts.reach)
        return self.told(
            (one.offset, f"{slot} {one.why}") for one in self.facts.reach for slot in one.slots
        )

    def widens(self) -> Told:
        """Such as `I$ > any fmt.Println`: by this call."""
        return self.told(
            (self._text.index(found[0]), f"{source} > {target} {callee}")
            for source, target, callee in self.facts.widen
            if (found := _NUMBER.search(source + target))
        )

    def openings(self) -> Told:
        """Such as `a$ interface fmt.Println`."""
        assert {one.slot for one in self.facts.openings} <= {one.key for one in self.facts.slots}
        return self.told(
            (one.offset, f"{one.slot} {one.why} {one.detail}") for one in self.facts.openings
        )

    def groups(self) -> Told:
        """Slots that are tied, such as `a$=b$`, and those that are alone."""
        return self.told(
            (offset, "=".join(sorted(map(self.short, group))))
            for offset, group in _groups(self.facts)
        )

    def described(self, kind: str) -> Told:
        """Rows of one table of all functions: a text, and what is said of it; if it is a name that
        was there before, the how manieth."""
        return self.told(
            found for one in self.facts.functions for found in self._described(one, kind)
        )

    def _described(self, one: FunctionFacts, kind: str) -> Iterable[tuple[int, str]]:
        if kind == "idents":
            times = Counter[str]()
            return [(at, self._told_name(at, key, times)) for at, key in one.idents.items()]
        if kind == "methods":
            return [(at, self._word(at)) for at in one.methods]
        if kind == "calls":
            return [(one.start, f"{one.kind} {one.name}") for one in one.calls]
        places = {"mixed": one.mixed, "endings": one.endings, "within": one.within}.get(kind)
        if places is not None:
            return [(start, self._text[start:end]) for start, end in places]
        table = one.consts if kind == "consts" else one.values
        return [(at[0], f"{self._text[slice(*at)]}: {said}") for at, said in table.items()]

    def _told_name(self, at: int, key: str, times: Counter[str]) -> str:
        name = self._word(at)
        times[name] += 1
        return f"{name}={_local(key)}" + (f" {times[name]}" if times[name] > 1 else "")

    def _word(self, at: int) -> str:
        found = re.match(r"\w+", self._text[at:])
        return found[0] if found else ""


def _local(key: str) -> str:
    return re.sub(r"(\w+)@\d+", "here", key)


def _groups(facts: PackageFacts) -> Iterable[tuple[int, set[str]]]:
    group = {slot.key: {slot.key} for slot in facts.slots}
    for tie in facts.ties:
        joined = group[tie.a] | group[tie.b]
        group |= dict.fromkeys(joined, joined)
    return [(slot.offset, group[slot.key]) for slot in facts.slots if slot.is_declared]


def differing(told: Told, table: Mapping[Row, str]) -> Mapping[Row, tuple[str, str]]:
    """Rows of which something else is told than the table has → both."""
    found = {row: ", ".join(sorted(texts)) for row, texts in told.items()}
    return {row: (found[row], wanted) for row, wanted in table.items() if found[row] != wanted}
