"""What one type costs for some uses: `unheap bench --map TYPE --uses LIST`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from codemod.bench.points import BASE
from codemod.bench.summary import Row
from codemod.config import suggestion
from codemod.errors import BadInput


class Use(NamedTuple):
    """What is done with a map."""

    go: str
    operations: tuple[str, ...]
    """Those of the table that it leads to."""


USES: Mapping[str, Use] = MappingProxyType(
    {
        "rmw": Use("v := m[k]; v[1]++; m[k] = v", ("RMW",)),
        "read": Use("m[k][1]", ("ReadElem",)),
        "copy": Use("v := m[k]; v[i]", ("ReadVar",)),
        "ok": Use("if v, ok := m[k]; ok { v[i] }", ("ReadOk",)),
        "whole": Use("v = m[k]", ("ReadCopy",)),
        "range": Use("for _, v := range m { v[i] }", ("RangeVar",)),
        # Nobody knows whether there will be an entry, so it is both.
        "store": Use("m[k] = v", ("Overwrite", "InsGrow")),
        "presized": Use("m[k] = v after make(m, n)", ("InsPre",)),
        "churn": Use("delete(m, k); m[k2] = v", ("Churn",)),
    }
)
"""By the words of `--uses`."""

_INSTEAD = MappingProxyType(
    {"pooled": "pointer", "pointer, new on overwrite": "pointer", "access": BASE}
)
"""Shape → the shape that it is wherever it has no form of its own."""


@dataclass(frozen=True, slots=True)
class Option:
    """A shape, and what all the uses cost in it."""

    shape: str
    ratio: float
    """As a part of what they cost with the array."""
    by_operation: Mapping[str, float]


def operations_of(words: Sequence[str]) -> tuple[str, ...]:
    """The operations of some words of `--uses`, each once. Raises BadInput for other words."""
    if not words:
        raise BadInput(f"--map needs --uses, what is done with the map: some of {', '.join(USES)}")
    for word in words:
        if word not in USES:
            raise BadInput(f"--uses: unknown use {word!r}{suggestion(word, USES)}")
    return tuple(dict.fromkeys(op for word in words for op in USES[word].operations))


def explain_uses() -> str:
    """Each word with the Go that it stands for, for help texts."""
    return ", ".join(f"{word} ({use.go})" for word, use in USES.items())


def options(found: Iterable[Row]) -> list[Option]:
    """Every shape in which all of the operations were measured, the cheapest first."""
    ns: dict[str, dict[str, float]] = {}
    for row in found:
        ns.setdefault(row.op, {})[row.shape] = row.ns
    shapes = {shape for of_shape in ns.values() for shape in of_shape} - {BASE}
    made = [_option(shape, ns) for shape in sorted(shapes) if _is_complete(shape, ns)]
    return sorted(made, key=lambda option: option.ratio)


def _is_complete(shape: str, ns: Mapping[str, Mapping[str, float]]) -> bool:
    return all(shape in of_shape or _INSTEAD.get(shape) in of_shape for of_shape in ns.values())


def _option(shape: str, ns: Mapping[str, Mapping[str, float]]) -> Option:
    cost = {
        op: of_shape.get(shape, of_shape.get(_INSTEAD.get(shape, ""), 0.0))
        for op, of_shape in ns.items()
    }
    today = {op: of_shape[BASE] for op, of_shape in ns.items()}
    ratios = {op: cost[op] / today[op] for op in ns}
    return Option(shape, sum(cost.values()) / sum(today.values()), ratios)
