"""What the oracle ties together, and what it opens: one small declaration or statement a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracle_rows import Row, Rows, differing
from workbench import MODULE, Bench

from codemod.context import parse_version
from codemod.gotool import GoTool, find_go

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"fmt"
	"unsafe"
)

var (
	_ = fmt.Sprint
	_ unsafe.Pointer
)

"""
G = "type G$[V any] struct{ m map[string]V }; var g$, h$ G$[[4]int]"

GROUPS: dict[Row, str] = {
    # A literal returns to its own caller.
    ("func f$(a MAP) (r MAP) { b := func(c MAP) MAP { return c }; b(nil); return a }", ""): (
        "@b(0)=@b)0=@func(0)=@func)0, f$(0)=f$)0"
    ),
    # Names of types.
    ("type A$ = MAP", "x := make(A$); _ = x"): "@x=A$",
    ("type A$ = MAP; type B$ = A$; var v$ B$", ""): "A$=B$=v$",
    ("type N$ MAP; type B$ = N$; var v$ B$", ""): "N$",
    ("type N$ MAP; type T$ N$; var v$ T$", ""): "N$=T$",
    ("type N$ MAP; type T$ *N$; var v$ T$", ""): "N$",
    ("type S$ struct{ m MAP }; type T$ S$; var v$ T$", "v$.m = nil"): "S$.m=T$.m",
    ("type S$ struct{ m MAP }; type T$ = S$; var v$ T$", "v$.m = nil"): "S$.m",
    ("type A$ = []MAP; type S$ struct{ a A$ }", ""): "A$[]=S$.a[]",
    ("type F$ func(MAP) MAP; func f$(m MAP) MAP { return m }", "var g F$ = f$; _ = g"): (
        "F$(0)=F$)0=f$(0)=f$)0"
    ),
    ("type F$ func(MAP) MAP; func f$(m MAP) MAP { return nil }", "_ = F$(f$)"): (
        "F$(0)=f$(0), F$)0=f$)0"
    ),
    ("type F$ func() (MAP, int); func g$(MAP, int) {}", "var f F$; x, _ := f(); g$(f()); _ = x"): (
        "@x=F$)0=g$(0)"
    ),
    ("type M$[K comparable] map[K][4]int", "var x M$[string]; _ = x"): "M$",
    # Written in one declaration.
    ("var a$, b$ MAP; var c$ MAP", ""): "a$=b$, c$",
    ("const n$, k$ = 1, 'x'; var a$ MAP", ""): "a$",
    ("var a$, b$ = MAP{}, 1", ""): "@map=a$",
    ("type S$ struct{ a, b MAP; c []MAP; s$ }; type s$ struct{ d MAP }", ""): (
        "S$.a=S$.b, S$.c[], s$.d"
    ),
    # What is dropped is in no variable.
    ("func f$() (MAP, MAP) { return nil, nil }", "_, x := f$(); _ = x"): "@x=f$)1, f$)0",
    # nil is no value.
    ("var a$ MAP", "a$ = nil; _, _ = a$ == nil, nil == a$; f := func(MAP, any) {}; f(nil, nil)"): (
        "@f(0)=@func(0), a$"
    ),
    ("var a$ MAP", "switch { case a$ != nil: }; _ = MAP(nil)"): "@map, a$",
    ("var a$ MAP", "_ = copy([]byte{}, `a`); n := 1; n += len(a$); _ = n + 2"): "a$",
    # Pointers, channels and functions, side by side.
    ("var a$ *MAP; var b$ *MAP", "a$ = b$; _ = a$ == b$"): "a$[]=b$[]",
    ("var a$ <-chan MAP; var b$ chan MAP", "a$ = b$"): "a$[]=b$[]",
    ("var a$ []MAP", "for i, _ := range a$ { _ = i }"): "a$[]",
    ("var a$ map[*MAP]MAP; var b$ map[*MAP]MAP", "a$ = b$"): "a${k}[]=b${k}[], a${}=b${}",
    # Generics.
    ("type G$[K comparable] struct{ m map[K][4]int }; var g$ G$[string]", "x := g$.m; _ = x"): (
        "@x=G$.m"
    ),
    ("type G$[K comparable] struct{ m map[K][4]int }; var g$, h$ G$[string]", "g$.m = h$.m"): (
        "G$.m"
    ),
}

OPENINGS: dict[Row, str] = {
    # Type arguments.
    ("func f$[A, B any](A, B) {}", "f$[int, MAP](1, nil)"): "@map type-parameter f$",
    ("func f$[A any]() {}", "f$[MAP]()"): "@map type-parameter f$",
    ("func f$[A any]() {}", "f$[[]MAP]()"): "@[[] type-parameter f$",
    ("type T$[A any] struct{}; var v$ T$[MAP]", ""): "@map type-parameter T$",
    ("type T$[A, B any] struct{}; var v$ T$[int, MAP]", ""): "@map type-parameter T$",
    ("type M$[K comparable] map[K][4]int; var v$ M$[string]", ""): "",
    ("type A$[K comparable] = map[K][4]int; var v$ A$[string]", ""): "A$ other A$, v$ other A$",
    ("type A$[K any] = []K; var v$ A$[int]", ""): "",
    ("type N$ MAP; func f$[A any](A) {}; var v$ N$", "f$(v$)"): "N$ type-parameter f$",
    # Constraints.
    ("func f$[M ~MAP](m M) {}", ""): "@map type-parameter constraint",
    ("func f$[M MAP | []int](m M) {}", ""): "@map type-parameter constraint",
    ("func f$[M (MAP)](m M) {}", ""): "@map type-parameter constraint",
    ("func f$[M interface{ ~MAP }](m M) {}", ""): "@map type-parameter constraint",
    ("func f$[M (interface{ ~MAP })](m M) {}", ""): "@map type-parameter constraint",
    ("type C$ interface{ int | ~MAP }", ""): "@map type-parameter constraint",
    ("type C$ interface{ ~int; M() }", ""): "",
    ("func f$[A ~MAP](a A) MAP { return MAP(a) }", ""): (
        "@map type-parameter, @map type-parameter constraint"
    ),
    ("func f$[A ~MAP](m MAP) A { return A(m) }", ""): (
        "@map type-parameter constraint, f$(0) type-parameter"
    ),
    # Where a type parameter decides the type of a map.
    (G, "fmt.Println(g$.m)"): "@g$ type-parameter",
    (G, "g$.m = h$.m"): "@g$ type-parameter, @h$ type-parameter",
    (G, "x := g$.m; _ = x"): "@g$ type-parameter, @x type-parameter G$.m",
    (f"{G}; func f$(MAP) {{}}", "f$(g$.m)"): "@g$ type-parameter, f$(0) type-parameter f$",
    (f"{G}; var a$ MAP", "g$.m = a$"): "@g$ type-parameter, a$ type-parameter G$.m",
    ("type G$[V any] struct{ m map[int]map[string]V }; var g$ G$[[4]int]", "x := g$.m[1]; _ = x"): (
        "@g$ type-parameter, @x type-parameter G$.m"
    ),
    ("func f$[S ~[]MAP](s S) { t := s; x := t[0]; _ = x }", ""): (
        "@[[] type-parameter constraint, @t type-parameter, @x type-parameter"
    ),
    ("func f$[S ~[]MAP]() { x := make(S, 1)[0]; _ = x }", ""): (
        "@[[] type-parameter constraint, @make type-parameter, @x type-parameter"
    ),
    ("type D$ map[int][4]D$; var d$ D$", "d$ = D${1: {}}; e := d$; _ = e"): "",
    ("func f$[F func(MAP)](f F, m MAP) { f(m) }", ""): (
        "@func(0) type-parameter constraint, f$(1) type-parameter value f"
    ),
    # Interfaces.
    ("var x$ any", "switch x$.(type) { case MAP: }"): "@map interface MAP",
    ("var x$ any", "switch y := x$.(type) { case MAP: _ = y }"): "@map interface MAP",
    ("var x$ any", "switch y := x$.(type) { case nil, MAP: _ = y; default: _ = y }"): (
        "@map interface MAP"
    ),
    ("var x$ any; type A$ = MAP", "_ = x$.(A$)"): "A$ interface A$",
    ("type I$ interface{ M(MAP) }", ""): "I$.M(0) interface-method",
    ("type I$ interface{ m(x MAP) MAP }", ""): (
        "I$.m(0) interface-method x, I$.m)0 interface-method"
    ),
    (
        "type T$ int; func (T$) N() {}; func (T$) M(MAP) {}; type I$ interface{ N() }",
        "var i I$ = T$(1); _ = i",
    ): "",
    (
        "type T$ int; func (T$) M(MAP) {}; type I$ interface{ M(MAP) }",
        "var i I$ = T$(1); _ = i",
    ): "I$.M(0) interface-method, T$.M(0) interface-method",
    (
        "type T$ struct{ U$ }; type U$ int; func (*U$) M(MAP) {}; type I$ interface{ M(MAP) }",
        "var i I$ = &T${}; _ = i",
    ): "I$.M(0) interface-method, U$.M(0) interface-method",
    (
        "type T$ int; func (T$) M(MAP) {}; func f$[A interface{ M(MAP) }](A) {}",
        "f$(T$(1))",
    ): "@M(0) interface-method, T$.M(0) interface-method f$",
    # Addresses.
    ("type N$ MAP", "n := new(N$); _ = n"): "",
    ("type N$ MAP", "n := &N${}; _ = n"): "N$ address &N${}",
    # Memory that is seen as something else.
    ("type S$ struct{ m MAP; n *S$ }", "_ = unsafe.Pointer(&S${})"): "S$.m unsafe unsafe.Pointer",
    ("type S$ struct{ m MAP }; func f$[P ~unsafe.Pointer](s *S$) P { return P(s) }", ""): (
        "S$.m unsafe unsafe.Pointer"
    ),
    (G, "_ = unsafe.Pointer(&g$)"): "",
    (
        "type S$ struct{ m MAP; n uintptr }; var s$ S$",
        "s$.n = uintptr(1); _ = string([]byte{})",
    ): "",
}


def test_what_is_tied(bench: Bench, tmp_path: Path) -> None:
    rows = Rows(bench, tmp_path, HEAD, list(GROUPS))
    assert rows.facts.errors == ()
    assert differing(rows.groups(), GROUPS) == {}
    assert differing(rows.openings(), dict.fromkeys(GROUPS, "")) == {}


def test_what_is_open(bench: Bench, tmp_path: Path) -> None:
    rows = Rows(bench, tmp_path, HEAD, list(OPENINGS))
    assert rows.facts.errors == ()
    assert differing(rows.openings(), OPENINGS) == {}


def test_an_argument_is_where_its_type_is_opened(bench: Bench, tmp_path: Path) -> None:
    text = f"{HEAD}var a map[int][4]int\n\nfunc f() {{ fmt.Println(1, a) }}\n"
    (facts,) = bench.program(tmp_path, {"a.go": text}).facts
    assert [one.offset for one in facts.openings] == [text.index("a) }")]


def test_an_alias_of_another_package_is_one_slot(bench: Bench, tmp_path: Path) -> None:
    files = {
        "x/x.go": "package x\n\ntype A = map[int][4]int\n\ntype G[T any] struct{}\n",
        "a.go": f'package m\n\nimport "{MODULE}/x"\n\nvar v = make(x.A)\n\n'
        "var g x.G[map[int][4]int]\n",
    }
    facts = {one.name: one for one in bench.program(tmp_path, files).facts}
    slots = {slot.key for slot in facts["m"].slots if "@" not in slot.key}
    assert slots == {f"{MODULE}.v", f"{MODULE}/x.A"}
    assert {(tie.a, tie.b) for tie in facts["m"].ties} == {(f"{MODULE}.v", f"{MODULE}/x.A")}
    assert [one.detail for one in facts["m"].openings] == [f"{MODULE}/x.G"]


def test_where_no_call_is_written_the_function_that_a_value_comes_from_is_named(
    bench: Bench, tmp_path: Path
) -> None:
    text = f"""{HEAD}
func pair[T, U any](f func() (T, U)) func() (T, U) {{ return f }}

func numbers() (int, map[int][4]int) {{ return 0, nil }}

func f() {{
	_, m := pair(numbers)()
	_ = m
}}
"""
    (facts,) = bench.program(tmp_path, {"a.go": text}).facts
    assert {one.detail for one in facts.openings} == {f"{MODULE}.pair"}


def test_new_of_a_value_takes_its_address(bench: Bench, tmp_path: Path) -> None:
    if parse_version(GoTool(find_go()).version) < (1, 26):
        pytest.skip("this Go has no new(x)")
    row = ("var a$ MAP", "p := new(a$); x := *p; _ = x")
    rows = Rows(bench, tmp_path, HEAD, [row], go="1.26")
    assert rows.openings()[row] == {"a$ address &a$"}
    assert rows.groups()[row] == {"@p[]=@x=a$"}


def test_a_literal_may_set_a_field_of_an_embedded_struct(bench: Bench, tmp_path: Path) -> None:
    if parse_version(GoTool(find_go()).version) < (1, 27):
        pytest.skip("this Go has no promoted fields in literals")
    types = "type I$ struct{ m MAP; x any }; type M$ struct{ I$; n int }; type O$ struct{ M$ }"
    tied = (f"{types}; var a$ MAP", "_ = O${m: a$}")
    pointed = (f"{types}; var a$ MAP", "_ = []*O${{n: 1, m: a$}}")
    opened = (f"{types}; var a$ MAP", "_ = O${x: a$}")
    rows = Rows(bench, tmp_path, HEAD, [tied, pointed, opened], go="1.27")
    groups, openings = rows.groups(), rows.openings()
    assert groups[tied] == groups[pointed] == {"I$.m=a$"}
    assert openings[tied] == openings[pointed] == set()
    assert openings[opened] == {"a$ interface"}
