"""Types of what the loops of `loops` range over, and what can be written of their variable."""

from __future__ import annotations

from dataclasses import dataclass

from fuzz.writer import Fields

Scope = dict[str, list[str]]
"""Field → names in scope that stand for it."""


@dataclass(frozen=True)
class Element:
    """What can be written of a loop variable `v` of one type."""

    type: str
    places: tuple[str, ...] = ()
    """Variables of type int, or converted by `number`, inside of the element; `%` is the variable,
    or a pointer to it."""
    arrays: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    number: str = "%"
    address: str = "&%"
    has_methods: bool = True
    is_sized: bool = True

    def fields(self, scope: Scope) -> Fields:
        """What stands for each field of a template here."""
        pointers = scope["p"]
        through = [place.replace("%", p) for place in self.places for p in pointers]
        if self.type == "Num":
            places, through = ["v"], [f"*{p}" for p in pointers]
        else:
            places = [place.replace("%", "v") for place in self.places]
        return {
            **scope,
            "T": [self.type],
            "lower": [f"saved{self.type}"] if self.has_methods else [],
            "place": places,
            "int": [self.number.replace("%", place) for place in places],
            "addr": [self.address.replace("%", place) for place in places],
            "through": through,
            "array": [array.replace("%", "v") for array in self.arrays],
            "whole": list(self.whole),
            "fresh": [f"{self.type}{{}}"] if self.whole and self.type != "Num" else [],
            "v": ["v"] if self.has_methods else [],
            "struct": ["v"] if self.type == "T" else [],
            "builder": ["v"] if self.type == "Log" else [],
            "unnamed": ["struct{ x, y int }"] if self.type == "Plain" else [],
            "queued": ["xs"] if self.type != "Huge" else [],
            "sized": ["v"] if self.is_sized else [],
        }


ELEMENTS = (
    Element(
        "T",
        ("%.x", "%.y", "%.arr[1]", "%.in.a", "%.in.b[0]"),
        ("%.arr[:]", "%.arr[:2]", "%.in.b[:]"),
        ("T{x: 7, items: v.items}", "T{}"),
    ),
    Element("Arr", ("%[0]", "%[1]", "%[2]"), ("%[:]", "%[:2]", "%[1:]"), ("Arr{7, 7}", "Arr{}")),
    Element("Num", ("%",), (), ("Num(7)",), "int(%)", "(*int)(&%)"),
    Element("Big", ("%[0]", "%[99]"), ("%[:2]",), ("Big{}",), has_methods=False),
    Element("Huge", ("%[0]", "%[16999]"), ("%[:2]",), ("Huge{}",), has_methods=False),
    Element("Plain", ("%.x", "%.y"), (), ("Plain{7, 7}",), has_methods=False),
    Element("Log", ("%.x",), (), ("Log{}",), has_methods=False),
    Element("Guarded", ("%.x",), (), (), has_methods=False),
    Element("Zero", has_methods=False, is_sized=False),
)
ELEMENT_WEIGHTS = (10, 5, 4, 1, 0.4, 1.5, 0.5, 0.3, 0.3)
