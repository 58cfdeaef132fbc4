"""How the oracle resolves names, calls and values in functions that use a selected map."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracle_rows import Row, Rows, differing
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

type T struct{ x, y int }

func (t T) get() int { return t.x }

func second[A, B any](a A, b B) B { return b }

var m map[string][4]int

var anys map[any][4]int

var bools map[string][2]bool

"""

TABLES: dict[str, dict[Row, str]] = {
    "idents": {
        # A variable, a constant, a function, a field; not a type, a label or a package.
        ("func f$(k string) {}; const c$ = 1", "m[`a`] = [4]int{c$}; f$(`b`)"): (
            "c$=c$, f$=f$, m=m, main$=main$"
        ),
        ("", "type L struct{ f int }; _ = L{f: len(m)}"): "f=@L.f, m=m, main$=main$",
        ("", "type E struct{ T }; e := E{}; _, _ = e.T.x, m"): (
            "T=@E.T, e=here, e=here 2, m=m, main$=main$, x=T.x"
        ),
        ("", "switch v := any(m).(type) { case int: _ = v }"): "m=m, main$=main$, v=here, v=here 2",
        ("", "_, ok := m[`a`]; _ = ok"): "_=here, m=m, main$=main$, ok=here, ok=here 2",
        ("", "for _, v := range m { _ = v }"): "_=here, m=m, main$=main$, v=here, v=here 2",
        ("", "_, _ = m, true"): "m=m, main$=main$, true=true",
        # The first field, one that is not the first, and one that nobody can name.
        ("", "_ = T{x: m[`a`][0], y: 1}"): "m=m, main$=main$, x=T.x, y=T.y",
        ("", "_ = &T{x: m[`a`][0]}"): "m=m, main$=main$, x=T.x",
        ("", "_ = []*T{{y: m[`a`][0]}}"): "m=m, main$=main$, y=T.y",
        ("", "_ = map[int]*T{1: {x: m[`a`][0]}}"): "m=m, main$=main$, x=T.x",
        ("", "_ = []*struct{ z int }{{z: len(m)}}"): "m=m, main$=main$, z=@[[][].z",
        ("", "_ = struct{ z int }{z: len(m)}"): "m=m, main$=main$, z=@struct.z",
        ("func g$[E struct{ z int }]() { _ = E{z: len(m)} }", ""): "g$=g$, m=m, z=@E.z",
        ("type U$ = struct{ u int }; func g$[S []U$ | [3]U$](s S) { _, _ = s[0].u, m }", ""): (
            "g$=g$, m=m, s=here, s=here 2, u=?.u"
        ),
    },
    "methods": {
        ("", "t := T{}; t.x, _ = 1, m; _ = t"): "",
        ("", "t := T{}; _, _, _ = t.get(), t.x, m"): "get",
        ("", "_, _ = T.get, m"): "get",
    },
    "calls": {
        ("", "_ = second[int, string](len(m), ``)"): "builtin len, static second",
        ("", "_ = second[int](len(m), ``)"): "builtin len, static second",
        ("type I$ interface{ M() }; type J$ interface{ I$ }", "var j J$; j.M(); _ = m"): (
            "dynamic J$.M"
        ),
        ("type I$ interface{ M() }", "var i interface{ I$ }; i.M(); _ = m"): "dynamic I$.M",
        ("", "func() { _ = m }(); _ = T.get(T{})"): ("dynamic (func() literal), static T.get"),
    },
    "mixed": {
        ("", "k := any(1); delete(anys, `a`); delete(anys, k)"): "`a`",
        ("", "delete := func(map[any][4]int, any) {}; delete(anys, `a`)"): "",
        ("", "println(anys, `a`)"): "",
        ("", "_, _ = m, []*map[any][4]int{{`a`: {}}}"): "`a`",
        ("", "_ = map[any][4]int{`a`: {}}"): "`a`",
        ("", "_ = []map[any][4]int{{`a`: {}}}"): "`a`",
        ("type E$ [4]int", "m[`a`], m[`b`] = E${}, [4]int{}"): "E${}",
        ("type E$ [4]int; func f$() (E$, [4]int)", "m[`a`], m[`b`] = f$()"): "f$()",
        ("type E$ [4]int; func f$() ([4]int, int)", "var n int; m[`a`], n = f$(); _ = n"): "",
        ("type b$ bool", "var ok b$; _, ok = m[`a`]; _ = ok"): "ok",
        ("type b$ bool", "var x [4]int; var ok b$; x, ok = m[`a`], true; _, _ = x, ok"): "",
        ("type b$ bool", "var ok any; _, ok = m[`a`]; _ = ok"): "",
        ("", "var ok bool; _, ok = m[`a`]; _ = ok"): "",
    },
    "values": {
        ("", "_ = map[string][2]T{`a`: {{x: 1}, T{2, 3}}, `b`: {{y: len(m)}}}"): (
            "`a`: static, `b`: static, {{x: 1}, T{2, 3}}: static"
        ),
        ("", "t := T{}; _, _ = t.get(), m"): "",
        ("func g$[A ~uint16](a A) { _, _ = m, a+1 }", ""): "a+1: byte, ~uint16: byte",
        ("", "_, _ = m, map[string][2]*int{`a`: {nil, nil}}"): ("`a`: static, {nil, nil}: static"),
        ("", "_ = m[`a`][0]"): "m[`a`]: entry, m[`a`][0]: part",
        ("", "_ = anys[1][0]"): "anys[1]: entry?, anys[1][0]: part",
        ("", "s := `a`; _, _ = m, s[0]"): "s[0]: byte",
        ("", "b := byte(1); _, _, _ = m, b+1, -b"): "-b: byte, b+1: byte",
        ("", "b := uint16(1); _, _, _ = m, b+1, -b"): "",
        ("", "c := 1i; _, _, _ = m, c+1, -c"): "-c: byte, c+1: byte",
        ("", "const b = byte(1); _, _ = m, b+1"): "",
        ("", "p := &T{}; t := T{}; _, _, _ = m, p.x, t.x"): "&T{}: byte, t.x: part",
    },
    "consts": {
        ("const c$ = 2", "_ = m[`a`][c$]"): '`a`: "a", c$: 2',
        ("", "_ = [...]string{2: `x`}[len(m)]"): "2: 2",
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_names(bench: Bench, tmp_path: Path, table: str) -> None:
    wanted = TABLES[table]
    rows = Rows(bench, tmp_path, HEAD, list(wanted))
    assert rows.facts.errors == ()
    assert differing(rows.described(table), wanted) == {}
