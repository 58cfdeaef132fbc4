"""Programs that Go rejects: the oracle says what it can, and does not crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracle_rows import Row, Rows, differing
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import "unsafe"

type T struct {
	in struct{ n int }
	p  *T
}

func both(p *T, q any) *T { return p }

func generic[A any](p A) A { return p }

"""
V = "var a$, b$ MAP; type S$ struct{ m MAP; n int }; type N$ MAP; func f$(m MAP) {}"

BROKEN: dict[Row, str] = {
    # Calls.
    (V, "x := 3; x(a$)"): "",
    (V, "f$(a$, b$)"): "",
    (V, "f$(nil, b$)"): "",
    (V, "f$()"): "",
    (V, "undefined(a$, func(m MAP) MAP { return m })"): (
        "@func(0) other value undefined, @func)0 other value undefined, a$ other value undefined"
    ),
    (V, "_ = N$(a$, b$)"): "",
    (V, "_ = N$()"): "",
    (V, "copy(a$)"): "",
    (V, "copy()"): "",
    (V, "copy(a$, 1)"): "",
    (V, "copy(1, []MAP{}); copy([]MAP{}, 1)"): "",
    (V, "delete()"): "",
    (V, "delete(a$)"): "",
    (V, "delete(1, a$)"): "",
    (V, "panic()"): "",
    (V, "panic(a$, 1)"): "",
    (V, "new()"): "",
    (V, "new(MAP, MAP)"): "",
    (V, "append()"): "",
    (V, "_ = append(1, a$)"): "a$ other append",
    (V, "_ = append([]MAP{}...)"): "",
    (V, "_, _ = MAP(none), unsafe.Pointer(none)"): "",
    (V, "_ = append(a$...)"): "a$ other append",
    # Literals.
    (V, "_ = S${a$, 1, b$}"): "",
    (V, "_ = S${1: a$}"): "",
    (V, "_ = S${none: a$}"): "",
    (V, "_ = undefined{a$}"): "a$ interface",
    # Types that do not fit.
    (f"{V}; var w$ *MAP = a$", ""): "a$ other, w$[] other",
    (f"{V}; var w$ chan MAP = a$", ""): "a$ other, w$[] other",
    (f"{V}; var w$ chan MAP; var v$ *MAP = w$", ""): "v$[] other, w$[] other",
    (f"{V}; var w$ []int = a$", ""): "a$ other",
    (f"{V}; var w$ map[string]int = a$", ""): "a$ type-parameter w$",
    (f"{V}; var w$ map[string]int", "a$ = w$"): "a$ type-parameter w$",
    (f"{V}; var w$ func() = a$", ""): "a$ other",
    (f"{V}; var w$ func(MAP, MAP) = f$", ""): "",
    (f"{V}; var w$ func() (MAP, MAP) = f$", ""): "",
    (f"{V}; var w$ struct{{ m MAP }} = a$", ""): "a$ other, w$.m other",
    (f"{V}; var w$ struct{{ m MAP }} = S${{}}", ""): "S$.m other, w$.m other",
    (f"{V}; var w$ undefined = a$", ""): "a$ interface",
    (f"{V}; var w$ int = a$", ""): "",
    # Statements.
    (V, "x := 1; x <- a$"): "a$ interface",
    (V, "a$, b$ = 1"): "",
    (f"{V}; func g$() (x, y, z MAP) {{ return }}", "a$, b$ = g$(); _, _ = g$()"): "",
    (V, "a$['x'], b$['y'] = 1"): "",
    (V, "a$['x'], b$['y'] = f$(nil)"): "",
    (V, "return a$"): "",
    (V, "switch _ := any(1).(type) { case MAP: }"): "@map interface MAP",
    (V, "switch any(1).(type) { case a$: }"): "",
    (V, "for x := range 1.5 { _ = x }"): "",
    (V, "for a$ = range func() {} { }; for a$ = range func(int) {} { }"): "",
    (V, "for a$ = range func(func(MAP) bool, int) {} { }"): "",
    (V, "_ = a$.none; a$.none(b$); none.none(b$)"): (
        "b$ other value a$.none, b$ other value none.none"
    ),
    # Declarations.
    (f"{V}; type I$ interface{{ _(MAP); M(MAP); M(MAP) }}", ""): ("I$.M(0) interface-method"),
    (f"{V}; type E$ struct{{ *N$; N$; a, a MAP; *undefined }}", ""): "",
    (f"{V}; type X$ MAP; type X$ []MAP", "type X MAP; type X []MAP"): "",
    (f"{V}; type X$ = X$; type Y$ Y$; type Z$ undefined", ""): "",
    (f"{V}; func g$[A undefined](A) {{}}", "g$(a$)"): "a$ type-parameter g$",
    (f"{V}; type G$[A any] struct{{ a A }}; var g$ G$[MAP, int]; var h$ G$", ""): (
        "@map type-parameter G$"
    ),
    (f"{V}; func (undefined) m$(MAP) {{}}; func f$(MAP) {{}}", ""): "",
}

LOOPS = [
    "undefined(&v)",
    "both = both(&v, nil)",
    "both(&v, nil) = nil",
    "both(&v, nil, 1); generic(&v, 1); generic[int, int](&v)",
    "(*T).none(&v); v.none(&v); both(&v, nil).none(); _ = both(&v, nil).none",
    "p := both(&v, nil); switch _ := any(p).(type) { case int: _ = p }",
    "switch x := any(both(&v, nil)).(type) { case int, nil: }",
    "p, q := both(&v, nil); _, _ = p, q",
    "p := both(&v, nil); p(p); p.p(func(q *T) {})",
    "for v.in = range both(&v, nil) { _ = &v }",
    "len(); copy(&v); append(&v); _ = append(&v, v...)",
    "for i := range 2 { f := func(p, q) { both(&v, nil) }; f(&v, i) }",
]
"""With a variable `v` of a range loop around them."""


def test_flows(bench: Bench, tmp_path: Path) -> None:
    rows = Rows(bench, tmp_path, HEAD, list(BROKEN))
    assert len(rows.facts.errors) > len(BROKEN)
    assert not [one for one in rows.facts.errors if "internal error" in one.message]
    assert differing(rows.openings(), BROKEN) == {}


def test_names_without_a_meaning(bench: Bench, tmp_path: Path) -> None:
    row = (V, "_ = a$; _ = none; none.none(none)")
    rows = Rows(bench, tmp_path, HEAD, [row])
    assert rows.facts.errors
    assert rows.described("idents")[row] == {"a$=a$", "main$=main$"}


@pytest.mark.parametrize("selector", ["range:address", "map:array", "map:struct", "map:make"])
def test_nothing_crashes(bench: Bench, tmp_path: Path, selector: str) -> None:
    bodies = [
        f"func f{n}(vs []T) {{ for _, v := range vs {{ {one} }} }}" for n, one in enumerate(LOOPS)
    ]
    text = HEAD + "\n".join([*bodies, ""])
    (facts,) = bench.program(tmp_path, {"a.go": text}, selector=selector).facts
    assert facts.errors
    assert not [one for one in facts.errors if "internal error" in one.message]
