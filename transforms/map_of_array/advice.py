"""What `--shape auto` would say of a map type and its uses, were every use safe to rewrite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from codemod.bench.maptype import MapType
from codemod.costs import Costs
from codemod.facts import Slot
from codemod.measures import BY_LOOPS
from codemod.model import Fix
from codemod.report import outcome
from codemod.weights import Weighed
from transforms.map_of_array.choose import Candidate, choose
from transforms.map_of_array.decide import estimate
from transforms.map_of_array.pointer import RULE


def advise(map_type: MapType, operations: Sequence[str], costs: Costs) -> str:
    """The decision with its reason; each operation counts once."""
    slot = _slot(map_type)
    shapes = _shapes(slot, operations)
    verdict = choose(slot, [_candidate(slot, one, operations, costs) for one in shapes], None)
    return f"{outcome(verdict)}: {verdict.reason}"


def _shapes(slot: Slot, operations: Sequence[str]) -> Iterator[str]:
    """The shapes that `auto` weighs for a map with such uses, the plainest first."""
    yield "pointer"
    recycles = "Churn" in operations
    if recycles and slot.elem_pointers:
        return  # what is recycled would keep alive what it points to
    if recycles:
        yield "pooled"
    if "InsPre" in operations:
        yield "slab"


def _candidate(slot: Slot, shape: str, operations: Sequence[str], costs: Costs) -> Candidate:
    counts = _counts(shape, operations)
    fix, weighed = Fix("", RULE, shape, {}), Weighed((), BY_LOOPS, counts)
    return Candidate(fix, slot, (), weighed, estimate(slot, counts, shape, costs), costs.source)


def _counts(shape: str, operations: Sequence[str]) -> Counter[str]:
    """Each operation once, as a rewrite to the shape counts it."""
    of_slab = "Churn" if "Churn" in operations else "InsPre"
    insertion = {"pooled": "Churn", "slab": of_slab}.get(shape, "InsGrow")
    return Counter(insertion if name == "InsGrow" else name for name in operations)


def _slot(map_type: MapType) -> Slot:
    """A variable of the type."""
    return Slot(
        key="",
        kind="var",
        name="m",
        package="",
        path=Path(),
        offset=0,
        function="",
        exported=False,
        local=True,
        type=str(map_type),
        map_key=map_type.key,
        elem=f"[{map_type.length}]{map_type.element}",
        length=map_type.length,
        size=map_type.bytes,
        key_pointers=map_type.key == "string",
        elem_pointers=map_type.element == "string",
        key_reflexive=True,
        key_fast=map_type.has_fast_key,
        key_form="one",
    )
