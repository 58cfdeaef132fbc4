package main

import (
	"go/ast"
	"go/types"
)

// step is a call that gets a pointer, and the parameter that it gets it as.
type step struct {
	callee string
	index  int
}

// onward: the calls that the results of a call go to at once, as in g(f(&v)) or f(&v).g(). What g
// lets go of is gone, although f has only given it back.
func (u *uses) onward(n *ast.CallExpr) []step {
	if !holdsPointers(u.typeOf(n)) {
		return nil
	}
	above, child := u.parent(n)
	call, index := u.receives(above, child)
	if call == nil {
		return nil
	}
	return append([]step{{u.calleeName(call.Fun), index}}, u.onward(call)...)
}

// receives is the call that gets an expression, as an argument or as the receiver of a method. A
// method of what a pointer leads to does not get the pointer.
func (u *uses) receives(n, part ast.Node) (*ast.CallExpr, int) {
	switch p := n.(type) {
	case *ast.SelectorExpr:
		above, child := u.parent(p)
		if call, ok := above.(*ast.CallExpr); ok && call.Fun == child && u.passes(p) {
			return call, -1
		}
	case *ast.CallExpr:
		for i, e := range p.Args {
			if e == part {
				return p, u.parameterIndex(p, u.callee(p.Fun), i)
			}
		}
	}
	return nil, 0
}

// passes says whether a method gets what it is selected from as it is.
func (u *uses) passes(n *ast.SelectorExpr) bool {
	recv := u.callee(n).Type().(*types.Signature).Recv().Type()
	return isPointer(recv) || !isPointer(u.typeOf(n.X))
}
