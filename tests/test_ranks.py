"""The Mann-Whitney U test against published tables and by counting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.ranks import mann_whitney

CRITICAL = {4: 0, 5: 2, 6: 5, 7: 8, 8: 13, 9: 17, 10: 23}
"""Size of both samples → the largest U that is significant at 0.05, two-sided: the critical values
that textbooks of nonparametric statistics print."""


def samples(size: int, u: int) -> tuple[list[float], list[float]]:
    """Two samples of this size without ties where U, the pairs in which a is greater, is this."""
    b = [float(10 * n) for n in range(size)]
    a: list[float] = []
    for _ in range(size):
        wins = min(u, size)
        u -= wins
        a.append(10 * wins - 5 - len(a) / 100)
    return a, b


@pytest.mark.parametrize(("size", "critical"), CRITICAL.items())
def test_critical_values_are_those_of_the_tables(size: int, critical: int) -> None:
    assert mann_whitney(*samples(size, critical)) <= 0.05
    assert mann_whitney(*samples(size, critical + 1)) > 0.05


@pytest.mark.parametrize(
    ("a", "b", "deals"),
    [
        ([1, 2, 3, 4], [5, 6, 7, 8], (2, 70)),  # apart: one deal on each side is as far
        ([1, 2, 3, 5], [4, 6, 7, 8], (4, 70)),
        ([1, 4], [2, 3], (6, 6)),  # balanced: every deal is as far
        ([1, 1, 1], [1, 1, 1], (20, 20)),
        ([1, 1, 2], [2, 2, 2], (8, 20)),  # both ones on one side: 4 deals, twice
    ],
)
def test_the_deals_that_are_as_far_can_be_counted(
    a: list[float], b: list[float], deals: tuple[int, int]
) -> None:
    assert mann_whitney(a, b) == pytest.approx(deals[0] / deals[1])


values = st.lists(st.integers(0, 6), min_size=1, max_size=5)


def by_pairs(a: Sequence[float], b: Sequence[float]) -> float:
    """By the definition: U of every deal, a tie counting half."""

    def distance(mine: Sequence[float], others: Sequence[float]) -> float:
        wins = sum((x > y) + (x == y) / 2 for x in mine for y in others)
        return abs(wins - len(mine) * len(others) / 2)

    everything = [*a, *b]
    deals = [
        distance(
            [everything[at] for at in chosen],
            [value for at, value in enumerate(everything) if at not in chosen],
        )
        for chosen in combinations(range(len(everything)), len(a))
    ]
    return sum(one >= distance(a, b) for one in deals) / len(deals)


@given(values, values)
def test_it_is_what_the_definition_says(a: list[int], b: list[int]) -> None:
    assert mann_whitney(a, b) == pytest.approx(by_pairs(a, b))
    assert mann_whitney(a, b) == pytest.approx(mann_whitney(b, a))


@pytest.mark.parametrize(("a", "b"), [([], [1.0]), ([1.0], [])])
def test_nothing_can_be_said_of_nothing(a: list[float], b: list[float]) -> None:
    with pytest.raises(ValueError, match="empty"):
        mann_whitney(a, b)
