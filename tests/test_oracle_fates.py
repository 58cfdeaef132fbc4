"""What the oracle says becomes of an address, or of a function literal that holds one."""

from __future__ import annotations

from pathlib import Path

from workbench import Bench

from codemod.loops import Fate

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import (
	"fmt"
	"unsafe"
)

var _ = fmt.Sprint

type inner struct{ n int }

func (i *inner) add(n int) *inner { return i }
func (i inner) get() int          { return i.n }
func (i inner) fresh() *inner     { return &i }

type T struct {
	inner
	arr  [3]int
	grid [2][2]int
	list []int
	ptr  *T
	text string
}

func (t *T) self() *T     { return t }
func (t *T) fail() error  { return nil }
func (t *T) name() string { return "" }
func (t *T) with(q *T)    {}
func (t *T) lots(n int, qs ...*T) {}

type namer interface{ with(*T) }

func keep(p *T)                     {}
func second(n int, p *T)            {}
func both(p *T, q any) *T           { return p }
func pair(p *T) (*T, int)           { return p, 1 }
func count(p *T) (int, string)      { return 1, "" }
func many(n int, ps ...*T)          {}
func word(p *T) uintptr             { return 0 }
func holds(p *T) [2]struct{ p *T }  { return [2]struct{ p *T }{} }
func flat(p *T) [2]struct{ n int }  { return [2]struct{ n int }{} }
func generic[A any](p A) A          { return p }
func text(n int, s string) int      { return n }
func size(p *T) int                 { return 1 }
func raw(p *T) unsafe.Pointer       { return nil }
func boxed(p *T) box                { return box{p} }

type box struct{ p *T }

func (b box) take() {}

type fn func(*T)

func (f fn) call(p *T) { f(p) }

func run(f func(*T), p *T)          { f(p) }
func runs(f, g func(*T), p *T)      { f(p) }
func each(f func(), g func(*T, func())) {}

func write(p *T) (int, error)       { return 1, nil }
func find(p *T) (*T, error)         { return p, nil }

var (
	failed error
	fails func(*T) error
	out   []*T
	outer *T
	ip    *int
	inn   *inner
	num   int
	str   string
	dyn   func(*T) *T
	iface namer
	table map[*T]int
	deep  struct{ p *T }
)

func body(list []T) {
	for _, v := range list {
"""


def borrow(callee: str, index: int = 0, *onward: tuple[str, int]) -> Fate:
    return Fate("borrow", callee, index, onward=onward)


LEAVE = Fate("leave")
OUTER = Fate("leave", outer=True)
UNKNOWN = Fate("leave", "?")

TAIL = "\t}\n}\n\nvar late *T\n"

# A statement that takes one address → what becomes of it.
FATES = {
    # Assigned.
    "p := &v; _ = p": LEAVE,
    "_ = &v": LEAVE,
    "outer = &v": OUTER,
    "p := outer; p = &v; _ = p": LEAVE,
    "p, n := &v, 1; _, _ = p, n": LEAVE,
    "n := 1; n, outer = 2, &v; _ = n": OUTER,
    "out[0] = &v": OUTER,
    "deep.p = &v": OUTER,
    "*(&outer) = &v": OUTER,
    "late = &v": OUTER,
    "late = both(&v, nil)": LEAVE,
    "var p *T; p = both(&v, nil); _ = p": borrow("ex.org/m.both"),
    "var p **T; *p = both(&v, nil)": borrow("ex.org/m.both"),
    "var p []*T; p[0] = both(&v, nil)": borrow("ex.org/m.both"),
    "outer.self().ptr = both(&v, nil)": LEAVE,
    "p, q := both(&v, nil), outer; _, outer = q, p": borrow("ex.org/m.both"),
    "var p = &v; _ = p": LEAVE,
    "outer, _ = &v, 1": OUTER,
    "out = append(out, &v)": LEAVE,
    "_ = []*T{&v}": LEAVE,
    "_ = (*T)(&v)": LEAVE,
    "outer = (*T)(&v)": OUTER,
    "table[&v] = 1": LEAVE,
    "_ = &v == outer": LEAVE,
    "_ = v.arr[:]": LEAVE,
    # Passed.
    "keep(&v)": borrow("ex.org/m.keep"),
    "(keep)(&v)": borrow("ex.org/m.keep"),
    "keep((*T)(&v))": borrow("ex.org/m.keep"),
    "second(1, &v)": borrow("ex.org/m.second", 1),
    "many(1, outer, outer, &v)": borrow("ex.org/m.many", 1),
    "many(1, &v)": borrow("ex.org/m.many", 1),
    "(*T).lots(outer, 1, outer, &v)": borrow("ex.org/m.T.lots", 1),
    "outer.lots(1, outer, outer, &v)": borrow("ex.org/m.T.lots", 1),
    "_ = text(count(&v))": borrow("ex.org/m.count"),
    "(*T).with(&v, outer)": borrow("ex.org/m.T.with", -1),
    "(*T).with(outer, &v)": borrow("ex.org/m.T.with"),
    "outer.with(&v)": borrow("ex.org/m.T.with"),
    "v.with(outer)": borrow("ex.org/m.T.with", -1),
    "_ = generic[*T](&v)": borrow("ex.org/m.generic"),
    "fmt.Sprint(1, &v)": borrow("fmt.Sprint"),
    "go keep(&v)": LEAVE,
    "defer keep(&v)": LEAVE,
    "go v.name()": LEAVE,
    "dyn(&v)": UNKNOWN,
    "outer = dyn(&v)": LEAVE,
    "iface.with(&v)": UNKNOWN,
    "go iface.with(&v)": LEAVE,
    "func(p *T) {}(&v)": UNKNOWN,
    "println(&v)": borrow("()"),
    "print(&v)": borrow("()"),
    "_ = copy(v.arr[:], v.list)": borrow("()"),
    "_ = len(v.arr[:])": borrow("()"),
    "_ = cap(v.arr[:])": borrow("()"),
    "clear(v.arr[:])": borrow("()"),
    "panic(&v)": LEAVE,
    "delete(table, &v)": LEAVE,
    # Methods.
    "v.name()": borrow("ex.org/m.T.name", -1),
    "_ = v.name": LEAVE,
    "keep(outer); f := v.name; f()": LEAVE,
    # Results that can hold it.
    "v.self()": borrow("ex.org/m.T.self", -1),
    "_ = v.self() == nil": borrow("ex.org/m.T.self", -1),
    "_ = outer != both(&v, nil)": borrow("ex.org/m.both"),
    "_ = []any{both(&v, nil)}": LEAVE,
    "_ = *both(&v, nil)": LEAVE,
    "p := both(&v, nil); _ = p": borrow("ex.org/m.both"),
    "_ = both(&v, nil)": borrow("ex.org/m.both"),
    "var p = both(&v, nil); _ = p": borrow("ex.org/m.both"),
    "outer = both(&v, nil)": LEAVE,
    "p, n := pair(&v); _, _ = p, n": borrow("ex.org/m.pair"),
    "outer, _ = pair(&v)": LEAVE,
    "num, str = count(&v)": borrow("ex.org/m.count"),
    "_ = []unsafe.Pointer{raw(&v)}": LEAVE,
    "_ = word(&v) + 1": LEAVE,
    "_, n := count(&v); _ = n": borrow("ex.org/m.count"),
    "_ = append(out, both(&v, nil))": LEAVE,
    "outer = (*T)(both(&v, nil))": LEAVE,
    "_ = []uintptr{word(&v)}": LEAVE,
    "_ = []any{holds(&v)}": LEAVE,
    "_ = []any{flat(&v)}": borrow("ex.org/m.flat"),
    "_ = []string{v.name()}": borrow("ex.org/m.T.name", -1),
    # Only an error can.
    "failed = v.fail()": Fate("leave", "ex.org/m.T.fail", -1),
    "_ = []error{v.fail()}": Fate("leave", "ex.org/m.T.fail", -1),
    "_, failed = write(&v)": Fate("leave", "ex.org/m.write"),
    "outer, failed = find(&v)": LEAVE,
    "failed = fails(&v)": UNKNOWN,
    "defer v.fail()": LEAVE,
    # Handed on.
    "keep(both(&v, nil))": borrow("ex.org/m.both", 0, ("ex.org/m.keep", 0)),
    "outer = both(both(&v, nil), nil)": LEAVE,
    "p := both(both(&v, nil), nil); _ = p": borrow("ex.org/m.both", 0, ("ex.org/m.both", 0)),
    "num = size(both(&v, nil))": borrow("ex.org/m.both", 0, ("ex.org/m.size", 0)),
    "str = v.self().name()": borrow("ex.org/m.T.self", -1, ("ex.org/m.T.name", -1)),
    "_ = fmt.Sprint(v.name)": LEAVE,
    "_ = fmt.Sprint(v.self().add)": LEAVE,
    "dyn(both(&v, nil))": LEAVE,
    "go keep(both(&v, nil))": LEAVE,
    "second(1, both(both(&v, nil), nil))": borrow(
        "ex.org/m.both", 0, ("ex.org/m.both", 0), ("ex.org/m.second", 1)
    ),
    "v.self().self().with(outer)": borrow(
        "ex.org/m.T.self", -1, ("ex.org/m.T.self", -1), ("ex.org/m.T.with", -1)
    ),
    "both(&v, nil).with(outer)": borrow("ex.org/m.both", 0, ("ex.org/m.T.with", -1)),
    "go both(&v, nil).with(outer)": LEAVE,
    "boxed(&v).take()": borrow("ex.org/m.boxed", 0, ("ex.org/m.box.take", -1)),
    "_ = both(&v, nil).with": LEAVE,
    "_ = both(&v, nil).fail()": borrow("ex.org/m.both", 0, ("ex.org/m.T.fail", -1)),
    "outer = both(&v, nil).self()": LEAVE,
    # Parts of a result.
    "_ = v.self().n": borrow("ex.org/m.T.self", -1),
    "v.self().n = 1": borrow("ex.org/m.T.self", -1),
    "_ = v.self().list": LEAVE,
    "_ = v.self().list[0]": LEAVE,
    "_ = v.self().ptr": LEAVE,
    "_ = v.self().ptr.n": LEAVE,
    "ip = &v.self().n": LEAVE,
    "p := &v.self().n; _ = p": borrow("ex.org/m.T.self", -1),
    "_ = -v.self().n": borrow("ex.org/m.T.self", -1),
    "num = -v.self().n": borrow("ex.org/m.T.self", -1),
    "inn = v.self().inner.fresh()": borrow("ex.org/m.T.self", -1),
    "inn = v.self().inner.add(1)": LEAVE,
    "_ = v.self().inner.add": LEAVE,
    "v.self().inner.add(1)": borrow("ex.org/m.T.self", -1),
    "s := v.self().arr[:]; _ = s": borrow("ex.org/m.T.self", -1),
    "s := v.self().grid[1][:]; _ = s": borrow("ex.org/m.T.self", -1),
    "_ = any(v.self().arr[:])": LEAVE,
    "s := v.self().list[:]; _ = s": LEAVE,
    "_ = v.self().text[1:]": borrow("ex.org/m.T.self", -1),
    "v.self().add(1)": borrow("ex.org/m.T.self", -1, ("ex.org/m.inner.add", -1)),
    "ip = &v.self().add(1).n": LEAVE,
    "_ = v.self().get()": borrow("ex.org/m.T.self", -1),
    "_ = v.self().add": LEAVE,
    "defer v.self().name()": LEAVE,
}


def test_addresses(bench: Bench, tmp_path: Path) -> None:
    rows = list(FATES)
    text = HEAD + "".join(f"\t\t{{ {row} }}\n" for row in rows) + TAIL
    program = bench.program(tmp_path, {"a.go": text}, selector="range:address")
    (facts,) = program.facts
    assert facts.errors == ()
    (variable,) = facts.loops[0].variables
    found = {
        rows[text.count("\n", 0, use.offset) - HEAD.count("\n")]: use.pointer
        for use in variable.uses
        if use.access == "address"
    }
    assert found == FATES


# Statements of a loop → the other variables that may hold the pointer, in the order of uses.
ALIASES = {
    "keep(&v)": "",
    "p := both(&v, nil); keep(p)": "p",
    "p, n := pair(&v); _, _ = p, n": "p",
    "var p = both(&v, nil); q := p; keep(q)": "p q",
    "var p = both(&v, nil); var q = p; keep(q)": "p q",
    "var p = both(&v, nil); var q, r = outer, p; _, _ = q, r": "p q r",
    "p := both(&v, nil); q := outer; keep(p); keep(q)": "p",
    "p := both(&v, nil); outer = p; keep(outer)": "p",
    "p := both(&v, nil); late = p; keep(late)": "p",
    "p := both(&v, nil); v.ptr = p; v.n = 1": "p",
    "p := both(&v, nil); var q struct{ p *T }; q.p = p; r := q; _ = r": "q p q r",
    "p := both(&v, nil); var q **T; *q = p; r := *q; keep(r)": "q p q r",
    "p := both(&v, nil); q := []*T{p}; for _, r := range q { keep(r) }": "p q r",
    "p := both(&v, nil); q := []*T{p}; for range q { keep(outer) }": "p q",
    "p := both(&v, nil); switch q := any(p).(type) { case *T: keep(q); case nil: _ = q }": "p q q",
    "p := both(&v, nil); switch q := any(outer).(type) { case *T: keep(q) }; keep(p)": "p",
    "p := both(&v, nil); n := p.n; num = n": "p",
    "p := both(&v, nil); switch any(p).(type) { case *T: }": "p",
    "p := both(&v, nil); f := func() *T { return p }; q := f(); keep(q)": "p f q",
    # What the literals get that a call runs.
    "run(func(q *T) { keep(q) }, &v)": "q",
    "run(func(q *T) { keep(q) }, outer); keep(&v)": "",
    "run(func(q *T) { keep(q) }, outer); p := both(&v, nil); keep(p)": "p",
    "p := both(&v, nil); run(func(q *T) { keep(q) }, p)": "q p",
    "fn(func(q *T) { keep(q) }).call(&v)": "q",
    "p := both(&v, nil); _ = fn(func(q *T) { keep(p); keep(q) })": "p",
    "p := both(&v, nil); _ = append([]fn{}, func(q *T) { keep(p); keep(q) })": "p",
    # With those that mention what they get.
    "f := func(q *T) { g := func(r *T) { keep(r) }; keep(q); _ = g }; run(f, &v)": "r q g f",
    "f := func(n int, q *T) { keep(q) }; run(dyn1, &v); f(1, outer)": "",
    "f := func(q *T) { keep(q) }; f(&v)": "q f",
    "func(q *T) { keep(q) }(&v)": "q",
    "each(func() { v.n++ }, func(q *T, f func()) { keep(q); f() })": "q f",
    "each(func() { v.n++ }, func(q *T, f func()) { keep(q) })": "",
    "p := both(&v, nil); each(nil, func(q *T, f func()) { keep(q); f() }); keep(p)": "p",
}


def test_aliases(bench: Bench, tmp_path: Path) -> None:
    loops = [f"\tfor _, v := range list {{ {row} }}\n" for row in ALIASES]
    head = HEAD[: HEAD.index("\tfor _,")]
    text = head + "".join(loops) + "}\n\nvar late *T\n\nvar dyn1 func(*T)\n"
    (facts,) = bench.program(tmp_path, {"a.go": text}, selector="range:address").facts
    assert facts.errors == ()
    found = {
        row: " ".join(text[at : at + 1] for at in loop.variables[0].aliases)
        for row, loop in zip(ALIASES, facts.loops, strict=True)
    }
    assert found == ALIASES
