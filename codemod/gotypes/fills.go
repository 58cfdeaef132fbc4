package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
)

// fillRow is an outermost loop, seen from where a map is made, that puts entries into it.
type fillRow struct {
	Start     int       `json:"start"`
	End       int       `json:"end"`
	Inserts   [][2]int  `json:"inserts"`
	Relation  string    `json:"relation"`
	Depth     int       `json:"depth"`
	Literal   bool      `json:"literal"`
	Always    bool      `json:"always"`
	Exits     []row     `json:"exits"`
	Deletes   int       `json:"deletes"`
	Rereads   int       `json:"rereads"`
	Moved     int       `json:"moved"`
	Skips     int       `json:"skips"`
	Between   int       `json:"between"`
	Unsteady  int       `json:"unsteady"`
	Keys      string    `json:"keys"`
	Defines   bool      `json:"defines"`
	Bound     *boundRow `json:"bound"`
	loop      ast.Stmt
	body      *ast.BlockStmt
	inserts   []*ast.IndexExpr // what Inserts says
	statement map[ast.Stmt]bool
}

// loops finds the loops after a map was made that insert into it.
func (f filler) loops(m making) []*fillRow {
	if m.stmt == nil {
		return nil
	}
	found := map[ast.Stmt]*fillRow{}
	f.insertions(m.target, func(s ast.Stmt, e *ast.IndexExpr) {
		if s.Pos() < m.expr.End() {
			return
		}
		loop, depth, relation := f.between(m, s)
		if loop == nil {
			return
		}
		r := found[loop]
		if r == nil {
			r = &fillRow{loop: loop, body: loopBody(loop), Relation: relation, statement: map[ast.Stmt]bool{}}
			found[loop] = r
		}
		r.Depth = max(r.Depth, depth)
		r.Literal = r.Literal || f.literal(s) != f.literal(loop)
		r.inserts = append(r.inserts, e)
		r.statement[s] = true
	})
	rows := []*fillRow{}
	for _, r := range found {
		f.describeFill(m, r)
		rows = append(rows, r)
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].Start < rows[j].Start })
	return rows
}

// insertions calls visit for every statement that assigns to an entry of the map.
func (f filler) insertions(target path, visit func(ast.Stmt, *ast.IndexExpr)) {
	entry := func(s ast.Stmt, e ast.Expr) {
		x, ok := unparen(e).(*ast.IndexExpr)
		if ok && f.isAt(x.X, target) {
			visit(s, x)
		}
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				entry(n, e)
			}
		case *ast.IncDecStmt:
			entry(n, n.X)
		}
		return true
	})
}

func loopBody(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.ForStmt:
		return n.Body
	case *ast.RangeStmt:
		return n.Body
	}
	return nil
}

// between finds the outermost loop around an insertion that the map was not made in, how many loops
// there are, and how that loop and the making stand to each other: the loop comes "after" it in the
// same list of statements, the loop ("inner") or the making ("outer") is nested deeper, or the map is
// made again and again ("around") for a loop that is further out.
func (f filler) between(m making, insert ast.Stmt) (loop ast.Stmt, depth int, relation string) {
	above := map[ast.Node]bool{}
	for n := ast.Node(m.stmt); n != nil; n = f.parents[n] {
		above[n] = true
	}
	n := ast.Node(insert)
	for ; n != nil && !above[n]; n = f.parents[n] {
		if loopBody(n) != nil {
			loop, depth = n.(ast.Stmt), depth+1
		}
	}
	switch {
	case n == ast.Node(m.stmt):
		return nil, 0, ""
	case loop == nil:
		return f.around(m, n)
	case !f.sharesList(m.stmt, n):
		return loop, depth, "outer"
	case f.sharesList(loop, n):
		return loop, depth, "after"
	}
	return loop, depth, "inner"
}

// sharesList: the statement stands in the list that this node holds, labelled or not.
func (f filler) sharesList(s ast.Stmt, holder ast.Node) bool {
	p := f.parents[s]
	if l, ok := p.(*ast.LabeledStmt); ok {
		p = f.parents[l]
	}
	return p == holder
}

// around: if m == nil { m = make(…) } before an insertion, both in a loop that m outlives.
func (f filler) around(m making, common ast.Node) (loop ast.Stmt, depth int, relation string) {
	if f.sharesList(m.stmt, common) {
		return nil, 0, ""
	}
	for n := common; n != nil; n = f.parents[n] {
		if loopBody(n) == nil {
			continue
		}
		if root := m.target.root.Pos(); root < n.Pos() || n.End() <= root {
			return n.(ast.Stmt), 1, "around"
		}
		break
	}
	return nil, 0, ""
}

func (f filler) describeFill(m making, r *fillRow) {
	at := f.place(r.loop)
	r.Start, r.End = at[0], at[1]
	for _, e := range r.inserts {
		r.Inserts = append(r.Inserts, f.place(e))
	}
	ways := newWays(f, r)
	r.Always, r.Exits = ways.always, ways.exits
	r.Deletes, r.Rereads = f.offset(f.deletes(m.target, r.body)), f.offset(f.rereads(m.target, r.body))
	r.Moved = f.offset(f.reassigned(m.target, m.stmt.End(), r.loop.End()))
	r.Defines, r.Skips = f.defines(m.stmt), f.offset(f.skips(m, r.loop))
	r.Between = f.offset(f.disturbance(m, r.loop))
	r.Unsteady = f.offset(f.unsteady(m.target, r))
	r.Keys = f.keys(r)
	r.Bound = f.bound(m, r.loop)
}

// offset is where a position lies in its file; -1 for none.
func (f filler) offset(pos token.Pos) int {
	_, offset := place(f.fset, pos)
	return offset
}

func (f filler) deletes(target path, body ast.Node) (found token.Pos) {
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !f.info.Types[call.Fun].IsBuiltin() {
			return true
		}
		name := f.calleeName(call.Fun)
		if (name == "delete" || name == "clear") && f.isAt(call.Args[0], target) {
			found = call.Pos()
		}
		return true
	})
	return found
}

// rereads is where the loop looks at an entry that may be there already, but for asking whether it
// is: a sign that keys repeat.
func (f filler) rereads(target path, body ast.Node) (found token.Pos) {
	ast.Inspect(body, func(n ast.Node) bool {
		e, ok := n.(*ast.IndexExpr)
		if ok && f.isAt(e.X, target) && !f.isPlainStore(e) && !f.isCommaOk(e) {
			found = e.Pos()
		}
		return true
	})
	return found
}

func (f filler) isPlainStore(e *ast.IndexExpr) bool {
	above, child := f.parent(e)
	n, ok := above.(*ast.AssignStmt)
	return ok && n.Tok == token.ASSIGN && contains(n.Lhs, child.(ast.Expr))
}

func (f filler) isCommaOk(e ast.Expr) bool {
	_, isPair := f.info.Types[e].Type.(*types.Tuple)
	return isPair
}

// defines says whether a statement declares new variables and assigns to no others.
func (f filler) defines(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.DeclStmt:
		return true
	case *ast.AssignStmt:
		for _, e := range s.Lhs {
			if id, _ := e.(*ast.Ident); f.info.Defs[id] == nil {
				return false
			}
		}
		return true
	}
	return false
}
