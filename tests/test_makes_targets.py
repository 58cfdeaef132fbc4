"""What the oracle says of where a map is made, and of the loops around the insertions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from workbench import MODULE, Bench

from codemod.context import parse_version
from codemod.gotool import GoTool, find_go
from codemod.make_groups import MAKES
from codemod.makes import Fill, Make

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

type table = map[string]int

type part struct {
	table map[string]int
	inner struct{ table map[string]int }
	n     int
}

const zero = 0

func get() map[string]int { return nil }
func use(table)           {}
func pair() (table, int)  { return nil, 0 }
"""
TAIL = "var late map[string]int\n"
PARAMETERS = "key string, xs []string, n int, s, other part, p *part, t, u table, ch chan int"
LOOP = "for _, x := range xs { m[x] = 1 }"

# What makes maps and fills `m` → how many of the makings are found.
TARGETS = {
    f"m := make(table); {LOOP}": 1,
    f"m := table{{}}; {LOOP}": 1,
    f"m := make(table, 0); {LOOP}": 1,
    f"m := make(table, 00); {LOOP}": 0,
    f"m := make(table, zero); {LOOP}": 0,
    f"m := (make(table)); {LOOP}": 1,
    f"var m = make(table); {LOOP}": 1,
    f"var m, k = make(table), 1; {LOOP}; _ = k": 1,
    f"k, m := 1, make(table); {LOOP}; _ = k": 1,
    f"a, m := make(table), make(table); {LOOP}; _ = a": 1,
    f"m, a := make(table), make(table); {LOOP}; _ = a": 1,
    f"var a, m = make(table), make(table); {LOOP}; _ = a": 1,
    f"m := get(); {LOOP}": 0,
    f"m, k := pair(); {LOOP}; _ = k": 0,
    f"make := func(m table) table {{ return m }}; m := make(t); {LOOP}": 0,
    "use(make(table)); for _, x := range xs { get()[x] = 1 }": 0,
    "t = make(table); for _, x := range xs { get()[x] = 1 }": 0,
    "t = make(table); for _, x := range xs { u[x] = 1 }": 0,
    "t = make(table); for _, x := range xs { (t)[x] = 1 }": 1,
    "s.table = make(table); for _, x := range xs { s.table[x] = 1 }": 1,
    "s.table = make(table); for _, x := range xs { other.table[x] = 1 }": 0,
    "s.table = make(table); for _, x := range xs { s.inner.table[x] = 1 }": 0,
    "s.inner.table = make(table); for _, x := range xs { s.inner.table[x] = 1 }": 1,
    "p.table = make(table); for _, x := range xs { p.table[x] = 1 }": 1,
    "q := part{table: table{}}; for _, x := range xs { q.table[x] = 1 }": 1,
    "q := &part{table: table{}}; for _, x := range xs { q.table[x] = 1 }": 1,
    "q := part{n: n, table: table{}}; for _, x := range xs { q.inner.table[x] = 1 }": 0,
    "q := struct{ in part }{in: part{table: table{}}}; "
    "for _, x := range xs { q.in.table[x] = 1 }": 1,
    "q := []part{{table: table{}}}; for _, x := range xs { q[0].table[x] = 1 }": 0,
    'q := map[string]part{"": part{table: table{}}}; for _, x := range xs { q[x].table[x] = 1 }': 0,
    "q := [1]table{zero: table{}}; for _, x := range xs { q[zero][x] = 1 }": 0,
    "q := map[string]table{key: table{}}; for _, x := range xs { q[key][x] = 1 }": 0,
    "a, q := table{}, part{table: table{}}; for _, x := range xs { q.table[x] = 1 }; _ = a": 1,
    "late = make(table); for _, x := range xs { late[x] = 1 }": 1,
    # The statements that stand in a list.
    f"m := t; again: m = make(table); {LOOP}; if n > 1 {{ goto again }}": 1,
    f"switch {{ case n > 1: m := make(table); {LOOP} }}": 1,
    f"switch any(n).(type) {{ default: m := make(table); {LOOP} }}": 1,
    f"select {{ case <-ch: m := make(table); {LOOP}; default: }}": 1,
    f"{{ m := make(table); {LOOP} }}": 1,
    f"if m := make(table); n > 1 {{ {LOOP} }}": 0,
    f"for m := make(table); n > 1; {{ {LOOP} }}": 0,
    "_ = func() { t = make(table); for _, x := range xs { t[x] = 1 } }": 1,
    # An insertion that the statement which makes the map may run.
    "var f func(); t, f = make(table), func() { for _, x := range xs { t[x] = 1 } }; f()": 0,
    "for _, x := range xs { t[x] = 1 }; t = make(table)": 0,
    "t = make(table); t[key] = 1": 0,
}
# What makes a map → how the loop stands to it, as `relation depth`; "" for none.
RELATIONS = {
    f"m := make(table); {LOOP}": "after 1",
    f"m := make(table); each: {LOOP}; if n > 1 {{ goto each }}": "after 1",
    f"m := t; again: m = make(table); {LOOP}; if n > 1 {{ goto again }}": "after 1",
    "m := make(table); for n > 1 { for _, x := range xs { m[x] = 1 } }": "after 2",
    "m := make(table); for n > 1 { m[key] = 1; for _, x := range xs { m[x] = 1 } }": "after 2",
    "m := make(table); for n > 1 { for _, x := range xs { m[x] = 1 }; m[key] = 1 }": "after 2",
    f"m := make(table); if n > 1 {{ {LOOP} }}": "inner 1",
    f"m := make(table); {{ {LOOP} }}": "inner 1",
    f"m := make(table); func() {{ {LOOP} }}()": "inner 1",
    "if n > 1 { t = make(table) }; for _, x := range xs { t[x] = 1 }": "outer 1",
    "{ t = make(table) }; for _, x := range xs { t[x] = 1 }": "outer 1",
    "switch { case n > 1: t = make(table) }; for _, x := range xs { t[x] = 1 }": "outer 1",
    "if n > 1 { t = make(table) } else { for _, x := range xs { t[x] = 1 } }": "outer 1",
    "for _, x := range xs { if t == nil { t = make(table) }; t[x] = 1 }": "around 1",
    "for n > 1 { for _, x := range xs { if t == nil { t = make(table) }; t[x] = 1 } }": "around 1",
    "for _, x := range xs { if late == nil { late = make(table) }; late[x] = 1 }": "around 1",
    "for _, x := range xs { var t table; if t == nil { t = make(table) }; t[x] = 1 }": "",
    "for n > 1 { for _, x := range xs { var t table; if t == nil { t = make(table) }; t[x] = 1 } }":
        "",
    "for _, x := range xs { t = make(table); t[x] = 1 }": "",
    "{ t = make(table); t[key] = 1 }": "",
    "if t == nil { t = make(table) }; t[key] = 1": "",
}  # fmt: skip
# What an iteration does → does it delete, and does it go back to an entry that is there?
BODIES = {
    "t[x] = 1": (False, False),
    "t[x] = 1; delete(t, x)": (True, False),
    "t[x] = 1; clear(t)": (True, False),
    "t[x] = 1; delete(u, x)": (False, False),
    "t[x] = 1; clear(u)": (False, False),
    "t[x] = 1; n = len(t)": (False, False),
    "t[x] = 1; println()": (False, False),
    "delete := func(table) {}; t[x] = 1; delete(t)": (False, False),
    "t[x] = 1; println(func() int { delete(t, x); return 1 }())": (True, False),
    "t[x]++": (False, True),
    "t[x] += 1": (False, True),
    "t[x] = t[x] + 1": (False, True),
    "t[x] = t[key]": (False, True),
    "t[x] = u[x]": (False, False),
    "if _, ok := t[x]; !ok { t[x] = 1 }": (False, False),
    "t[x], n = 1, 2": (False, False),
}
# An insertion → does a function literal make one?
LITERAL = {
    "t[x] = 1": False,
    "func() { t[x] = 1 }()": True,
    "func() { t[x] = 1 }(); t[key] = 1": True,
    "t[key] = 1; func() { t[x] = 1 }()": True,
    "func() {}(); t[x] = 1": False,
}
# What makes `m` → does it declare new variables only?
DEFINES = {
    "m := make(table)": True,
    "var m = make(table)": True,
    "m, _ := make(table), 2": True,
    "m, k := make(table), 2; _ = k": True,
    "m, n := make(table), 2": False,
    "n, m := 2, make(table)": False,
    "var m table; m = make(table)": False,
    "again: m := make(table); if n > 9 { goto again }": True,
}
# What makes a map in a statement → is something beside it that may do more than declare?
BESIDE = {
    f"m := make(table); {LOOP}": False,
    f"m, k := make(table), n; {LOOP}; _ = k": False,
    f"m, k := make(table), xs[0]; {LOOP}; _ = k": True,
    "t = make(table); for _, x := range xs { t[x] = 1 }": False,
    "t, n = make(table), 1; for _, x := range xs { t[x] = 1 }": True,
    "s = part{table: make(table)}; for _, x := range xs { s.table[x] = 1 }": False,
    "s = part{table: make(table), n: len(get())}; for _, x := range xs { s.table[x] = 1 }": True,
}


def made(
    bench: Bench, root: Path, rows: Sequence[str], go: str = "1.23"
) -> Mapping[str, list[Make]]:
    """The makings that are found in each row, a function's body."""
    functions = [f"func f{at}({PARAMETERS}) {{ {row} }}" for at, row in enumerate(rows)]
    text = "\n".join([HEAD, *functions, TAIL])
    files = {"a.go": text, "go.mod": f"module {MODULE}\n\ngo {go}\n"}
    (facts,) = bench.program(root, files, selector=MAKES).facts
    assert facts.errors == (), facts.errors
    first = HEAD.count("\n") + 1
    found: dict[str, list[Make]] = {row: [] for row in rows}
    for make in facts.makes:
        found[rows[text.count("\n", 0, make.start) - first]].append(make)
    return found


def filled(bench: Bench, root: Path, rows: Sequence[str]) -> Mapping[str, Fill]:
    """The only loop of each row's only making."""
    return {row: make.loops[0] for row, (make,) in made(bench, root, rows).items()}


def test_where_a_map_is_made(bench: Bench, tmp_path: Path) -> None:
    found = made(bench, tmp_path, list(TARGETS))
    assert {row: len(makes) for row, makes in found.items()} == TARGETS


def test_how_loop_and_making_stand_to_each_other(bench: Bench, tmp_path: Path) -> None:
    found = made(bench, tmp_path, list(RELATIONS))
    said = {
        row: " ".join(f"{loop.relation} {loop.depth}" for make in makes for loop in make.loops)
        for row, makes in found.items()
    }
    assert said == RELATIONS


def test_what_else_an_iteration_does_to_the_map(bench: Bench, tmp_path: Path) -> None:
    rows = {f"t = make(table); for _, x := range xs {{ {body} }}": body for body in BODIES}
    found = filled(bench, tmp_path, list(rows))
    said = {rows[row]: (loop.deletes >= 0, loop.rereads >= 0) for row, loop in found.items()}
    assert said == BODIES


def test_insertions_in_function_literals(bench: Bench, tmp_path: Path) -> None:
    rows = {f"t = make(table); for _, x := range xs {{ {body} }}": body for body in LITERAL}
    found = filled(bench, tmp_path, list(rows))
    assert {rows[row]: loop.in_literal for row, loop in found.items()} == LITERAL


def test_statements_that_only_declare(bench: Bench, tmp_path: Path) -> None:
    rows = {f"{one}; for _, x := range xs {{ m[x] = n }}": one for one in DEFINES}
    found = filled(bench, tmp_path, list(rows))
    assert {rows[row]: loop.is_definition for row, loop in found.items()} == DEFINES


def test_what_stands_beside_a_making(bench: Bench, tmp_path: Path) -> None:
    found = filled(bench, tmp_path, list(BESIDE))
    assert {row: loop.between >= 0 for row, loop in found.items()} == BESIDE


def test_loops_come_in_their_order(bench: Bench, tmp_path: Path) -> None:
    row = f"t = make(table); {'for _, x := range xs { t[x] = 1 }; ' * 9}"
    ((make,),) = made(bench, tmp_path, [row]).values()
    starts = [loop.start for loop in make.loops]
    assert len(starts) == 9
    assert starts == sorted(starts)


def test_a_literal_may_set_a_field_of_an_embedded_struct(bench: Bench, tmp_path: Path) -> None:
    if parse_version(GoTool(find_go()).version) < (1, 27):
        pytest.skip("this Go has no promoted fields in literals")
    types = "type inner struct{ t table }; type outer struct{ inner; n int }"
    loop = "for _, x := range xs { o.t[x] = 1 }"
    rows = {
        f"{types}; o := outer{{t: make(table)}}; {loop}": 1,
        f"{types}; o := &outer{{n: 1, t: make(table)}}; {loop}": 1,
        f"{types}; o := outer{{}}; its := inner{{t: make(table)}}; {loop}; _ = its": 0,
    }
    found = made(bench, tmp_path, list(rows), "1.27")
    assert {row: len(makes) for row, makes in found.items()} == rows
