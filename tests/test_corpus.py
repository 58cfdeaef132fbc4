"""The campaign over public modules: its list, and what it calls a fault."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from corpus.__main__ import PAGE
from corpus.agreement import stand_in
from corpus.modules import LIST, Module, chosen, modules
from corpus.spent import Spent, spent
from corpus.table import is_bad, row
from corpus.trial import Results, Trial, compared
from map_of_array.slots import SLOT
from planted.__main__ import LIST as PLANTED

from codemod.groups import Group

PASSED = {("p", "TestA"): "pass", ("p", ""): "pass"}
FAILED = {**PASSED, ("p", "TestA"): "fail"}
PACKAGE = {("p", ""): "pass"}
GOOD = Trial(
    Module("ex.org/m", "v1.0.0"), "auto", Spent(1.2, 30), {"rewrite": 1}, 1, "2 the same", 0
)


def test_the_list_has_many_modules_each_once() -> None:
    found = modules()
    assert len({one.path for one in found}) == len({one.name for one in found}) == len(found) >= 10
    assert [one.name for one in modules(frozenset({"ebiten"}))] == ["ebiten"]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (PASSED, "2 the same"),
        ({**PASSED, ("p", "TestA"): "fail"}, "1 the same, 1 not: p TestA"),
        ({("p", ""): "pass"}, "1 the same, 1 not: p TestA"),
        ({**PASSED, ("p", "TestB"): "pass"}, "2 the same, 1 not: p TestB"),
    ],
)
def test_results_are_compared_test_by_test(after: dict[tuple[str, str], str], said: str) -> None:
    assert compared([PASSED], [after]) == said
    assert compared([PASSED, PASSED], [after, after]) == said
    assert is_bad(replace(GOOD, tests=said)) is (after != PASSED)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([PASSED, FAILED], [FAILED, FAILED], "1 the same, 1 unsteady"),
        ([PASSED, PASSED], [FAILED, PASSED], "1 the same, 1 unsteady"),
        # A test with another name each time.
        ([PASSED, PACKAGE], [PACKAGE, PACKAGE], "1 the same, 1 unsteady"),
        ([PACKAGE, PASSED], [PACKAGE, PACKAGE], "1 the same"),
        ([], [], ""),
    ],
)
def test_what_differs_by_itself_is_unsteady(
    before: list[Results], after: list[Results], said: str
) -> None:
    assert compared(before, after) == said
    assert not is_bad(replace(GOOD, tests=said))


def test_a_second_run_that_changes_something_is_bad() -> None:
    assert not is_bad(GOOD)
    assert is_bad(replace(GOOD, second=1))
    assert is_bad(replace(GOOD, fault="it crashed"))


def test_a_row_replaces_the_older_one() -> None:
    first, second, *_ = modules()
    order = [(str(one), "auto") for one in (first, second)]
    rows = [row([str(one), "auto"], GOOD, "today") for one in (second, first)]
    page = PAGE.replaced(f"text\n{PAGE.mark}\n", rows[0], order)
    page = PAGE.replaced(page, rows[1], order)
    assert page.startswith("text\n")
    assert page.endswith("\n".join([*reversed(rows), ""]))
    later = row([f"{first}, seed 3", "auto"], GOOD, "later")
    assert PAGE.replaced(page, later, order) == page.replace(rows[1], later)
    assert (
        rows[1] == f"| {first} | auto | 1 | 0 | 0 | 0 | 1 | 2 the same | empty | 1 | 30 | today |"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "map[int][512]byte"),
        ({"key_pointers": True}, "map[string][512]byte"),
        ({"key_fast": False}, "map[[32]byte][512]byte"),
        ({"elem_pointers": True}, "None"),
        ({"key_fast": False, "key_pointers": True}, "None"),
    ],
)
def test_what_stands_in_for_a_type(change: dict[str, bool], expected: str) -> None:
    slot = msgspec.structs.replace(SLOT, **change)
    assert str(stand_in(Group("g", (), slots=(slot,)))) == expected


def test_the_pages_exist() -> None:
    docs = Path(__file__).parents[1] / "docs"
    for name in ("corpus", "agreement"):
        assert f"<!-- made by make {name} -->" in (docs / f"{name}.md").read_text("utf-8")


def test_memory_is_that_of_the_command_and_not_of_who_asks(tmp_path: Path) -> None:
    ballast = bytearray(300 << 20)
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        took = spent([sys.executable, "-c", "print(len(bytearray(100 << 20)))"], tmp_path, out, err)
    assert 100 < took.megabytes < len(ballast) >> 20
    assert (tmp_path / "out").read_text() == f"{100 << 20}\n"


@pytest.mark.parametrize("listed", [LIST, PLANTED], ids=["corpus", "planted"])
def test_modules_are_chosen_by_name_or_by_version(listed: Path) -> None:
    other, known = Module("ex.org/m", "v1.0.0"), modules(frozenset({"fzf"}), listed)
    assert chosen([], listed) == modules(listed=listed)
    assert chosen([str(other)], listed) == [other]
    assert chosen(["fzf", str(other)], listed) == [*known, other]


def test_a_name_that_is_not_in_the_list_is_an_error_that_has_those_that_are() -> None:
    with pytest.raises(ValueError, match=r"not in the list: gopls; its names: .*fzf, "):
        chosen(["fzf", "gopls"])
