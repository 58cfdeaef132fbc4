package main

import (
	"go/ast"
	"go/types"
	"sort"
)

// spread follows the variables that may hold a pointer through assignments to other variables.
func (u *uses) spread() {
	for grown := len(u.tainted) > 0; grown; {
		before := len(u.tainted)
		ast.Inspect(u.loop.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				u.pass(n.Rhs, n.Lhs)
			case *ast.ValueSpec:
				for _, id := range n.Names {
					u.pass(n.Values, []ast.Expr{id})
				}
			case *ast.RangeStmt:
				u.pass([]ast.Expr{n.X}, []ast.Expr{n.Key, n.Value})
			case *ast.TypeSwitchStmt:
				u.passSwitch(n)
			case *ast.CallExpr:
				if u.mentions(n) {
					u.lend(n, n)
				}
			}
			return true
		})
		grown = len(u.tainted) > before
	}
}

func (u *uses) pass(from, to []ast.Expr) {
	for _, e := range from {
		if e == nil || !u.mentions(e) {
			continue
		}
		for _, target := range to {
			u.taint(target) // which may be missing in a range loop
		}
		return
	}
}

// passSwitch: switch x := p.(type) declares one x for each clause.
func (u *uses) passSwitch(n *ast.TypeSwitchStmt) {
	assign, ok := n.Assign.(*ast.AssignStmt)
	if !ok || !u.mentions(assign.Rhs[0]) {
		return
	}
	for _, clause := range n.Body.List {
		if obj, ok := u.info.Implicits[clause].(*types.Var); ok {
			u.tainted[obj] = true
		}
	}
}

func (u *uses) mentions(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if obj, ok := u.info.Uses[id].(*types.Var); ok && u.tainted[obj] {
				found = true
			}
		}
		return !found
	})
	return found
}

// taint notes the variable of the body that an assignment changes, in whole or in part. What lies
// behind a pointer is on the heap as far as the compiler knows, so it would have moved there.
func (u *uses) taint(e ast.Expr) bool {
	for {
		switch x := unparen(e).(type) {
		case *ast.Ident:
			obj, ok := u.info.ObjectOf(x).(*types.Var)
			if !ok {
				return true // the blank identifier
			}
			if !u.within(obj) {
				return false
			}
			if holdsPointers(obj.Type()) {
				u.tainted[obj] = true
			}
			return true
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return false
		}
	}
}

// within says whether a variable is declared in the loop's body.
func (u *uses) within(obj *types.Var) bool {
	return u.loop.Body.Pos() <= obj.Pos() && obj.Pos() < u.loop.Body.End()
}

// aliases are the offsets of all references to tainted variables.
func (u *uses) aliases() []int {
	found := []int{}
	ast.Inspect(u.loop.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if obj, ok := u.info.Uses[id].(*types.Var); ok && u.tainted[obj] {
				_, offset := place(u.fset, id.Pos())
				found = append(found, offset)
			}
		}
		return true
	})
	sort.Ints(found)
	return found
}
