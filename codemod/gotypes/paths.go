package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// path is a variable, or a field that is reached from one by names alone.
type path struct {
	root     *types.Var
	key      string
	pointers []string // keys of the pointers on the way
}

func (w *walker) pathOf(e ast.Expr) (path, bool) {
	switch e := unparen(e).(type) {
	case *ast.Ident:
		return rootPath(w.info.ObjectOf(e))
	case *ast.SelectorExpr:
		s := w.info.Selections[e]
		if s == nil {
			return rootPath(w.info.Uses[e.Sel])
		}
		if p, ok := w.pathOf(e.X); ok && s.Kind() == types.FieldVal {
			return p.follow(s), true
		}
	}
	return path{}, false
}

func rootPath(obj types.Object) (path, bool) {
	v, ok := obj.(*types.Var)
	if !ok {
		return path{}, false
	}
	if topLevel(v) {
		return path{root: v, key: v.Pkg().Path() + "." + v.Name()}, true
	}
	return path{root: v, key: fmt.Sprint(v.Name(), "@", v.Pos())}, true
}

// follow goes to a field, also through fields that are not written.
func (p path) follow(s *types.Selection) path {
	t := s.Recv()
	for _, i := range s.Index() {
		if pointer, ok := t.Underlying().(*types.Pointer); ok {
			p.pointers = append(p.pointers[:len(p.pointers):len(p.pointers)], p.key)
			t = pointer.Elem()
		}
		field := t.Underlying().(*types.Struct).Field(i)
		p.key += "." + field.Name()
		t = field.Type()
	}
	return p
}

// overlaps says whether one of two paths leads through the other.
func (p path) overlaps(q path) bool {
	return p.key == q.key || strings.HasPrefix(p.key, q.key+".") || strings.HasPrefix(q.key, p.key+".")
}

// isAt says whether an expression is exactly this path.
func (f filler) isAt(e ast.Expr, p path) bool {
	q, ok := f.pathOf(e)
	return ok && p.key == q.key
}

// reassigned is where the variable or a field on its path is assigned in a part of the text.
func (f filler) reassigned(p path, from, to token.Pos) token.Pos {
	found := token.NoPos
	f.assignments(func(e ast.Expr) {
		q, _ := f.pathOf(f.whole(e))
		if p.overlaps(q) && from <= e.Pos() && e.Pos() < to && !found.IsValid() {
			found = e.Pos()
		}
	})
	return found
}

// whole is the variable or field of which an expression is an element: a of a[i][j], where these are
// arrays.
func (f filler) whole(e ast.Expr) ast.Expr {
	for {
		x, ok := unparen(e).(*ast.IndexExpr)
		if !ok {
			return e
		}
		if _, ok := core(f.typeOf(x.X)).(*types.Array); !ok {
			return e
		}
		e = x.X
	}
}

// assignments calls visit for everything in the function that is assigned to, but for new variables.
func (f filler) assignments(visit func(ast.Expr)) {
	each := func(list ...ast.Expr) {
		for _, e := range list {
			if id, _ := e.(*ast.Ident); e != nil && f.info.Defs[id] == nil {
				visit(e)
			}
		}
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			each(n.Lhs...)
		case *ast.IncDecStmt:
			each(n.X)
		case *ast.RangeStmt:
			each(n.Key, n.Value)
		}
		return true
	})
}

// isPrivate: nobody but this function, outside of the function literals in it, can change what the
// path leads to. A literal may run several times at once, with the variables around it.
func (f filler) isPrivate(p path, at ast.Node) bool {
	if len(p.pointers) > 0 || topLevel(p.root) {
		return false
	}
	home := f.literal(at)
	isShared := home != nil && p.root.Pos() < home.Pos()
	private := !(isShared && f.oneVariable && f.isRangeVariable(p.root))
	f.assignments(func(e ast.Expr) {
		if q, _ := f.pathOf(f.whole(e)); q.root == p.root && (isShared || f.literal(e) != home) {
			private = false
		}
	})
	return private && !f.addresses(p.root, f.body)
}

// isRangeVariable: a range loop declares it.
func (f filler) isRangeVariable(v *types.Var) (found bool) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		if r, ok := n.(*ast.RangeStmt); ok {
			for _, e := range []ast.Expr{r.Key, r.Value} {
				id, _ := e.(*ast.Ident)
				found = found || f.info.Defs[id] == v
			}
		}
		return !found
	})
	return found
}

// literal is the innermost function literal around a node.
func (f filler) literal(n ast.Node) *ast.FuncLit {
	for ; n != nil; n = f.parents[n] {
		if lit, ok := n.(*ast.FuncLit); ok {
			return lit
		}
	}
	return nil
}

// addresses says whether a part of the text takes the address of a variable, or of a part of it.
func (f filler) addresses(v *types.Var, body ast.Node) (found bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		id, _ := n.(*ast.Ident)
		found = found || f.info.Uses[id] == v && f.isAddressed(id)
		return !found
	})
	return found
}

func (f filler) isAddressed(id *ast.Ident) bool {
	part, above := f.part(id)
	switch n := above.(type) {
	case *ast.UnaryExpr:
		return n.Op == token.AND
	case *ast.SliceExpr:
		_, ok := core(f.typeOf(part)).(*types.Array)
		return ok
	case *ast.SelectorExpr:
		return f.takesAddress(n)
	}
	return false
}
