package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// counted is n in for i := c; i < n; i++ where c is not negative, or in for i := 1; i <= n; i++, and
// nothing else changes i.
func (f filler) counted(n *ast.ForStmt) ast.Expr {
	i := f.counter(n)
	cond, ok := n.Cond.(*ast.BinaryExpr)
	if i == nil || !ok || !f.isVar(cond.X, i) || !f.isSteady(i, n.Body) {
		return nil
	}
	post, ok := n.Post.(*ast.IncDecStmt)
	if !ok || post.Tok != token.INC || !f.isVar(post.X, i) {
		return nil
	}
	first := constant.Sign(f.info.Types[n.Init.(*ast.AssignStmt).Rhs[0]].Value)
	if cond.Op == token.LSS && first >= 0 || cond.Op == token.LEQ && first > 0 {
		return cond.Y
	}
	return nil
}

// counter is the variable that for i := constant declares, if it is the only one.
func (f filler) counter(n *ast.ForStmt) *types.Var {
	init, ok := n.Init.(*ast.AssignStmt)
	if !ok || init.Tok != token.DEFINE || len(init.Lhs) != 1 || len(init.Rhs) != 1 {
		return nil
	}
	v := f.info.Types[init.Rhs[0]].Value
	id, ok := init.Lhs[0].(*ast.Ident)
	if !ok || v == nil || v.Kind() != constant.Int {
		return nil
	}
	i, _ := f.info.Defs[id].(*types.Var)
	if i == nil || rangeKind(i.Type()) != "int" || !isInteger(i.Type()) {
		return nil
	}
	return i
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
	p, ok := rootPath(v)
	if !ok || f.reassigned(p, body.Pos(), body.End()).IsValid() {
		return false
	}
	steady := true
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && f.info.Uses[id] == v && f.isAddressed(id) {
			steady = false
		}
		return steady
	})
	return steady
}
