"""Does it pay? One copy against a look-up for each element that is read, by the measured table."""

from __future__ import annotations

from dataclasses import dataclass

from codemod.context import Context
from codemod.costs import Costs
from codemod.facts import Slot
from codemod.measures import Prediction
from codemod.weights import Operation, predict
from codemod.wording import counted
from transforms.copied_array.loads import Kind, Load
from transforms.map_of_array.decide import WORTH

_MEASURED_AS = {Kind.PLAIN: "ReadVar", Kind.COMMA_OK: "ReadOk", Kind.RANGE: "RangeVar"}


@dataclass(frozen=True)
class Trade:
    """What a load costs today and as direct access, in nanoseconds."""

    before: float
    after: float
    reads: int
    source: str
    """Where the figures come from."""

    @property
    def ratio(self) -> float:
        """Cost after / before."""
        return self.after / self.before

    @property
    def pays(self) -> bool:
        """Is it clearly less?"""
        return self.ratio <= WORTH

    def __str__(self) -> str:
        count = counted(self.reads, "element read")
        return f"{count}: {self.before:.0f} ns as a copy, {self.after:.0f} ns by look-up"

    def evidence(self) -> str:
        """The prediction, and where its figures come from."""
        return f"{self} ({self.source})"

    def prediction(self, load: Load, context: Context) -> Prediction:
        """What the rewrite saves, by how often the load runs."""
        often = load.statement if load.body is None else load.body
        operation = Operation(_MEASURED_AS[load.kind], load.source, often, (load.map,))
        return predict("access", operation, self.before, self.after, context)


def trade(kind: Kind, reads: int, slot: Slot, costs: Costs) -> Trade:
    """The cost of one load whose variable gives so many elements, at least one.

    The forms were measured with one element and keys of type int. Each further element is another
    `m[k][i]`. A look-up of a string costs so much more than one of an int, whatever it is for, and
    other keys for which Go has no fast functions are taken for strings.
    """
    size = slot.size
    look_up = costs.table("int").cost("ReadElem", "array", size).array
    if kind is Kind.PLAIN:
        before, after = costs.table("int").cost("ReadVar", "array", size).array, look_up
        old, new = 1, 1
    elif kind is Kind.COMMA_OK:
        measured = costs.table("int").cost("ReadOk", "access", size)
        before, after, old, new = measured.array, measured.shape, 1, 2
    else:
        measured = costs.table("int").cost("RangeVar", "access", size)
        before, after, old, new = measured.array, measured.shape, 0, 1
    more = reads - 1
    if slot.map_key == "string" or not slot.key_fast:
        slower = costs.table("string").cost("ReadElem", "array", size).array - look_up
        before, after = before + old * slower, after + (new + more) * slower
    return Trade(before, after + more * look_up, reads, costs.source)
