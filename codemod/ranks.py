"""The Mann-Whitney U test: do two samples come from the same distribution?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import comb


def mann_whitney(a: Sequence[float], b: Sequence[float]) -> float:
    """The two-sided p-value: how likely chance alone parts two samples at least as far as these.

    Exact, with ties too: over all ways to deal the values out to two samples of these sizes. Takes
    time in the fourth power of their number. Raises ValueError where one is empty.
    """
    if not a or not b:
        raise ValueError("a sample is empty")
    ranks = _doubled_ranks([*a, *b])
    sums = _ways(ranks, len(a))
    # Ranks are symmetric around their mean, in sum; so are the sums of all deals.
    center = len(a) * sum(ranks) / len(ranks)
    distance = abs(sum(ranks[: len(a)]) - center)
    extreme = sum(ways for total, ways in sums.items() if abs(total - center) >= distance)
    return extreme / comb(len(ranks), len(a))


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    """Twice the rank of each value; equal values share the mean of their ranks."""
    ordered = sorted(values)
    first = {value: at for at, value in reversed(list(enumerate(ordered)))}
    last = {value: at for at, value in enumerate(ordered)}
    return [first[value] + last[value] + 2 for value in values]


def _ways(ranks: Sequence[int], size: int) -> dict[int, int]:
    """Sum → the number of subsets of this size that have it."""
    table: list[dict[int, int]] = [{0: 1}, *({} for _ in range(size))]
    for rank in ranks:
        for count in range(size, 0, -1):
            grown: dict[int, int] = defaultdict(int, table[count])
            for total, ways in table[count - 1].items():
                grown[total + rank] += ways
            table[count] = grown
    return table[size]
