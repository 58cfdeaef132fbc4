package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// quiet notes a function whose own statements change nothing that its caller could see, with the
// functions that it calls: it changes nothing at all if none of those does.
func (w *walker) quiet(d *ast.FuncDecl) {
	f, ok := w.info.Defs[d.Name].(*types.Func)
	if !ok || d.Body == nil {
		return
	}
	q := &quietness{walker: w, decl: d, callees: []string{}}
	ast.Inspect(d.Body, q.node)
	if !q.loud {
		w.quietRows.add("", row{w.functionKey(f), q.callees})
	}
}

type quietness struct {
	*walker
	decl    *ast.FuncDecl
	callees []string
	loud    bool
}

// node: what is started, deferred or waited for is a call, a send or a receive itself, and so is what
// runs a function literal. Variables that are declared are the function's own.
func (q *quietness) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.SendStmt:
		q.loud = true
	case *ast.UnaryExpr:
		q.loud = q.loud || n.Op == token.ARROW
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			q.assigns(n.Lhs...)
		}
	case *ast.IncDecStmt:
		q.assigns(n.X)
	case *ast.RangeStmt:
		q.loud = q.loud || kindOf(q.typeOf(n.X)) != "data"
		q.assigns(n.Key, n.Value)
	case *ast.CallExpr:
		q.call(n)
	}
	return !q.loud
}

func (q *quietness) assigns(targets ...ast.Expr) {
	for _, e := range targets {
		if e != nil && !q.own(e) {
			q.loud = true
		}
	}
}

// own: a variable of this call, or a part of one that is reached without following a pointer.
func (q *quietness) own(e ast.Expr) bool {
	switch e := unparen(e).(type) {
	case *ast.Ident:
		v, ok := q.info.ObjectOf(e).(*types.Var)
		return e.Name == "_" || ok && !topLevel(v) && q.decl.Pos() <= v.Pos() && v.Pos() < q.decl.End()
	case *ast.SelectorExpr:
		s := q.info.Selections[e]
		return s != nil && !indirect(s) && q.own(e.X)
	case *ast.IndexExpr:
		_, isArray := core(q.typeOf(e.X)).(*types.Array)
		return isArray && q.own(e.X)
	}
	return false
}

// harmlessBuiltins change nothing that was there before the call.
var harmlessBuiltins = map[string]bool{
	"len": true, "cap": true, "min": true, "max": true, "new": true, "make": true, "real": true,
	"imag": true, "complex": true, "panic": true, "print": true, "println": true,
	"Sizeof": true, "Alignof": true, "Offsetof": true,
}

func (q *quietness) call(n *ast.CallExpr) {
	tv := q.info.Types[n.Fun]
	switch {
	case tv.IsType():
	case tv.IsBuiltin():
		q.loud = q.loud || !harmlessBuiltins[q.calleeName(n.Fun)]
	case q.callee(n.Fun) == nil:
		q.loud = true
	case formatters[q.calleeName(n.Fun)] && !q.plainArguments(n):
		q.loud = true
	default:
		q.callees = append(q.callees, q.calleeName(n.Fun))
	}
}

// formatters call methods of their arguments, and change nothing if there are none, as here. In another
// build a type may have some, so they are noted as called all the same.
var formatters = map[string]bool{
	"fmt.Sprint": true, "fmt.Sprintf": true, "fmt.Sprintln": true, "fmt.Errorf": true,
	"fmt.Print": true, "fmt.Printf": true, "fmt.Println": true,
}

// plainArguments: every argument is of a type without methods that holds only such types. (What
// prints gets a slice of interfaces where all are given at once, and that is none.)
func (w *walker) plainArguments(n *ast.CallExpr) bool {
	for _, arg := range n.Args {
		if t := w.typeOf(arg); t == nil || !plain(t, 5) {
			return false
		}
	}
	return true
}

// formats: a method that package fmt calls, should it be given such a value.
func formats(t types.Type) bool {
	methods := types.NewMethodSet(t)
	for i := 0; i < methods.Len(); i++ {
		switch methods.At(i).Obj().Name() {
		case "String", "Error", "Format", "GoString":
			return true
		}
	}
	return false
}

// plain: without such methods at any level. Nesting ends the search, since a type may hold itself.
func plain(t types.Type, levels int) bool {
	if levels == 0 || formats(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Array:
		return plain(u.Elem(), levels-1)
	case *types.Slice:
		return plain(u.Elem(), levels-1)
	case *types.Map:
		return plain(u.Key(), levels-1) && plain(u.Elem(), levels-1)
	case *types.Struct:
		for i := 0; i < u.NumFields(); i++ {
			if !plain(u.Field(i).Type(), levels-1) {
				return false
			}
		}
		return true
	}
	return false
}
