package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// uses are the references to one loop variable in the loop's body, and what each does to it.
type uses struct {
	*walker
	loop    *ast.RangeStmt
	obj     *types.Var
	parents map[ast.Node]ast.Node
	found   []use
	tainted map[*types.Var]bool // variables of the body that may hold a pointer to the loop variable
}

// use is one reference. Its fate says where the address goes that it takes, or that a function
// literal around it takes: nowhere (""), into a call that may use it until it returns ("borrow"),
// or anywhere else ("leave").
type use struct {
	id      *ast.Ident
	access  string // read, write, address
	pointer fate
	closure fate
	lit     *ast.FuncLit // the outermost function literal of the body around it
	exact   bool         // &v, and nothing of it
}

func newUses(w *walker, loop *ast.RangeStmt, obj *types.Var) *uses {
	u := &uses{walker: w, loop: loop, obj: obj, tainted: map[*types.Var]bool{}}
	ast.Inspect(loop.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && w.info.Uses[id] == obj {
			u.found = append(u.found, use{id: id})
		}
		return true
	})
	if len(u.found) == 0 {
		return u
	}
	u.parents = parentsOf(loop.Body)
	for i := range u.found {
		u.classify(&u.found[i])
	}
	u.spread()
	return u
}

func parentsOf(root ast.Node) map[ast.Node]ast.Node {
	parents := map[ast.Node]ast.Node{}
	stack := []ast.Node{nil} // above the root there is nothing
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
		} else {
			parents[n] = stack[len(stack)-1]
			stack = append(stack, n)
		}
		return true
	})
	return parents
}

// parent is the nearest node above that is more than parentheses, and the child of it below.
func (u *uses) parent(n ast.Node) (above, child ast.Node) {
	above = u.parents[n]
	for {
		p, ok := above.(*ast.ParenExpr)
		if !ok {
			return above, n
		}
		above, n = u.parents[p], p
	}
}

func (u *uses) classify(r *use) {
	part, above := u.part(r.id)
	r.access, r.pointer = "read", fate{}
	switch n := above.(type) {
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			r.access, r.pointer = "address", u.fateOf(n)
			r.exact = unparen(n.X) == ast.Expr(r.id)
		}
	case *ast.SliceExpr:
		if u.isArray(part) {
			r.access, r.pointer = "address", u.fateOf(n)
		}
	case *ast.SelectorExpr:
		if u.takesAddress(n) {
			r.access, r.pointer = "address", u.methodFate(n)
		}
	case *ast.AssignStmt:
		if contains(n.Lhs, part) {
			r.access = "write"
		}
	case *ast.IncDecStmt:
		r.access = "write"
	case *ast.RangeStmt:
		if unparen(n.Key) == unparen(part) || unparen(n.Value) == unparen(part) {
			r.access = "write"
		}
	}
	u.enclose(r)
}

// part climbs from a variable to the widest part of its own memory that it is the root of, such as
// v.a[i].b, and gives what stands around that.
func (u *uses) part(root ast.Expr) (part ast.Expr, above ast.Node) {
	part = root
	for {
		p, child := u.parent(part)
		inside := false
		switch n := p.(type) {
		case *ast.SelectorExpr:
			s := u.info.Selections[n]
			inside = s != nil && s.Kind() == types.FieldVal && !indirect(s)
		case *ast.IndexExpr:
			inside = u.isArray(n.X) && n.X == child
		}
		if !inside {
			return part, p
		}
		part = p.(ast.Expr)
	}
}

func (u *uses) isArray(e ast.Expr) bool {
	_, ok := core(u.typeOf(e)).(*types.Array)
	return ok
}

// indirect says whether a field is reached through a pointer, so that it is other memory.
// Selection.Indirect means more for methods, and less for embedded pointers, in older versions.
func indirect(s *types.Selection) bool {
	t := s.Recv()
	for _, i := range s.Index() {
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return true // a pointer
		}
		t = st.Field(i).Type()
	}
	return false
}

// takesAddress: a method with a pointer receiver is selected on addressable memory of the variable.
func (u *uses) takesAddress(n *ast.SelectorExpr) bool {
	s := u.info.Selections[n]
	return s != nil && pointsTo(s)
}

// pointsTo: a method that is selected gets a pointer to that memory.
func pointsTo(s *types.Selection) bool {
	t := s.Recv()
	path := s.Index()
	for _, i := range path[:len(path)-1] {
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return false // through a pointer: other memory
		}
		t = st.Field(i).Type()
	}
	if _, ok := t.Underlying().(*types.Pointer); ok {
		return false
	}
	if isTypeParam(unalias(t)) {
		return true // its methods may have pointer receivers
	}
	recv := s.Obj().Type().(*types.Signature).Recv()
	_, byPointer := unalias(recv.Type()).(*types.Pointer)
	return byPointer
}

// enclose notes the function literals around a reference. Of several, the outermost decides, unless
// an inner one goes anywhere but into a call on the spot.
func (u *uses) enclose(r *use) {
	for n := u.parents[r.id]; n != nil; n = u.parents[n] {
		lit, ok := n.(*ast.FuncLit)
		if !ok {
			continue
		}
		outer := u.fateOf(lit)
		switch {
		case r.lit == nil || r.closure.callee == "()":
			r.closure = outer
		case r.closure.callee != "" && outer.callee != "":
			r.closure = fate{kind: "leave", callee: "?"} // from one call into another
		default:
			r.closure = leave
		}
		r.lit = lit
	}
}

func contains(list []ast.Expr, e ast.Expr) bool {
	for _, one := range list {
		if unparen(one) == unparen(e) {
			return true
		}
	}
	return false
}

// steady: nothing but reads.
func (u *uses) steady() bool {
	for _, r := range u.found {
		if r.access != "read" {
			return false
		}
	}
	return true
}

// byValue is the largest variable, in bytes, that Go copies into a closure if nothing changes it.
const byValue = 128

// addressed: by an expression, a method, or a function literal that captures the variable itself.
func (u *uses) addressed(size int64) bool {
	captured, written := false, false
	for _, r := range u.found {
		if r.access == "address" {
			return true
		}
		captured = captured || r.lit != nil
		written = written || r.access == "write"
	}
	return captured && (written || size > byValue)
}

func (u *uses) rows() []row {
	rows := []row{}
	for _, r := range u.found {
		_, offset := place(u.fset, r.id.Pos())
		var literal row
		if r.lit != nil {
			_, start, end := span(u.fset, r.lit)
			literal = row{start, end}
		}
		p, c := r.pointer, r.closure
		onward := []row{}
		for _, s := range p.onward {
			onward = append(onward, row{s.callee, s.index})
		}
		rows = append(rows, row{
			offset, r.access, r.exact,
			row{p.kind, p.callee, p.index, p.outer, onward}, row{c.kind, c.callee, c.index}, literal,
		})
	}
	return rows
}
