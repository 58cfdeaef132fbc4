"""The measured table, and what lies between its points."""

from __future__ import annotations

import json
import math
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codemod.costs import Cost, CostTable, table

POINTS = {16: 10.0, 64: 20.0, 128: 30.0, 136: 100.0, 1024: 400.0}
ROWS = [
    {"op": "Read", "shape": shape, "key": key, "entries": entries, "bytes": size, "ns": ns * factor}
    for shape, factor in (("array", 1.0), ("pointer", 0.5))
    for key, entries in (("int", 1000), ("string", 1000), ("int", 200000))
    for size, ns in POINTS.items()
    if (key, entries) == ("int", 1000) or size == 16
]
TABLE = CostTable(ROWS, "int", 1000)


@pytest.mark.parametrize(("size", "ns"), POINTS.items())
def test_what_was_measured_is_given_back(size: int, ns: float) -> None:
    assert TABLE.cost("Read", "pointer", size) == Cost(ns, ns / 2)


@pytest.mark.parametrize(("size", "ns"), [(0, 10.0), (1, 10.0), (15, 10.0), (1025, 400.0)])
def test_outside_the_table_its_ends_count(size: int, ns: float) -> None:
    assert TABLE.cost("Read", "array", size).array == ns


def test_in_between_it_is_a_line_on_a_log_scale() -> None:
    assert TABLE.cost("Read", "array", 32).array == pytest.approx(15.0)
    middle = round(math.sqrt(136 * 1024))
    assert TABLE.cost("Read", "array", middle).array == pytest.approx(250.0, rel=0.01)


@pytest.mark.parametrize("size", [129, 130, 135, 136])
def test_nothing_lies_between_inline_and_not(size: int) -> None:
    assert TABLE.cost("Read", "array", size).array == 100.0


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_costs_grow_with_the_size_where_the_points_do(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert TABLE.cost("Read", "array", small).array <= TABLE.cost("Read", "array", large).array


def test_other_keys_and_numbers_of_entries_are_other_tables() -> None:
    assert CostTable(ROWS, "string", 1000).cost("Read", "array", 64).array == 10.0
    assert CostTable(ROWS, "int", 200000).cost("Read", "array", 64).array == 10.0


@pytest.mark.parametrize(("op", "shape"), [("Write", "array"), ("Read", "slab"), ("Write", "slab")])
def test_what_was_not_measured(op: str, shape: str) -> None:
    with pytest.raises(KeyError):
        TABLE.cost(op, shape, 64)


# --- the table that ships -----------------------------------------------------------------------


def test_the_table_that_ships_is_read_once() -> None:
    assert table() is table()
    assert table("string") is table("string")


def test_every_row_is_found_again() -> None:
    text = resources.files("codemod.data").joinpath("costs.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert rows
    for row in rows:
        found = table(row["key"], row["entries"]).cost(row["op"], row["shape"], row["bytes"])
        assert found.shape == pytest.approx(row["ns"])


@pytest.mark.parametrize("key", ["int", "string"])
def test_findings_that_the_tool_is_built_on(key: str) -> None:
    rmw = table(key).cost("RMW", "pointer", 512)
    new = table(key).cost("Overwrite", "pointer, new on overwrite", 512)
    copy = table(key).cost("ReadCopy", "struct", 64)
    assert rmw.shape < 0.9 * rmw.array
    assert new.shape > 1.1 * new.array
    assert 0.9 < copy.shape / copy.array < 1.15
