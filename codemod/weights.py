"""How much each use of a group counts: by the loops around it, or by a profile."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codemod.context import Context
from codemod.measures import BY_LOOPS, Prediction, Weight
from codemod.spending import Spending, spending
from codemod.syntax import Node, Source, ancestors

LOOP = 10
"""How often a loop is taken to run; the value is customary for spill costs in compilers."""
DEEPEST = 4
"""More loops than these around a use count no more."""


@dataclass(frozen=True)
class Operation:
    """A measured operation that a use of a group leads to."""

    name: str
    source: Source
    node: Node
    """It runs as often as this node."""
    spans: tuple[Node, ...] = ()
    """What spends its cost, where that is not the node."""

    @property
    def lines(self) -> frozenset[tuple[Path, int]]:
        """File and line (1-based) of what spends its cost."""
        return frozenset(
            (self.source.path, row + 1)
            for node in self.spans or (self.node,)
            for row in range(node.start_point.row, node.end_point.row + 1)
        )


@dataclass(frozen=True)
class Weighed:
    """The operations of one group with their weights."""

    weights: tuple[Weight, ...]
    by: str
    """`loop depth`, or the profile's kind."""
    executions: Mapping[str, float]
    """Operation → how often it runs, all its uses together; only proportions have a meaning."""


def loop_depth(node: Node) -> int:
    """How many loops run the node again and again, within its top-level function.

    What a loop evaluates once (the operand of `range`, the start of a `for`) is not inside of it.
    A function literal is taken to run where it stands.
    """
    depth, child = 0, node
    for parent in ancestors(node):
        if parent.type == "for_statement":
            depth += not _is_once(child, node)
        child = parent
    return depth


def _is_once(child: Node, node: Node) -> bool:
    """Is the node in the part of a loop's header that runs once? `child` is the loop's."""
    if child.type == "range_clause":
        right = child.child_by_field_name("right")
    elif child.type == "for_clause":
        right = child.child_by_field_name("initializer")
    else:
        return False
    return right is not None and right.start_byte <= node.start_byte < right.end_byte


def weigh(
    operations: Sequence[Operation], context: Context, cost: Callable[[str], float]
) -> Weighed:
    """The weights of a group's operations, where `cost` says what one of them takes today.

    With a profile that saw one of their lines, a weight is what was spent there; operations on one
    line share it equally. Else it is how often the operation runs, guessed from the loops around
    it. Tests count only where nothing else uses the group.
    """
    found = context.derived(spending)
    lines = frozenset(line for one in operations for line in one.lines)
    if found is not None and found.on(lines):
        return _by_profile(operations, found, cost)
    return _by_loops(operations, context)


def predict(
    shape: str, operation: Operation, before: float, after: float, context: Context
) -> Prediction:
    """The prediction where one operation costs other nanoseconds after a rewrite than before."""
    weighed = weigh([operation], context, lambda _name: before)
    gain = sum(weighed.executions.values()) * (before - after)
    ratios = {shape: round(after / before, 3)}
    return Prediction(ratios, weighed.weights, weighed.by, round(gain, 3))


def _by_loops(operations: Sequence[Operation], context: Context) -> Weighed:
    tests = [context.files[one.source.path].is_test for one in operations]
    weights = [
        _weight(one, 0.0 if test and not all(tests) else LOOP ** min(loop_depth(one.node), DEEPEST))
        for one, test in zip(operations, tests, strict=True)
    ]
    return Weighed(tuple(weights), BY_LOOPS, _sums(weights, lambda _name: 1.0))


def _by_profile(
    operations: Sequence[Operation], found: Spending, cost: Callable[[str], float]
) -> Weighed:
    sharers = Counter(line for one in operations for line in one.lines)
    weights = [
        _weight(one, sum(found.on([line]) / sharers[line] for line in one.lines))
        for one in operations
    ]
    return Weighed(tuple(weights), found.profile.kind, _sums(weights, cost))


def _weight(operation: Operation, weight: float) -> Weight:
    path, line = min(operation.lines)
    return Weight(operation.name, path, line, weight)


def _sums(weights: Sequence[Weight], cost: Callable[[str], float]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for weight in weights:
        sums[weight.operation] += weight.weight / cost(weight.operation)
    return sums
