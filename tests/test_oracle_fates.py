"""What the oracle says becomes of an address, or of a function literal that holds one."""

from __future__ import annotations

from pathlib import Path

from workbench import Bench

from codemod.loops import Fate

pytest_plugins = ["workbench_fixture"]

HEAD = """package m

import "fmt"

var _ = fmt.Sprint

type inner struct{ n int }

func (i *inner) add(n int) *inner { return i }
func (i inner) get() int          { return i.n }

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

func write(p *T) (int, error)       { return 1, nil }
func find(p *T) (*T, error)         { return p, nil }

var (
	failed error
	fails func(*T) error
	out   []*T
	outer *T
	ip    *int
	dyn   func(*T) *T
	iface namer
	table map[*T]int
	deep  struct{ p *T }
)

func body(list []T) {
	for _, v := range list {
"""


def borrow(callee: str, index: int = 0) -> Fate:
    return Fate("borrow", callee, index)


LEAVE = Fate("leave")
OUTER = Fate("leave", outer=True)
UNKNOWN = Fate("leave", "?")

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
    "keep(both(&v, nil))": borrow("ex.org/m.both"),
    "outer = both(both(&v, nil), nil)": LEAVE,
    "dyn(both(&v, nil))": LEAVE,
    "go keep(both(&v, nil))": LEAVE,
    "both(&v, nil).with(outer)": borrow("ex.org/m.both"),
    "go both(&v, nil).with(outer)": LEAVE,
    "_ = both(&v, nil).with": LEAVE,
    "_ = both(&v, nil).fail()": borrow("ex.org/m.both"),
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
    "s := v.self().arr[:]; _ = s": borrow("ex.org/m.T.self", -1),
    "s := v.self().grid[1][:]; _ = s": borrow("ex.org/m.T.self", -1),
    "_ = any(v.self().arr[:])": LEAVE,
    "s := v.self().list[:]; _ = s": LEAVE,
    "_ = v.self().text[1:]": borrow("ex.org/m.T.self", -1),
    "v.self().add(1)": borrow("ex.org/m.T.self", -1),
    "ip = &v.self().add(1).n": LEAVE,
    "_ = v.self().get()": borrow("ex.org/m.T.self", -1),
    "_ = v.self().add": LEAVE,
    "defer v.self().name()": LEAVE,
}


def test_addresses(bench: Bench, tmp_path: Path) -> None:
    rows = list(FATES)
    text = HEAD + "".join(f"\t\t{{ {row} }}\n" for row in rows) + "\t}\n}\n"
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
