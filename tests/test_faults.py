"""A few tries of what `make faults` does many times, and the proof that it can fail."""

from __future__ import annotations

import pytest
from faults.__main__ import FAULTS, row, rows_of, table
from faults.lab import Fault, Lab
from faults.outcome import Try

from codemod import apply as applying
from codemod.errors import NoGo
from codemod.gotool import find_go


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    try:
        find_go()
    except NoGo as error:
        pytest.skip(str(error))
    return Lab(tmp_path_factory.mktemp("lab"), quick=True)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [one for one in FAULTS if one.quick], ids=lambda one: one.name)
def test_no_fault_leaves_a_tree_half_written(fault: Fault, lab: Lab) -> None:
    tries = fault.tries(lab)
    assert tries
    assert [one.wrong for one in tries if one.wrong] == []


def test_a_broken_recovery_is_noticed(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "_finish", lambda _root: {})
    (fault,) = (one for one in FAULTS if one.name == "writing is killed before each of its steps")
    assert [one.wrong for one in fault.tries(lab) if one.wrong]


def test_a_row_counts_what_was_left() -> None:
    tries = [Try("before", "a|b"), Try("after", "done", undone=True), Try("after", "", False)]
    line = row(Fault("f", lambda _: iter(())), tries, "today")
    assert line == "| f | 3 | 1 / 2 / 0 | 1 of 2 | `a\\|b` (1)<br>`done` (1) | today |"
    assert rows_of(f"text\n\n{table([line])}\n")["f"] == line
