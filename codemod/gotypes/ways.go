package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// ways follows the ways that one iteration of a loop can take: does each insert, and which leave the
// loop?
type ways struct {
	filler
	row    *fillRow
	label  string
	always bool
	exits  []row
}

func newWays(f filler, r *fillRow) *ways {
	w := &ways{filler: f, row: r, always: true, exits: []row{}}
	if l, ok := f.parents[r.loop].(*ast.LabeledStmt); ok {
		w.label = l.Label.Name
	}
	if !w.list(r.body.List, false) {
		w.always = false
	}
	ast.Inspect(r.body, w.leaves)
	return w
}

// list says whether every way to the end of the statements has inserted, given whether that is so at
// their beginning. A way that ends before counts as one that has; continue is judged where it stands.
func (w *ways) list(stmts []ast.Stmt, done bool) bool {
	for _, s := range stmts {
		done = w.stmt(s, done)
	}
	return done
}

func (w *ways) stmt(s ast.Stmt, done bool) bool {
	switch s := s.(type) {
	case *ast.BlockStmt:
		return w.list(s.List, done)
	case *ast.LabeledStmt:
		return w.stmt(s.Stmt, done)
	case *ast.IfStmt:
		then, other := w.list(s.Body.List, done), done
		if s.Else != nil {
			other = w.stmt(s.Else, done)
		}
		return then && other
	case *ast.SwitchStmt:
		return w.clauses(s.Body, done, false)
	case *ast.TypeSwitchStmt:
		return w.clauses(s.Body, done, false)
	case *ast.SelectStmt:
		return w.clauses(s.Body, done, true)
	case *ast.ForStmt:
		w.list(s.Body.List, done)
		return done
	case *ast.RangeStmt:
		w.list(s.Body.List, done)
		return done
	case *ast.BranchStmt:
		w.always = w.always && (done || s.Tok != token.CONTINUE || !w.continues(s))
		return true
	case *ast.ReturnStmt:
		return true
	case *ast.ExprStmt:
		call, ok := unparen(s.X).(*ast.CallExpr)
		return done || ok && w.info.Types[call.Fun].IsBuiltin() && w.calleeName(call.Fun) == "panic"
	}
	return done || w.row.statement[s]
}

// clauses: one is taken for sure where there is a default, or where the statement waits for one.
func (w *ways) clauses(body *ast.BlockStmt, done, taken bool) bool {
	all := true
	for _, c := range body.List {
		var list []ast.Stmt
		switch c := c.(type) {
		case *ast.CaseClause:
			list, taken = c.Body, taken || c.List == nil
		case *ast.CommClause:
			list = c.Body
		}
		all = w.list(list, done) && all && !w.breaksOut(list)
	}
	return done || all && taken
}

// breaksOut: a break in a clause skips what follows in it. (After a fallthrough the next clause follows,
// which is asked as well.)
func (w *ways) breaksOut(list []ast.Stmt) bool {
	found := false
	for _, s := range list {
		ast.Inspect(s, func(n ast.Node) bool {
			b, ok := n.(*ast.BranchStmt)
			found = found || ok && b.Tok == token.BREAK
			return !found
		})
	}
	return found
}

// continues: the statement begins the next iteration of this very loop.
func (w *ways) continues(s *ast.BranchStmt) bool {
	if s.Label != nil {
		return s.Label.Name == w.label
	}
	return w.nearest(s, false) == w.row.loop
}

// nearest is the statement that a break (or, without switches, a continue) without a label is about.
func (w *ways) nearest(n ast.Node, switches bool) ast.Node {
	for n = w.parents[n]; n != nil; n = w.parents[n] {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return n
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			if switches {
				return n
			}
		}
	}
	return nil
}

// leaves notes a statement that ends the loop. A return of an error is told from others.
func (w *ways) leaves(n ast.Node) bool {
	kind := ""
	switch n := n.(type) {
	case *ast.FuncLit:
		return false
	case *ast.ReturnStmt:
		kind = "return"
		if w.returnsError(n) {
			kind = "error"
		}
	case *ast.BranchStmt:
		if w.ends(n) {
			kind = n.Tok.String()
		}
	}
	if kind != "" {
		w.exits = append(w.exits, row{w.offset(n.Pos()), kind})
	}
	return true
}

func (w *ways) ends(n *ast.BranchStmt) bool {
	switch {
	case n.Tok == token.GOTO:
		return true
	case n.Label != nil:
		return !(n.Tok == token.CONTINUE && n.Label.Name == w.label) && !w.isInside(n.Label.Name)
	}
	return n.Tok == token.BREAK && w.nearest(n, true) == w.row.loop
}

// isInside: the label belongs to a statement of the loop's body.
func (w *ways) isInside(label string) bool {
	found := false
	ast.Inspect(w.row.body, func(n ast.Node) bool {
		l, ok := n.(*ast.LabeledStmt)
		found = found || ok && l.Label.Name == label
		return !found
	})
	return found
}

// skips is the first statement between the making and the loop by which the loop is not reached, but
// for the return of an error.
func (f filler) skips(m making, loop ast.Stmt) (found token.Pos) {
	w := &ways{filler: f}
	for _, s := range f.list(m.stmt) {
		if s.Pos() < m.stmt.End() || s.End() > loop.Pos() {
			continue
		}
		ast.Inspect(s, func(n ast.Node) bool {
			if _, ok := n.(*ast.FuncLit); ok || found.IsValid() {
				return false
			}
			if w.goesAway(n, s) {
				found = n.Pos()
			}
			return true
		})
	}
	return found
}

// goesAway: the node is a jump out of a statement.
func (w *ways) goesAway(n ast.Node, s ast.Stmt) bool {
	switch n := n.(type) {
	case *ast.ReturnStmt:
		return !w.returnsError(n)
	case *ast.BranchStmt:
		target := w.nearest(n, n.Tok == token.BREAK)
		return n.Tok != token.FALLTHROUGH && (n.Label != nil || target == nil || target.Pos() < s.Pos())
	}
	return false
}

var errorType = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

func (w *ways) returnsError(n *ast.ReturnStmt) bool {
	if len(n.Results) == 0 {
		return false
	}
	last := w.info.Types[n.Results[len(n.Results)-1]]
	if t, _ := last.Type.(*types.Tuple); t.Len() > 0 {
		return types.Implements(t.At(t.Len()-1).Type(), errorType)
	}
	return last.Type != nil && !last.IsNil() && types.Implements(last.Type, errorType)
}
