package main

import (
	"go/ast"
	"go/types"
)

// lend: a call gets a pointer, or a function literal that has one. It may hand that to the literals
// that it runs, whose parameters may hold it then. Of a literal that it comes by in another way (behind
// a pointer, in a field) the compiler does not know either which one it is, so that the pointer would
// have moved the variable to the heap.
func (u *uses) lend(n *ast.CallExpr, what ast.Node) {
	if tv := u.info.Types[n.Fun]; tv.IsType() || tv.IsBuiltin() {
		return
	}
	lent, _ := what.(ast.Expr)
	_, isLiteral := unparen(lent).(*ast.FuncLit)
	if u.callee(n.Fun) == nil {
		u.lendTo(n.Fun, isLiteral)
	}
	if s, ok := unparen(n.Fun).(*ast.SelectorExpr); ok && u.info.Selections[s] != nil {
		u.lendTo(s.X, isLiteral)
	}
	for _, arg := range n.Args {
		u.lendTo(arg, isLiteral)
	}
}

// lendTo taints the parameters of the literals of the body that an expression may stand for.
func (u *uses) lendTo(e ast.Expr, isLiteral bool) {
	sig, ok := core(u.typeOf(e)).(*types.Signature)
	if !ok {
		return
	}
	ast.Inspect(u.loop.Body, func(n ast.Node) bool {
		lit, _ := n.(*ast.FuncLit)
		if lit == nil || !types.Identical(sig, u.typeOf(lit)) {
			return true
		}
		for _, list := range lit.Type.Params.List {
			for _, name := range list.Names {
				if !isLiteral || !isPointer(u.info.ObjectOf(name).Type()) {
					u.taint(name)
				}
			}
		}
		return true
	})
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}
