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
        ("const c$ = 2", "i := len(m); i = i / c$ % 3 >> 4 << 5; i = i + 6 - 7"): (
            "3: 3, 4: 4, 5: 5, c$: 2"
        ),
        ("", "i := len(m); i /= 2; i %= 3; i >>= 4; i <<= 5; i += 6"): "2: 2, 3: 3, 4: 4, 5: 5",
        ("func g$[A int | float64](a A) { _, _ = m, a/0; a /= 0 }", ""): "",
    },
    "endings": {
        ("", "for range m { }; for range `abc` { }; for range 3 { }; for range len(m) { }"): (
            "for range 3 { }, for range `abc` { }, for range len(m) { }, for range m { }"
        ),
        ("", "_ = m; for i, x := range []int{} { _, _ = i, x }"): (
            "for i, x := range []int{} { _, _ = i, x }"
        ),
        ("", "_ = m; p := &[2]int{}; for range p { }; for _, x := range p { _ = x }"): (
            "for range p { }"
        ),
        ("", "_ = m; for range (chan int)(nil) { }; for range (func(func() bool))(nil) { }"): "",
        ("", "_ = m; var i int; for i = range 3 { }; _ = i"): "",
        ("", "_ = m; for i := 0; i < 3; i++ { _ = m }"): "for i := 0; i < 3; i++ { _ = m }",
        ("", "for i := 3; i > 0; i-- { _ = m }"): "for i := 3; i > 0; i-- { _ = m }",
        ("", "for i := 3; i >= 0; i-- { _ = m }"): "for i := 3; i >= 0; i-- { _ = m }",
        ("", "for i := uint(3); i > 0; i-- { _ = m }"): "for i := uint(3); i > 0; i-- { _ = m }",
        ("", "for i := uint(3); i >= 0; i-- { _ = m }"): "",
        ("", "for i := uint8(1); i <= 255; i++ { _ = m }"): "",
        ("", "for i := len(m); i < 3; i++ { }; for i := 3; i > -2; i-- { }"): "",
        ("", "for i := 0; i < len(m); i++ { }"): "",
        ("", "for i := 0; i < 3; i-- { _ = m }"): "",
        ("", "for i := 3; i > 0; i++ { _ = m }"): "",
        ("", "for i := 0; i < 3; i += 2 { _ = m }"): "",
        ("", "for i := 0; i < 3; i++ { _ = m; i = 0 }"): "",
        ("", "for i := 0; i < 3; i++ { _ = m; p := &i; *p = 0 }"): "",
        ("", "for i, j := 0, 1; i < 3; i++ { _, _ = m, j }"): "",
        ("", "for { _ = m }"): "",
    },
    "within": {
        ("", "_ = m; var a [4]int; for i := range a { _, _, _ = a[i], a[i+1], a[3-i] }"): "a[i]",
        ("", "_ = m; var a [4]int; for i := range 4 { _ = a[i] }; for i := range 5 { _ = a[i] }"): (
            "a[i]"
        ),
        ("", "_ = m; var a [4]int; n := 4; for i := range n { _ = a[i] }"): "",
        ("", "_ = m; var a [4]int; for i := range a { i++; _ = a[i] }"): "",
        ("", "_ = m; var a [4]int; for i := range a { p := &i; *p = 9; _ = a[i] }"): "",
        ("", "_ = m; var a [4]int; for i := 3; i >= 0; i-- { _ = a[i] }"): "a[i]",
        ("", "_ = m; var a [4]int; for i := 4; i > 0; i-- { _, _ = a[i], a[i&2] }"): "a[i&2]",
        ("", "_ = m; var a [4]int; for i := 1; i < 4; i++ { _ = a[i] }"): "a[i]",
        ("", "_ = m; var a [4]int; for i := range a { defer func() { _ = a[i] }() }"): "",
        ("", "_ = m; var a [4]int; func() { for i := range a { _ = a[i] } }()"): "a[i]",
        ("", "_ = m; s := []int{}; var p *[4]int; for i := range p { _, _ = s[i], p[i] }"): "",
        ("", "var a [4]int; i := len(m); _, _, _, _ = a[i&3], a[3&i], a[i&4], a[4&i]"): (
            "a[3&i], a[i&3]"
        ),
        ("", "var a [4]int; i := len(m); _, _, _ = a[uint32(i)], a[uint(i)], a[uintptr(i)]"): "",
        ("", "var a [4]int; i := len(m); _, _ = a[(i&3)/-3], a[(i&3)/2]"): "a[(i&3)/2]",
        ("", "var a [4]int; i := len(m); _, _, _ = a[i%4], a[uint(i)%4], a[uint(i)%5]"): (
            "a[uint(i)%4]"
        ),
        ("", "var a [4]int; u := uint64(len(m)); _, _, _ = a[u>>62], a[u>>61], a[u/4]"): "a[u>>62]",
        ("", "var a [4]int; b := byte(len(m)); _, _, _ = a[b>>6], a[b/64], a[b/63]"): (
            "a[b/64], a[b>>6]"
        ),
        ("", "var a [256]int; b := byte(len(m)); _, _, _ = a[b], a[int(b)], a[int8(b)]"): (
            "a[b], a[int(b)]"
        ),
        ("", "var a [256]int; i := len(m); _, _, _ = a[uint8(i)], a[uint16(i)], a[int8(i&127)]"): (
            "a[int8(i&127)], a[uint8(i)]"
        ),
        ("", "var a [129]int; i := len(m); _, _ = a[int8(i&127)], a[int8(i&128)]"): (
            "a[int8(i&127)]"
        ),
        ("", "var a [1 << 15]int; i := len(m); _ = a[int16(i&32767)]"): "a[int16(i&32767)]",
        ("", "var a [4]int; i := len(m); _, _, _ = a[int32(i&3)], a[int64(i&3)], a[int(i&3)]"): (
            "a[int(i&3)], a[int32(i&3)], a[int64(i&3)]"
        ),
        ("", "var a [1 << 16]int; i := len(m); _ = a[uint16(i)]"): "a[uint16(i)]",
        ("", "var a [256]int; i := len(m); _, _ = a[uint32(i)>>24], a[uint64(i)>>56]"): (
            "a[uint32(i)>>24], a[uint64(i)>>56]"
        ),
        ("", "var a [4]int; i := len(m); _, _ = a[uintptr(i)%4], a[i&7%4]"): (
            "a[i&7%4], a[uintptr(i)%4]"
        ),
        ("", "var a [4]int; b := byte(len(m)); _, _, _ = a[b&3], a[b>>b], a[b|3]"): "a[b&3]",
        ("", "var a [255]int; i, b := len(m), byte(len(m)); _, _ = a[b|1], a[i>>60]"): "",
        ("", "var a [127]int; i := len(m); _, _ = a[i&63+i&63], a[i&64+i&1]"): "a[i&63+i&63]",
        ("", "var a [9]int; i := len(m); _, _ = a[i+1], a[1+i]"): "",
        ("", "var a [9]int; i := len(m); _, _ = a[i&4+4], a[i&4+5]"): "a[i&4+4]",
        ("", "var a [9]int; f := 2.5; _, _, _ = m, a[int(f)], a[uint8(f)]"): "",
        ("", "var a [2][4]int; _ = m; for i := range a { _ = a[i][i] }"): "a[i], a[i][i]",
        ("", "var a [4]int; _, _ = a[3], m[`a`][1]"): "a[3], m[`a`][1]",
    },
}


@pytest.mark.parametrize("table", TABLES)
def test_names(bench: Bench, tmp_path: Path, table: str) -> None:
    wanted = TABLES[table]
    rows = Rows(bench, tmp_path, HEAD, list(wanted))
    assert rows.facts.errors == ()
    assert differing(rows.described(table), wanted) == {}
