"""How much a use counts: loops and profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from codemod.context import Context
from codemod.measures import Line, Profile
from codemod.model import Package, SourceFile, Workspace
from codemod.options import Options
from codemod.syntax import Source
from codemod.weights import DEEPEST, LOOP, Operation, loop_depth, predict, weigh

TEXT = """package p

func f() {
	at0
	for i := at0(); at1 < i; at1() {
		at1
		for k := range at1 {
			go func() { at2() }()
			for {
				switch { case at3: for range at3 { for { at5 } } }
			}
		}
	}
	at0
}
"""


def find(source: Source, name: bytes) -> list[int]:
    return [
        loop_depth(node) for node in source.query("(identifier) @n") if source.slice(node) == name
    ]


@pytest.mark.parametrize(("depth", "uses"), [(0, 3), (1, 4), (2, 1), (3, 2), (5, 1)])
def test_loops_around_a_use_count_where_they_repeat_it(depth: int, uses: int) -> None:
    source = Source(Path("a.go"), TEXT.encode())
    assert find(source, b"at%d" % depth) == [depth] * uses


def operations(context: Context, name: str, *words: str) -> list[Operation]:
    source = context.source(context.workspace.root / name)
    nodes = {source.slice(node).decode(): node for node in source.query("(identifier) @n")}
    return [Operation(f"Op{word}", source, nodes[word]) for word in words]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.go").write_text(
        "package p\n\nfunc f() {\n\tone; two\n\tfor {\n\t\tloop\n\t}\n\tlast\n"
        "\tfor { for { for { for { for { for { deep } } } } } }\n}\n"
    )
    (tmp_path / "a_test.go").write_text("package p\n\nfunc g() { for { test } }\n")
    return tmp_path


def context(folder: Path, lines: Sequence[tuple[int, int]] = (), total: int = 100) -> Context:
    files = tuple(
        SourceFile(folder / name, "p", is_test="_test" in name) for name in ("a.go", "a_test.go")
    )
    spent = {Line("p.f", "a.go", line): value for line, value in lines}
    profile = Profile("cpu", "nanoseconds", total, spent) if lines else None
    workspace = Workspace(folder, folder, (Package("p", "p", "p", folder, files),))
    return Context(workspace, (), Options(profile=profile), "go1.26")


def test_a_loop_counts_ten_times_up_to_a_limit(folder: Path) -> None:
    here = context(folder)
    found = weigh(operations(here, "a.go", "one", "loop", "deep"), here, lambda _name: 1.0)
    assert found.by == "loop depth"
    assert [weight.weight for weight in found.weights] == [1, LOOP, LOOP**DEEPEST]
    assert found.executions == {"Opone": 1, "Oploop": LOOP, "Opdeep": LOOP**DEEPEST}
    assert [weight.line for weight in found.weights] == [4, 6, 9]


def test_tests_count_only_where_nothing_else_does(folder: Path) -> None:
    here = context(folder)
    test = operations(here, "a_test.go", "test")
    both = weigh([*operations(here, "a.go", "one"), *test], here, lambda _name: 1.0)
    assert [weight.weight for weight in both.weights] == [1, 0]
    assert [w.weight for w in weigh(test, here, lambda _name: 1.0).weights] == [LOOP]


def test_a_profile_counts_by_what_was_spent_and_a_line_is_shared(folder: Path) -> None:
    here = context(folder, [(4, 60), (6, 10)])
    wanted = operations(here, "a.go", "one", "two", "loop", "last")
    costs = {"Opone": 10.0, "Optwo": 30.0, "Oploop": 5.0, "Oplast": 1.0}
    found = weigh(wanted, here, costs.__getitem__)
    assert found.by == "cpu"
    assert [weight.weight for weight in found.weights] == [30, 30, 10, 0]
    assert found.executions == {"Opone": 3, "Optwo": 1, "Oploop": 2, "Oplast": 0}


def test_where_the_profile_saw_nothing_the_loops_decide(folder: Path) -> None:
    here = context(folder, [(4, 60)])
    assert weigh(operations(here, "a.go", "loop"), here, lambda _name: 1.0).by == "loop depth"


def test_what_one_operation_saves(folder: Path) -> None:
    here = context(folder)
    (loop,) = operations(here, "a.go", "loop")
    found = predict("other", loop, 40.0, 10.0, here)
    assert (found.ratios, found.gain, found.weighed_by) == (
        {"other": 0.25},
        30.0 * LOOP,
        "loop depth",
    )


def test_with_a_profile_it_saves_a_part_of_what_was_spent(folder: Path) -> None:
    here = context(folder, [(6, 80)])
    (loop,) = operations(here, "a.go", "loop")
    assert predict("other", loop, 40.0, 10.0, here).gain == 60.0
