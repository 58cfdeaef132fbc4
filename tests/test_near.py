"""The programs next to the golden cases: what they are made of, and the proof that it can fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from fuzz.changed import ChangedFile
from fuzz.near import Near, Program, cases
from fuzz.neighbours import functions, neighbour
from hypothesis import given
from hypothesis import strategies as st

from codemod import pipeline
from codemod.errors import NoGo
from codemod.gotool import GoTool, find_go
from codemod.model import Report
from codemod.syntax import parse

TEXT = b"""\
package p

func one(m map[string][4]int, k string) int {
	v := m[k]
	v[0]++
	if v[1] == 2 {
		m[k] = v
	}
	return v[0]
}

var between = 1

func two() (n int) {
	for i := range 3 {
		n += i
	}
	return n
}
"""


@given(st.integers(0, 10_000))
def test_a_neighbour_parses_and_depends_on_its_seed_alone(seed: int) -> None:
    function = TEXT[TEXT.index(b"func one") : TEXT.index(b"\nvar")]
    found = neighbour(function, [b"n++"], Random(seed))
    assert found == neighbour(function, [b"n++"], Random(seed))
    assert not parse(b"package p\n" + found).root_node.has_error


def test_neighbours_of_many_seeds_are_many() -> None:
    function = TEXT[TEXT.index(b"func one") : TEXT.index(b"\nvar")]
    assert len({neighbour(function, [b"n++"], Random(seed)) for seed in range(200)}) > 150


@given(st.integers(0, 10_000), st.data())
def test_what_does_not_compile_is_taken_back(seed: int, data: st.DataObject) -> None:
    file = ChangedFile(TEXT, Random(seed), 1.0)
    changed, text = file.changed, file.text
    lines = text.count(b"\n")
    assert len(functions(parse(text).root_node)) >= 2
    is_back = file.take_back(data.draw(st.integers(1, lines)))
    assert file.changed == changed - is_back
    file.take_all_back()
    assert file.text == TEXT
    assert file.changed == 0


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Near]:
    folder = tmp_path_factory.mktemp("near").resolve()
    try:
        go = GoTool(find_go())
    except NoGo as error:
        pytest.skip(str(error))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOCACHE", go.settings["GOCACHE"])
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield Near(GoTool(find_go()), folder)


@pytest.fixture(scope="module")
def program(near: Near) -> Program:
    (case,) = cases("^map-of-array/sizes$")
    found = (near.program(case, seed) for seed in range(20))
    return next(one for one in found if one is not None)


@pytest.mark.slow
def test_a_neighbour_does_the_same_after_a_rewrite(near: Near, program: Program) -> None:
    assert list(near.failures(program, program.case.options)) == []
    assert near.counts["runs"] > 0


@pytest.mark.slow
def test_a_rewrite_that_does_something_else_is_noticed(
    near: Near, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = pipeline.diff

    def wrong(*args: Any, **named: Any) -> Report:
        report = diff(*args, **named)
        patches = [replace(one, new=one.new.replace(b"ln(", b"(")) for one in report.patches]
        return replace(report, patches=tuple(patches))

    monkeypatch.setattr(pipeline, "diff", wrong)
    assert "differs" in list(near.failures(program, program.case.options))
