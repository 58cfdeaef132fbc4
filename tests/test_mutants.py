"""The machinery of `make mutants`: what is switched off is noticed, and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from golden_cases import Case
from mutants.campaign import ROOT, all_mutants
from mutants.conditions import Mutant, mutants, raising
from mutants.forks import DIED, each
from mutants.goldens import baseline, executed, golden_modules, reaching
from mutants.judging import Module, remembered_copies
from mutants.known import KNOWN
from mutants.naming import Verdict
from mutants.switch import Switchboard
from mutants.table import rows, rows_of, table
from workbench import Bench

from codemod import pipeline
from codemod.syntax import CALLS
from transforms.maps import effects

pytest_plugins = ["workbench_fixture"]
SOURCE = '''\
CODES = {"a": "not a condition"}
WORDS = frozenset("one two".split())
KINDS: tuple[str, ...] = ("x", "y")

class Rule:
    def is_fine(self, n: int) -> bool:
        """Is it?"""
        if n < 3 and self.other(n):
            raise ValueError(n)
        self.other(n)
        self._demand(n)
        return any(one for one in WORDS if one != "one")

    def _demand(self, n: int) -> None:
        if n in (1, 2):
            n += 1
        raise ValueError
'''


@pytest.fixture(scope="module")
def found() -> list[Mutant]:
    return all_mutants()


@pytest.fixture
def modules(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Module]]:
    """One golden case, with the answers of Go remembered."""
    monkeypatch.setattr(pipeline, "cache_folder", lambda: bench.cache)
    with remembered_copies():
        yield golden_modules([Case("map-of-array", "exported")], tmp_path, bench.go)


def test_every_kind_is_found_once(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text(SOURCE)

    seen = [(one.kind, one.text) for one in mutants(file, "rule.py", raising([file]))]

    assert sorted(seen) == [
        ("boundary", "n < 3"),
        ("check", "self._demand(n)"),
        ("filter", "one != 'one'"),
        *[("member", text) for text in ("'one'", "'two'", "'x'", "'y'", "1", "2")],
        ("off", "n < 3 and self.other(n)"),
        ("off", "n in (1, 2)"),
        ("on", "n in (1, 2)"),
        ("operand", "n < 3"),
        ("operand", "self.other(n)"),
        *[("predicate", "return any((one for one in WORDS if one != 'one'))")] * 2,
    ]


def test_every_mutant_compiles_and_differs(found: list[Mutant]) -> None:
    assert len({(one.key, one.line) for one in found}) > len(found) * 0.95
    for one in found[:: len(found) // 50]:
        with one.switched_off() as tree:
            changed = ast.unparse(tree)
        assert changed != ast.unparse(one.tree)
        compile(changed, one.name, "exec")


def test_a_condition_switched_off_is_noticed_and_no_other_change(
    found: list[Mutant], modules: list[Module]
) -> None:
    before = baseline(modules)
    board = Switchboard(ROOT)
    text = "slot.exported and (not context.options.exported)"
    off = next(one for one in found if one.kind == "off" and one.text == text)
    same = replace(off, swap=off.swap._replace(value=getattr(off.swap.node, off.swap.field)))

    def is_noticed(mutant: Mutant) -> bool:
        board.switch_off(mutant)
        return any(one.judge().shows(before[one.name]) for one in modules)

    answers = [answer for _, answer in each([same, off], is_noticed, jobs=1, seconds=60)]

    assert answers == [False, True]
    lines = executed(modules, ROOT)
    assert reaching(off, lines, {}) == {"map-of-array/exported"}


def test_a_constant_is_another_one_wherever_it_was_imported(found: list[Mutant]) -> None:
    board = Switchboard(ROOT)
    one = next(m for m in found if m.scope == "CALLS" and m.text == "'type_conversion_expression'")

    def calls(mutant: Mutant) -> frozenset[str]:
        board.switch_off(mutant)
        found: frozenset[str] = vars(effects)["CALLS"]
        return found

    assert [answer for _, answer in each([one], calls, jobs=1, seconds=60)] == [
        CALLS - {"type_conversion_expression"}
    ]


def test_a_child_that_never_ends_has_died() -> None:
    def work(turns: int) -> int:
        while turns < 0:
            pass
        return turns

    assert dict(each([1, -1, 2], work, jobs=2, seconds=1)) == {1: 1, -1: DIED, 2: 2}


def test_what_a_child_raises_is_not_lost() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(each([0], lambda number: 1 / number, jobs=1, seconds=10))


def test_what_is_known_is_still_there(found: list[Mutant]) -> None:
    assert {key for key in KNOWN if key[0].endswith(".py")} <= {one.key for one in found}


def test_the_table_keeps_the_rows_of_modules_that_were_not_tried(found: list[Mutant]) -> None:
    one, other = found[0], next(mutant for mutant in found if mutant.name != found[0].name)
    older = rows([Verdict(one, "plan"), Verdict(other, "")], "long ago")
    newer = rows([Verdict(other, "gate"), Verdict(other, "")], "today")

    read = rows_of(table(older) + "\n")
    page = table(read | newer)

    assert read == older
    assert rows_of(page) == {one.name: older[one.name], other.name: newer[other.name]}
    assert "| **all** | 3 | 1 | 1 | 0 | 0 | 0 | 1 | 67% |  |" in page
