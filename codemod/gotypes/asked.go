package main

import (
	"go/ast"
	"go/token"
)

// asked are the pointers that the condition of an `if` has followed, or compared with nil, right
// before the making, which stands first in one of its branches: had one been nil, the branch would
// not run. Where the condition itself runs other code, that may have put another one there since.
func (f filler) asked(m making) []string {
	block, ok := f.parents[m.stmt].(*ast.BlockStmt)
	if !ok || block.List[0] != m.stmt {
		return nil
	}
	above, ok := f.parents[block].(*ast.IfStmt)
	if !ok || f.runsCode(above.Cond) {
		return nil
	}
	if above.Else == ast.Stmt(block) {
		return f.followed(above.Cond, token.LOR)
	}
	return f.followed(above.Cond, token.LAND)
}

// runsCode: the expression calls, receives, or has a function literal.
func (f filler) runsCode(e ast.Expr) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.CallExpr:
			tv := f.info.Types[n.Fun]
			name := f.calleeName(n.Fun)
			found = found || !tv.IsType() && !(tv.IsBuiltin() && (name == "len" || name == "cap"))
		}
		return !found
	})
	return found
}

// followed are those on the way to what is surely evaluated in a condition of which the end is known:
// it was true, and all operands of && with it, or false, with all those of ||. Of an operand that may
// have been either nothing is known but that its own first operand was evaluated.
func (f filler) followed(cond ast.Expr, op token.Token) (keys []string) {
	if n, ok := unparen(cond).(*ast.BinaryExpr); ok && isLogical(n.Op) {
		if n.Op != op {
			return f.followed(n.X, token.ILLEGAL)
		}
		return append(f.followed(n.X, op), f.followed(n.Y, op)...)
	}
	keys = f.compared(cond, op)
	ast.Inspect(cond, func(n ast.Node) bool {
		e, _ := n.(ast.Expr)
		if f.info.Types[e].Value != nil { // of a constant nothing is evaluated
			return false
		}
		if n, ok := e.(*ast.BinaryExpr); ok && isLogical(n.Op) {
			return false
		}
		p, _ := f.pathOf(e)
		keys = append(keys, p.pointers...)
		return true
	})
	return keys
}

// compared is what a comparison with nil says: it is none.
func (f filler) compared(cond ast.Expr, op token.Token) (keys []string) {
	n, ok := unparen(cond).(*ast.BinaryExpr)
	if !ok || !(op == token.LAND && n.Op == token.NEQ || op == token.LOR && n.Op == token.EQL) {
		return nil
	}
	if p, _ := f.pathOf(n.X); f.info.Types[n.Y].IsNil() {
		keys = append(keys, p.key)
	}
	if p, _ := f.pathOf(n.Y); f.info.Types[n.X].IsNil() {
		keys = append(keys, p.key)
	}
	return keys
}

func isLogical(op token.Token) bool {
	return op == token.LAND || op == token.LOR
}
