"""When a rewrite is worth it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import pytest

from codemod import costs
from codemod.bench.points import ENTRIES, FULL, SHAPES
from codemod.facts import Slot
from map_of_array.slots import SLOT
from transforms.map_of_array.choose import _STRUCT_OPERATIONS
from transforms.map_of_array.decide import WORTH, estimate, is_small


def predict(slot: Slot, operations: Mapping[str, float], shape: str) -> float:
    """Predicted cost after / before by the table that ships."""
    return estimate(slot, operations, shape, costs.shipped()).ratio


@pytest.mark.parametrize(
    ("size", "key_pointers", "elem_pointers", "expected"),
    [
        (0, False, False, True),
        (128, False, False, True),
        (129, False, False, False),
        (8, True, False, False),
        (8, False, True, False),
    ],
)
def test_small_values_without_pointers(
    size: int, key_pointers: bool, elem_pointers: bool, expected: bool
) -> None:
    slot = msgspec.structs.replace(
        SLOT, size=size, key_pointers=key_pointers, elem_pointers=elem_pointers
    )
    assert is_small(slot) is expected


def test_nothing_measured_changes_nothing() -> None:
    assert predict(SLOT, {}, "pointer") == 1.0


@pytest.mark.parametrize("operation", ["RMW", "ReadCopy", "Overwrite", "InsGrow"])
def test_one_operation_is_its_own_ratio(operation: str) -> None:
    cost = costs.table("int").cost(operation, "pointer", 512)
    assert predict(SLOT, {operation: 1}, "pointer") == pytest.approx(cost.shape / cost.array)
    assert predict(SLOT, {operation: 7}, "pointer") == pytest.approx(cost.shape / cost.array)


def test_operations_weigh_what_they_cost_today() -> None:
    table = costs.table("int")
    rmw, read = (table.cost(name, "pointer", 512) for name in ("RMW", "ReadCopy"))
    expected = (3 * rmw.shape + read.shape) / (3 * rmw.array + read.array)
    assert predict(SLOT, {"RMW": 3, "ReadCopy": 1}, "pointer") == pytest.approx(expected)


def test_keys_of_strings_have_a_table_of_their_own() -> None:
    cost = costs.table("string").cost("RMW", "pointer", 512)
    slot = msgspec.structs.replace(SLOT, map_key="string")
    assert predict(slot, {"RMW": 1}, "pointer") == pytest.approx(cost.shape / cost.array)
    assert predict(slot, {"RMW": 1}, "pointer") != predict(SLOT, {"RMW": 1}, "pointer")


def test_reading_an_element_gains_nothing_without_a_fast_map() -> None:
    fast = predict(SLOT, {"ReadElem": 1}, "pointer")
    slow = predict(msgspec.structs.replace(SLOT, key_fast=False), {"ReadElem": 1}, "pointer")
    assert fast < 1.0
    assert slow == 1.0


def test_a_new_entry_for_each_overwrite_is_dearer_than_writing_through() -> None:
    new = predict(SLOT, {"OverwriteNew": 1}, "pointer")
    assert new > predict(SLOT, {"Overwrite": 1}, "pointer")
    assert new > 1.0


def test_what_the_tool_is_for_is_worth_it_and_a_struct_never_is() -> None:
    assert predict(SLOT, {"RMW": 1}, "pointer") <= WORTH
    assert predict(msgspec.structs.replace(SLOT, size=64), {"RMW": 1}, "struct") > WORTH


def test_what_was_not_measured_is_our_bug() -> None:
    with pytest.raises(KeyError):
        predict(SLOT, {"Teleport": 1}, "pointer")


def test_a_pool_is_priced_as_pointers_but_for_what_it_recycles() -> None:
    assert predict(SLOT, {"RMW": 2, "ReadVar": 1}, "pooled") == predict(
        SLOT, {"RMW": 2, "ReadVar": 1}, "pointer"
    )
    cost = costs.table("int").cost("Churn", "pooled", 512)
    assert predict(SLOT, {"Churn": 1}, "pooled") == cost.shape / cost.array


_COUNTED = ("RMW", "ReadVar", "ReadElem", "ReadCopy", "RangeVar", "Overwrite", "InsPre", "Churn")


@pytest.mark.parametrize(
    ("shape", "operations"),
    [
        ("pointer", [*_COUNTED, "InsGrow", "OverwriteNew"]),
        ("pooled", [*_COUNTED, "InsGrow", "OverwriteNew"]),
        ("slab", [*_COUNTED, "InsGrow"]),
        ("struct", {name for names in _STRUCT_OPERATIONS.values() for name in names}),
    ],
)
def test_a_table_of_the_users_own_has_what_the_shapes_count(
    shape: str, operations: Iterable[str]
) -> None:
    rows = [
        {"op": op, "shape": one, "key": "int", "entries": ENTRIES, "bytes": 512, "ns": 1.0}
        for op in FULL.operations
        for one in SHAPES[op]
    ]
    own = costs.Costs(rows, "measured here")
    assert estimate(SLOT, dict.fromkeys(operations, 1), shape, own).ratio == 1.0
