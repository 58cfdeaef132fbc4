"""What one file declares, and otherwise another one that this build leaves out."""

from __future__ import annotations

from dataclasses import replace

from fuzz.program import Unit, edited

USE = "type declared twice"
_UNITS = 12


def may_be_twice(seed: int, number: int) -> bool:
    """May this unit declare something twice? It makes rules careful about all of the module, so few
    programs have one.
    """
    return seed % 4 == 0 and number < _UNITS


def over_a_list(unit: Unit) -> Unit:
    """The same loop over a list that is a map elsewhere; what ranges over no list stays."""
    body = edited(unit.body, lambda line: line.replace("range xs {", "range list@(xs) {"))
    if body == unit.body:
        return unit
    element = next(use for use in unit.uses if use.startswith("element ")).split()[1]
    here, there = f"type list@ []{element}", f"type list@ map[int]{element}"
    return replace(unit, body=(here, *body), uses=unit.uses | {USE}, excluded=(there,))
