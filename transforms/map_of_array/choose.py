"""Which shape, if any: the lawful ones, what each is predicted to cost, and the winner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from codemod.context import Context
from codemod.facts import Slot
from codemod.measures import Prediction
from codemod.model import Decision, Fix, Verdict
from codemod.syntax import Node, field, parts
from codemod.weights import Operation, Weighed, weigh
from transforms.map_of_array.decide import INLINE_BYTES, WORTH, Estimate, cost, estimate, is_small
from transforms.map_of_array.pooled import DELETES
from transforms.map_of_array.refusal import Refuse
from transforms.maps.forms import Form, Occurrence

_POINTERS = frozenset({"pointer", "pooled"})
"""Shapes that put pointers into the map, for the garbage collector to follow."""
_ON_REQUEST = frozenset({"struct"})
"""Shapes that measurements never favour: what the table says for them is its noise."""

_STRUCT_OPERATIONS = {
    Form.ELEMENT: ("ReadElem",),
    Form.COPY: ("ReadCopy",),
    Form.COMMA_OK: ("ReadCopy",),
    Form.STORE: ("Overwrite", "InsGrow"),
    Form.TUPLE_STORE: ("Overwrite", "InsGrow"),
    Form.RANGE: ("RangeConst",),
    Form.LITERAL: ("InsPre",),
}


@dataclass(frozen=True)
class Candidate:
    """A lawful shape of one group, and what it would cost."""

    fix: Fix
    slot: Slot
    operations: Sequence[Operation]
    weighed: Weighed
    estimate: Estimate
    source: str
    """Where the figures come from that it rests on."""

    def evidence(self) -> str:
        """The prediction in one line."""
        counts = Counter(one.name for one in self.operations)
        uses = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        over = f"{uses}, weighed by {self.weighed.by}" if uses else "no measured use"
        figures = f"{self.fix.shape} {self.estimate.ratio:.2f} of array over {over} ({self.source})"
        return figures + ("; the garbage collector follows nothing" if self._frees() else "")

    def _frees(self) -> bool:
        """Does it leave the garbage collector without pointers, where there are some today?"""
        has_pointers = self.slot.key_pointers or self.slot.elem_pointers
        return self.fix.shape == "slab" and not has_pointers and self.slot.size > INLINE_BYTES


def candidate(slot: Slot, fix: Fix, operations: Sequence[Operation], context: Context) -> Candidate:
    """The prediction for a fix that leads to these operations."""
    costs = context.costs
    weighed = weigh(operations, context, lambda name: cost(slot, name, fix.shape, costs).array)
    predicted = estimate(slot, weighed.executions, fix.shape, costs)
    return Candidate(fix, slot, operations, weighed, predicted, costs.source)


def is_presized(occurrences: Sequence[Occurrence]) -> bool:
    """Is every map of the group made with its size, so that a slab hardly grows?

    Growing copies all values, which costs up to four times what it costs a map.
    """
    made = [one for one in occurrences if one.form in (Form.MAKE, Form.LITERAL)]
    return bool(made) and all(
        one.form is Form.MAKE and len(parts(field(one.node, "arguments"))) > 1 for one in made
    )


def insertion(occurrences: Sequence[Occurrence], sizes: Sequence[bool]) -> str:
    """What a new entry of a slab costs, by its deletions and by which maps are made with a size."""
    if any(one.form in DELETES for one in occurrences):
        return "Churn"
    return "InsPre" if sizes and all(sizes) else "InsGrow"


def struct_operations(occurrences: Sequence[Occurrence]) -> list[Operation]:
    """What the uses of a map of structs cost: the same as those of the map of arrays."""
    return [
        Operation(name, one.source, _repeated(one), (one.node,))
        for one in occurrences
        for name in _STRUCT_OPERATIONS.get(one.form, ())
    ]


def _repeated(one: Occurrence) -> Node:
    """The node that runs as often as the use: of a loop over the map, its body."""
    loop = one.node.parent if one.form is Form.RANGE else None
    return one.node if loop is None else field(loop, "body")


def choose(
    slot: Slot, candidates: Sequence[Candidate], refusal: Refuse | None, uses: str = ""
) -> Verdict:
    """The cheapest shape if it is cheaper than today's by enough, else leave or refuse.

    Plainer shapes come first in `candidates`; another has to be cheaper by enough to go before one.

    `refusal` is why a shape, or every shape, is not lawful: the first reason there is.
    """
    is_inline = is_small(slot)
    unwanted = _ON_REQUEST | _POINTERS if is_inline else _ON_REQUEST
    allowed = [one for one in candidates if one.fix.shape not in unwanted]
    best = _cheapest(allowed)
    if best is not None and best.estimate.ratio <= WORTH:
        return rewrite(best, candidates, uses)
    if is_inline:
        reason = f"{slot.values}: with pointers in it, the map would make garbage collection dearer"
        return _leave("small-value", reason, None, candidates, uses)
    if best is None:
        assert refusal is not None, "a group without candidates has been refused"
        return refusal.verdict
    return _leave("no-gain", f"{_reason(best, candidates)}: no clear gain", best, candidates, uses)


def _cheapest(allowed: Sequence[Candidate]) -> Candidate | None:
    best = next(iter(allowed), None)
    for one in allowed:
        if best is not None and one.estimate.ratio <= WORTH * best.estimate.ratio:
            best = one
    return best


def rewrite(best: Candidate, candidates: Sequence[Candidate], uses: str) -> Verdict:
    """The verdict for a candidate that is to be made."""
    return Verdict(
        Decision.REWRITE,
        _reason(best, candidates),
        shape=best.fix.shape,
        predicted=round(best.estimate.ratio, 3),
        prediction=_prediction(candidates, best, best.estimate.before - best.estimate.after),
        evidence=_evidence(candidates, uses),
        fix=best.fix,
    )


def _leave(
    code: str, reason: str, best: Candidate | None, candidates: Sequence[Candidate], uses: str
) -> Verdict:
    return Verdict(
        Decision.LEAVE,
        reason,
        code,
        shape="array",
        predicted=None if best is None else round(best.estimate.ratio, 3),
        prediction=_prediction(candidates, best or next(iter(candidates), None), 0.0),
        evidence=_evidence(candidates, uses),
    )


def _reason(best: Candidate, candidates: Sequence[Candidate]) -> str:
    others = [f"{c.fix.shape} {c.estimate.ratio:.2f}" for c in candidates if c is not best]
    also = f" ({', '.join(others)})" if others else ""
    return f"predicted cost {best.estimate.ratio:.2f} of today's{also}, {best.slot.values}"


def _evidence(candidates: Sequence[Candidate], uses: str) -> tuple[str, ...]:
    return (uses, *(one.evidence() for one in candidates)) if candidates else ()


def _prediction(
    candidates: Sequence[Candidate], best: Candidate | None, gain: float
) -> Prediction | None:
    if best is None:
        return None
    ratios = {one.fix.shape: round(one.estimate.ratio, 3) for one in candidates}
    return Prediction(ratios, best.weighed.weights, best.weighed.by, round(gain, 3))
