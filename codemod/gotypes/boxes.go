package main

import (
	"go/ast"
	"go/types"
)

// boxes notes a part of something that Go copies to give its address away: where it becomes an
// interface value. What has a place in memory it would not copy, but read later.
func (w *walker) boxes(want types.Type, e ast.Expr) {
	have := w.typeOf(e)
	if want != nil && have != nil && isInterface(unalias(want)) && !isInterface(unalias(have)) {
		w.copied(e)
	}
}

// boxesAll does that for assignments in pairs.
func (w *walker) boxesAll(n int, want func(i int) types.Type, from []ast.Expr) {
	if len(from) == n {
		for i, e := range from {
			w.boxes(want(i), e)
		}
	}
}

// comparesParts: structs and arrays are compared in memory.
func (w *walker) comparesParts(x, y ast.Expr) {
	for _, e := range []ast.Expr{x, y} {
		switch core(w.typeOf(e)).(type) {
		case *types.Struct, *types.Array:
			w.copied(e)
		}
	}
}

func (w *walker) copied(e ast.Expr) {
	switch e := unparen(e).(type) {
	case *ast.IndexExpr, *ast.SelectorExpr:
		w.boxed[e] = true
	}
}

// box notes an element or field that Go copies on its way into an interface value, a comparison of
// arrays or structs, or a channel.
func (d *describer) box(e ast.Expr) {
	if d.boxed[e] {
		d.add(&d.mixed, e)
	}
}

// operand is what a builtin gets besides a map: a key, or a size, which may be of any integer type.
func (d *describer) operand(builtin string, e ast.Expr, m *types.Map) {
	switch {
	case m == nil:
	case builtin == "delete":
		d.mix(e, m.Key())
	case builtin == "make":
		d.mix(e, types.Typ[types.Int])
	}
}
