"""Chooses statements at random from tables of templates."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

Table = Mapping[str, str]
"""Name of a use → its template, in which `$field` stands for one of the field's texts."""
Fields = Mapping[str, Sequence[str]]

_FIELD = re.compile(r"\$(\w+)")


class Writer:
    """Fills templates in, and remembers what was used.

    Each writer prefers some entries of each table: programs that are about few things reach
    deeper than programs that do a little of everything.
    """

    def __init__(self, rnd: random.Random) -> None:
        self.rnd = rnd
        self.uses: set[str] = set()
        self._liked: dict[str, bool] = {}
        self._rate = rnd.choice([0.25, 0.5, 0.9])
        self._count = 0

    def chance(self, probability: float) -> bool:
        """True as often as that."""
        return self.rnd.random() < probability

    def fresh(self, prefix: str) -> str:
        """A name that was not given before."""
        self._count += 1
        return f"{prefix}{self._count}"

    def pick(self, table: Table, fields: Fields, kind: str = "") -> str:
        """One template of the table, filled in; "" where no template has all it needs."""
        possible = [name for name, template in table.items() if _is_possible(template, fields)]
        liked = [name for name in possible if self._likes(f"{kind}{name}")]
        if not possible:
            return ""
        name = self.rnd.choice(liked or possible)
        self.uses.add(f"{kind}{name}")
        return self.fill(table[name], fields)

    def fill(self, template: str, fields: Fields) -> str:
        """The template with a text for each field: the same one wherever a field stands."""
        chosen: dict[str, str] = {}
        for name in _FIELD.findall(template):
            if name not in chosen:
                chosen[name] = self.rnd.choice(fields[name])
        return _FIELD.sub(lambda found: chosen[found[1]], template)

    def _likes(self, name: str) -> bool:
        if name not in self._liked:
            self._liked[name] = self.chance(self._rate)
        return self._liked[name]


def _is_possible(template: str, fields: Fields) -> bool:
    return all(fields.get(name) for name in _FIELD.findall(template))
