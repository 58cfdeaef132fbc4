package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// fate is what becomes of a pointer, or of a function literal that holds one.
type fate struct {
	kind   string // "borrow": a call may use it until it returns; "leave": anything else
	callee string // the function that is called, "()" for a literal called in place, "?": not known;
	// with "leave": it is only by way of an error, or of what is not known, that it may go further
	index int  // which of its parameters gets it, -1 for the receiver
	outer bool // with "leave": it is assigned to a variable that is declared outside of the loop
	// with "borrow": the calls that get what the callee makes of it, in order
	onward []step
}

var leave = fate{kind: "leave"}

// fateOf follows the value of an expression to where it goes. What is not known leaves.
func (u *uses) fateOf(n ast.Expr) fate {
	above, child := u.parent(n)
	switch p := above.(type) {
	case *ast.CallExpr:
		if p.Fun == child {
			return u.called(p, "()", 0) // a function literal, called where it stands
		}
		return u.argument(p, child)
	case *ast.AssignStmt:
		return fate{kind: "leave", outer: u.goesOut(p)}
	}
	return leave
}

// goesOut says whether an assignment reaches a variable that is declared outside of the loop.
func (u *uses) goesOut(n *ast.AssignStmt) bool {
	for _, e := range n.Lhs {
		id, ok := unparen(e).(*ast.Ident)
		if !ok {
			return true
		}
		if obj, ok := u.info.ObjectOf(id).(*types.Var); ok && !u.within(obj) {
			return true
		}
	}
	return false
}

// argument: a pointer is handed to a call.
func (u *uses) argument(n *ast.CallExpr, arg ast.Node) fate {
	u.lend(n, arg)
	tv := u.info.Types[n.Fun]
	switch {
	case tv.IsType():
		return u.fateOf(n)
	case tv.IsBuiltin():
		switch u.calleeName(n.Fun) {
		case "len", "cap", "copy", "clear", "print", "println":
			return fate{kind: "borrow", callee: "()"}
		}
		return leave
	}
	f := u.callee(n.Fun)
	if f == nil {
		return u.unknown(n)
	}
	for i, e := range n.Args {
		if e == arg {
			return u.called(n, u.calleeName(n.Fun), u.parameterIndex(n, f, i))
		}
	}
	return leave
}

// parameterIndex is the parameter that gets the i-th argument; all of a variadic one's go to it. The
// first argument of a method expression is the receiver.
func (u *uses) parameterIndex(n *ast.CallExpr, f *types.Func, i int) int {
	e, _ := unparen(n.Fun).(*ast.SelectorExpr)
	if s := u.info.Selections[e]; s != nil && s.Kind() == types.MethodExpr {
		i--
	}
	return min(i, f.Type().(*types.Signature).Params().Len()-1)
}

// methodFate: a method is selected; only where it is called at once the pointer is borrowed.
func (u *uses) methodFate(n *ast.SelectorExpr) fate {
	above, child := u.parent(n)
	call, ok := above.(*ast.CallExpr)
	if !ok || call.Fun != child {
		return leave
	}
	u.lend(call, n)
	if u.callee(call.Fun) == nil {
		return u.unknown(call)
	}
	return u.called(call, u.calleeName(call.Fun), -1)
}

// called: the callee has the pointer until it returns; its results may hold it for longer.
func (u *uses) called(n *ast.CallExpr, callee string, index int) fate {
	borrow := fate{kind: "borrow", callee: callee, index: index}
	if u.isDetached(n) {
		return leave
	}
	if !holdsPointers(u.typeOf(n)) || u.keeps(n) {
		borrow.onward = u.onward(n)
		return borrow
	}
	if u.holdsErrors(n) {
		return fate{kind: "leave", callee: callee, index: index}
	}
	return leave
}

// holdsErrors: of the call's results only errors can hold a pointer. They may do so, and hardly ever
// do, so that `err = w.Write(v[:])` gives as little away as `if err := w.Write(v[:]); err != nil`.
func (u *uses) holdsErrors(n *ast.CallExpr) bool {
	results, ok := u.typeOf(n).(*types.Tuple)
	if !ok {
		return isError(u.typeOf(n))
	}
	for i := 0; i < results.Len(); i++ {
		if t := results.At(i).Type(); !isError(t) && holdsPointers(t) {
			return false
		}
	}
	return true
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}

// unknown: nobody knows what is called. To the compiler the pointer leaves, though it may come back.
func (u *uses) unknown(n *ast.CallExpr) fate {
	if u.called(n, "?", 0).callee == "?" {
		return fate{kind: "leave", callee: "?"}
	}
	return leave
}

// isDetached: the call runs at another time than the statement that it stands in.
func (u *uses) isDetached(n *ast.CallExpr) bool {
	switch u.parents[n].(type) {
	case *ast.GoStmt, *ast.DeferStmt:
		return true
	}
	return false
}

// keeps says whether a call's results, which may hold the pointer, are dropped, compared, or kept in
// variables of the body alone. Those are tainted.
func (u *uses) keeps(n ast.Expr) bool {
	above, child := u.parent(n)
	switch p := above.(type) {
	case *ast.ExprStmt:
		return true
	case *ast.BinaryExpr:
		return p.Op == token.EQL || p.Op == token.NEQ
	case *ast.AssignStmt:
		return u.keepsIn(p.Lhs)
	case *ast.ValueSpec:
		for _, id := range p.Names {
			u.taint(id)
		}
		return true
	case *ast.SelectorExpr:
		return u.keepsSelected(p)
	case *ast.CallExpr:
		if p.Fun == child || u.callee(p.Fun) == nil || u.isDetached(p) {
			return false
		}
		u.lend(p, child)
		return !holdsPointers(u.typeOf(p)) || u.keeps(p)
	}
	return false
}

func (u *uses) keepsIn(targets []ast.Expr) bool {
	for _, e := range targets {
		if !u.taint(e) {
			return false
		}
	}
	return true
}

// keepsSelected: f(&v).field or f(&v).method(…).
func (u *uses) keepsSelected(n *ast.SelectorExpr) bool {
	if s := u.info.Selections[n]; s != nil && s.Kind() == types.FieldVal {
		return u.keepsPart(n)
	}
	return u.keepsMethod(n)
}

// keepsPart: of f(&v).field a value is read or written, or its address goes on.
func (u *uses) keepsPart(n ast.Expr) bool {
	part, above := u.part(n)
	switch p := above.(type) {
	case *ast.UnaryExpr:
		if p.Op == token.AND {
			return u.keeps(p)
		}
	case *ast.SliceExpr:
		if u.isArray(part) { // and so no bound
			return u.keeps(p)
		}
	case *ast.SelectorExpr:
		if u.takesAddress(p) {
			return u.keepsMethod(p)
		}
	}
	return !holdsPointers(u.typeOf(part))
}

// keepsMethod: a method that gets the pointer is called at once.
func (u *uses) keepsMethod(n *ast.SelectorExpr) bool {
	above, child := u.parent(n)
	call, ok := above.(*ast.CallExpr)
	if !ok || call.Fun != child || u.callee(call.Fun) == nil || u.isDetached(call) {
		return false
	}
	u.lend(call, n)
	return !holdsPointers(u.typeOf(call)) || u.keeps(call)
}

// holdsPointers says whether a value can hold a pointer to a variable. A string cannot: what it
// points to never changes.
func holdsPointers(t types.Type) bool {
	if results, ok := t.(*types.Tuple); ok {
		for i := 0; i < results.Len(); i++ {
			if holdsPointers(results.At(i).Type()) {
				return true
			}
		}
		return false
	}
	return t == nil || anyPart(t, func(t types.Type) bool {
		switch u := t.Underlying().(type) {
		case *types.Basic:
			return u.Kind() == types.UnsafePointer || u.Kind() == types.Uintptr
		case *types.Array, *types.Struct:
			return false
		}
		return true
	})
}
