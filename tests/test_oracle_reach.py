"""What the oracle says a value holds that becomes an interface or type-parameter value."""

from __future__ import annotations

from pathlib import Path

from oracle_rows import Row, Rows, differing
from workbench import Bench

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"bufio"
	"fmt"
	"io"
	"unsafe"
)

var (
	_ = fmt.Sprint
	_ bufio.Writer
	_ io.Writer
	_ unsafe.Pointer
)

"""
S = "type S$ struct{ m MAP }"
T = "type T$ int; func (T$) All() MAP { return nil }"
ID = "func id$[A any](A) {}"

REACHES: dict[Row, str] = {
    # Through values, through pointers.
    (S, "fmt.Println(S${})"): "S$.m any:shallow, S$.m compared",
    (S, "fmt.Println(&S${})"): "S$.m any:shallow",
    (S, "p := &S${}; fmt.Println(&p)"): "S$.m any:deep",
    (f"{S}; type P$ struct{{ s *S$ }}", "fmt.Println(P${})"): "S$.m any:deep",
    (f"{S}; type P$ struct{{ s *S$; v S$ }}", "fmt.Println(P${})"): (
        "S$.m any:shallow, S$.m compared"
    ),
    ("type P$ struct{ p *[]MAP }", "fmt.Println(P${})"): "P$.p[][] any:shallow",
    ("type P$ struct{ a [2]MAP }", "fmt.Println(P${})"): ("P$.a[] any:shallow, P$.a[] compared"),
    ("type P$ struct{ k map[*MAP]int }", "fmt.Println(P${})"): "P$.k{k}[] any:shallow",
    (f"{S}; type P$ struct{{ v map[int]S$ }}", "fmt.Println(P${})"): "S$.m any:shallow",
    (f"{S}; type P$ struct{{ v []S$ }}", "fmt.Println(P${})"): "S$.m any:shallow",
    ("type P$ struct{ c chan MAP }", "fmt.Println(P${})"): "P$.c[] any:shallow",
    (f"{S}; type P$ struct{{ c chan S$ }}", "fmt.Println(P${})"): "S$.m any:deep",
    (f"{S}; type P$ struct{{ s struct{{ s S$ }} }}", "fmt.Println(P${})"): (
        "S$.m any:shallow, S$.m compared"
    ),
    ("type P$ struct{ m map[string]int }", "fmt.Println(P${})"): "",
    ("type L$ []MAP; type P$ struct{ l L$ }", "fmt.Println(P${})"): "L$[] any:shallow",
    ("type P$ struct{ f bufio.SplitFunc }", "fmt.Println(P${})"): "",
    # The type itself shows these.
    ("type L$ []MAP", "fmt.Println(L${})"): "",
    ("", "fmt.Println(struct{ m MAP }{})"): "",
    # In a type of others, and in a generic one.
    (f"{S}; type B$[A any] struct{{ x A }}", "fmt.Println(B$[S$]{})"): (
        "S$.m any:shallow, S$.m compared, S$.m compared:B$[0], S$.m type-parameter:B$[0]"
    ),
    (f"{S}; type B$[A any] struct{{ x *A }}", "fmt.Println(B$[S$]{})"): (
        "S$.m any:deep, S$.m compared:B$[0], S$.m type-parameter:B$[0]"
    ),
    ("type B$[A any] struct{ x *A }", "fmt.Println(B$[MAP]{})"): "",
    ("type B$[A any] struct{ x map[int]A; n int }", "fmt.Println(B$[[4]int]{})"): "",
    (f"{S}; type B$[A any] struct{{ x A }}", "fmt.Println(B$[int]{}, B$[[]B$[int]]{})"): "",
    (
        f"{S}; type B$[A any] struct{{ x A }}; type P$ struct{{ a B$[int]; b B$[S$] }}",
        "fmt.Println(P${})",
    ): ("S$.m any:shallow, S$.m compared, S$.m compared:B$[0], S$.m type-parameter:B$[0]"),
    # As a type parameter, and as an interface with methods.
    (f"{S}; {ID}", "id$(S${})"): "S$.m compared:id$[0], S$.m type-parameter:id$[0]",
    (f"{S}; {ID}", "id$(&S${})"): "S$.m type-parameter:id$[0]",
    (
        f"{S}; func (S$) String() string {{ return fmt.Sprint() }}",
        "var x fmt.Stringer = S${}; _ = x",
    ): ("S$.m compared, S$.m iface:fmt.Stringer"),
    (f"{S}; func (S$) M() {{}}", "var x interface{ M() } = &S${}; _ = x"): (
        "S$.m iface:interface{M()}"
    ),
    # Methods with maps in their signatures.
    (T, "fmt.Println(T$(1))"): "T$.All)0 any:method",
    (f"{T}; type P$ struct{{ a, b T$; c *T$; d [2]**T$ }}", "fmt.Println(P${})"): (
        "T$.All)0 any:method"
    ),
    (f"{T}; type P$ struct{{ a T$; B T$ }}", "fmt.Println(P${})"): "T$.All)0 any:method",
    (f"{T}; {ID}", "id$(T$(1))"): "T$.All)0 any:method",
    (f"{T}; type I$ interface{{ All() MAP }}", "var i I$ = T$(1); _ = i"): "T$.All)0 any:method",
    # What functions and methods take and return.
    ("type P$ struct{ f func(MAP) MAP }", "fmt.Println(P${})"): (
        "P$.f(0) any:shallow, P$.f)0 any:shallow"
    ),
    (f"{S}; type P$ struct{{ f func(S$) }}", "fmt.Println(P${})"): "",
    (f"{S}; type P$ struct{{ F func(S$) }}", "fmt.Println(P${})"): "S$.m any:called",
    (f"{S}; type P$ struct{{ F func() []S$ }}", "fmt.Println(P${})"): "S$.m any:called",
    (f"{S}; type P$ struct{{ p struct{{ F func() S$ }} }}", "fmt.Println(P${})"): "",
    (f"{S}; type p$ struct{{ F func() S$ }}; type P$ struct{{ p$ }}", "fmt.Println(P${})"): (
        "S$.m any:called"
    ),
    (S, "fmt.Println(func(S$) {})"): "S$.m any:called",
    (
        f"{S}; func (S$) S() {{}}; type P$ int; func (P$) F() *S$ {{ return nil }}",
        "fmt.Println(P$(1))",
    ): ("S$.m any:called"),
    (f"{S}; type P$ int; func (P$) F(S$) {{}}", "fmt.Println(P$(1))"): "S$.m any:called",
    (f"{S}; type P$ int; func (P$) f(S$) {{}}", "fmt.Println(P$(1))"): "",
    # What is reached without a call, too, is so first of all, and a call may lead to more calls.
    (f"{S}; type P$ struct{{ s S$ }}; func (P$) F() *S$ {{ return nil }}", "fmt.Println(P${})"): (
        "S$.m any:shallow, S$.m compared"
    ),
    (f"{S}; type P$ struct{{ s **S$ }}; func (P$) F(S$) {{}}", "fmt.Println(P${})"): (
        "S$.m any:deep"
    ),
    (f"{S}; type P$ struct{{ F func() func(*S$) }}", "fmt.Println(P${})"): "S$.m any:called",
    (
        f"{S}; func (S$) M() {{}}; type P$ int; func (P$) F(S$) {{}}; func (P$) M() {{}}",
        "var x interface{ M() } = P$(1); _ = x",
    ): "S$.m iface:interface{M()}",
    (
        f"{S}; type P$ int; func (P$) F(S$) {{}}; type Q$ struct{{ p P$; q *P$ }}",
        "fmt.Println(Q${})",
    ): "",
    (
        f"{S}; type P$ int; func (P$) F(S$) {{}}; type Q$ struct{{ p P$; Q *P$ }}",
        "fmt.Println(Q${})",
    ): ("S$.m any:called"),
    (
        f"{S}; type P$[A any] int; func (P$[A]) F(A) {{}}; type Q$ struct{{ p *P$[S$]; Q P$[S$] }}",
        "fmt.Println(Q${})",
    ): ("S$.m any:deep, S$.m compared:P$[0], S$.m type-parameter:P$[0]"),
}

WIDENS: dict[Row, str] = {
    (
        "type I$ interface{ M() }; type P$ struct{ i I$ }",
        "fmt.Println(P${})",
    ): "I$ > any fmt.Println",
    (
        "type I$ interface{ M() }; type P$ struct{ a, b I$ }",
        "fmt.Println(P${})",
    ): "I$ > any fmt.Println",
    ("type I$ interface{ M() }; type P$ struct{ w bufio.Writer; i I$ }", "fmt.Println(P${})"): (
        "I$ > any fmt.Println"
    ),
    ("type I$ interface{ M() }; type P$ struct{ F func(I$) }", "fmt.Println(P${})"): "",
    ("type I$ interface{ M() }; type P$ struct{ F func() I$ }", "fmt.Println(P${})"): (
        "I$ > called fmt.Println fmt.Println"
    ),
    (
        "type I$ interface{ M() }; type P$ int; func (P$) F() I$ { return nil }",
        "var _ any = P$(1)",
    ): "I$ > called",
    (
        "type I$ interface{ M() }; type P$ struct{ i I$; F func() I$ }",
        "fmt.Println(P${})",
    ): "I$ > any fmt.Println, I$ > called fmt.Println fmt.Println",
    (
        "type I$ interface{ M() }; type P$ struct{ F func() I$ }; func f$[A any](x A) {}",
        "f$(P${})",
    ): "I$ > f$[0] f$",
    ("func f$[A any](x any) { _, _ = x.(A) }", ""): "any > f$[0]",
    ("func f$[A any](x A) { var _ any = x }", ""): "f$[0] > any",
    ("type I$ interface{ M() }; func f$[A any](x A) {}", "f$[I$](nil)"): "I$ > f$[0] f$",
    ("func f$[A any](x A) {}; func g$[A, B any](y B) { f$(y) }", ""): "g$[1] > f$[0] f$",
    ("type I$ interface{ M() }; type P$ struct{ i I$ }; func f$[A any](x A) {}", "f$(P${})"): (
        "I$ > f$[0] f$"
    ),
    ("type p$[A, B any] struct{ b B }; type q$[B any] = p$[int, B]", ""): "q$[0] > p$[1] p$",
    ("type p$[A, B any] struct{ b B }", "type q$[B any] struct{ p p$[int, B] }"): (
        "@q$[0] > p$[1] p$"
    ),
    # Two interfaces are compared by what they hold.
    ("type I$ interface{ M() }; var i$ I$; var x$ any", "_ = i$ == x$"): "",
    # It is given on as what it is.
    ("type I$ interface{ M() }; func f$(i I$) {}; func g$(i I$) { f$(i) }", ""): "I$ > I$ f$",
    ("type I$ interface{ M() }; func f$(i I$) { j := i; f := f$; f(j) }", ""): "I$ > I$ value f",
    ("type I$ interface{ io.Writer }; func f$(i I$) { io.Copy(i, nil) }", ""): (
        "I$ > io.Writer io.Copy"
    ),
    ("type I$ interface{ io.Reader }; func f$(i I$, r *io.LimitedReader) { r.R = i }", ""): (
        "I$ > io.Reader value of io"
    ),
    ("type I$ interface{ io.Reader }; func f$(i I$) { _ = io.LimitedReader{R: i} }", ""): (
        "I$ > io.Reader value of io"
    ),
    (
        "type I$ interface{ io.Reader }; type P$ struct{ io.LimitedReader }",
        "var i I$; var p P$; p.R = i",
    ): ("I$ > io.Reader value of io"),
    (
        "type I$ interface{ io.Reader }; type P$ struct{ r io.Reader }",
        "var i I$; var p P$; p.r = i",
    ): "I$ > io.Reader",
    # Memory that is seen as something else.
    ("func f$[A, B any](p *A) *B { return (*B)(unsafe.Pointer(p)) }", ""): (
        "f$[0] > any, f$[1] > any"
    ),
    ("func f$[P ~unsafe.Pointer](p *int) P { return P(p) }", ""): "f$[0] > any",
    ("func f$[A ~string | ~[]byte](x A) string { return string(x) }", ""): "",
    ("func f$[A ~int](x A) uintptr { return uintptr(x) }", ""): "",
    ("type I$ interface{ M() }; type P$ struct{ i I$ }", "_ = unsafe.Pointer(&P${})"): "",
    ("func f$[A any](p *struct{ F func() A }) unsafe.Pointer { return unsafe.Pointer(p) }", ""): (
        "f$[0] > any"
    ),
}


def test_what_values_hold(bench: Bench, tmp_path: Path) -> None:
    rows = Rows(bench, tmp_path, HEAD, list(REACHES))
    assert rows.facts.errors == ()
    assert differing(rows.reaches(), REACHES) == {}


def test_interfaces_come_along(bench: Bench, tmp_path: Path) -> None:
    rows = Rows(bench, tmp_path, HEAD, list(WIDENS))
    assert rows.facts.errors == ()
    assert differing(rows.widens(), WIDENS) == {}


def test_of_what_others_keep_interfaces_come_along(bench: Bench, tmp_path: Path) -> None:
    kept = ("type P$ struct{ w bufio.Writer }", "fmt.Println(P${})")
    far = ("type P$ struct{ w *bufio.Writer }", "fmt.Println(P${})")
    widened = ("io.Writer", "any", "fmt.Println")
    assert widened in Rows(bench, tmp_path, HEAD, [kept]).facts.widen
    assert widened not in Rows(bench, tmp_path, HEAD, [far]).facts.widen
