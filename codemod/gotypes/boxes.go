package main

import (
	"go/ast"
	"go/types"
)

// boxes notes a variable, or a part of something, that Go copies to give its address away: where it
// becomes an interface value. What has a place in memory it would not copy, but read later.
func (w *walker) boxes(want types.Type, e ast.Expr) {
	have := w.typeOf(e)
	if want != nil && have != nil && isInterface(unalias(want)) && !isInterface(unalias(have)) {
		w.boxed[unparen(e)] = true
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

// comparesParts: structs and arrays are compared in memory. (What a variable holds is copied for that
// when both sides have been evaluated, wherever it lies.)
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
