package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"math"
)

// counted is what limits the iterations of a loop that counts by one, if nothing else changes what it
// counts with: n in for i := c; i < n; i++ where c is not negative, in for i := 1; i <= n; i++, in
// for i := n - 1; i >= 0; i-- and in for i := n; i > 0; i--. Until last it may be evaluated.
func (f filler) counted(n *ast.ForStmt) (limit ast.Expr, last token.Pos) {
	i, first := f.counter(n)
	if i == nil || !f.isSteady(i, n.Body) {
		return nil, token.NoPos
	}
	cond := n.Cond.(*ast.BinaryExpr)
	switch f.step(n.Post, i) {
	case 1:
		return f.upTo(first, cond), n.End()
	case -1:
		return f.downFrom(first, cond), first.End()
	}
	return nil, token.NoPos
}

// counter is the variable of the loop that its condition begins with, and its first value.
func (f filler) counter(n *ast.ForStmt) (*types.Var, ast.Expr) {
	init, ok := n.Init.(*ast.AssignStmt)
	cond, asks := n.Cond.(*ast.BinaryExpr)
	if !ok || !asks || init.Tok != token.DEFINE || len(init.Lhs) != len(init.Rhs) {
		return nil, nil
	}
	for k, e := range init.Lhs {
		id := e.(*ast.Ident) // := declares nothing else
		i, isNew := f.info.Defs[id].(*types.Var)
		if isNew && isInteger(i.Type()) && f.isVar(cond.X, i) {
			return i, init.Rhs[k]
		}
	}
	return nil, nil
}

// step is 1 for i++ and i += 1, -1 for i-- and i -= 1, else 0.
func (f filler) step(s ast.Stmt, i *types.Var) int {
	switch s := s.(type) {
	case *ast.IncDecStmt:
		return f.stepBy(s.X, s.Tok, i)
	case *ast.AssignStmt:
		if f.isConst(s.Rhs[0], 1) {
			return f.stepBy(s.Lhs[0], s.Tok, i)
		}
	}
	return 0
}

func (f filler) stepBy(x ast.Expr, tok token.Token, i *types.Var) int {
	switch {
	case !f.isVar(x, i):
	case tok == token.INC || tok == token.ADD_ASSIGN:
		return 1
	case tok == token.DEC || tok == token.SUB_ASSIGN:
		return -1
	}
	return 0
}

func (f filler) upTo(first ast.Expr, cond *ast.BinaryExpr) ast.Expr {
	v := f.info.Types[first].Value
	if v == nil {
		return nil
	}
	if sign := constant.Sign(v); cond.Op == token.LSS && sign >= 0 || cond.Op == token.LEQ && sign > 0 {
		return cond.Y
	}
	return nil
}

// begins is the constant that a loop counts up from.
func (f filler) begins(n *ast.ForStmt) int64 {
	_, first := f.counter(n)
	return asInt64(f.info.Types[first].Value)
}

// asInt64 is the value of a constant integer; what is larger than any int becomes the largest.
func asInt64(v constant.Value) int64 {
	if n, exact := constant.Int64Val(constant.ToInt(v)); exact {
		return n
	}
	return math.MaxInt64
}

func (f filler) downFrom(first ast.Expr, cond *ast.BinaryExpr) ast.Expr {
	if core(f.typeOf(first)).(*types.Basic).Info()&types.IsUnsigned != 0 { // an integer, says counter
		return nil // below 0 it goes on with the largest number
	}
	if cond.Op == token.GTR && f.isConst(cond.Y, 0) {
		return first
	}
	last, ok := unparen(first).(*ast.BinaryExpr)
	if ok && cond.Op == token.GEQ && f.isConst(cond.Y, 0) && last.Op == token.SUB && f.isConst(last.Y, 1) {
		return last.X
	}
	return nil
}

func (f filler) isConst(e ast.Expr, n int64) bool {
	v := f.info.Types[e].Value
	return v != nil && constant.Compare(v, token.EQL, constant.MakeInt64(n))
}

func isInteger(t types.Type) bool {
	b, ok := core(t).(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func (f filler) isVar(e ast.Expr, v *types.Var) bool {
	id, ok := unparen(e).(*ast.Ident)
	return ok && f.info.ObjectOf(id) == v
}

// isSteady: the variable is only read in this part of the text.
func (f filler) isSteady(v *types.Var, body ast.Node) bool {
	p, _ := rootPath(v)
	if f.reassigned(p, body.Pos(), body.End()).IsValid() {
		return false
	}
	return !f.addresses(v, body)
}
