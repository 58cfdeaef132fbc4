package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

func sorted(of map[types.Object]*group) []types.Object {
	var found []types.Object
	for object := range of {
		found = append(found, object)
	}
	slices.SortFunc(found, func(a, b types.Object) int { return int(a.Pos()) - int(b.Pos()) })
	return found
}

// object is the variable that an expression names, nil for any other.
func (gs *groups) object(e ast.Expr) types.Object {
	var object types.Object
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		object = gs.info.ObjectOf(e)
	case *ast.SelectorExpr:
		object = gs.info.ObjectOf(e.Sel)
	}
	if v, ok := object.(*types.Var); ok {
		return v.Origin()
	}
	return nil
}

// group is that of the variable which an expression names, or of its named type.
func (gs *groups) group(e ast.Expr) *group {
	if object := gs.object(e); object != nil && gs.of[object] != nil {
		return gs.of[object]
	}
	if named, ok := gs.info.TypeOf(e).(*types.Named); ok {
		return gs.of[named.Obj()]
	}
	return nil
}

// use changes a use of the maps of a group.
func (gs *groups) use(node ast.Node) {
	switch node := node.(type) {
	case *ast.IndexExpr:
		if g := gs.group(node.X); g != nil {
			gs.seen[ast.Unparen(node.X)] = true
			gs.access(g, node)
		}
	case *ast.RangeStmt:
		if g := gs.group(node.X); g != nil {
			gs.seen[ast.Unparen(node.X)] = true
			gs.ranged(g, node)
		}
	case *ast.BinaryExpr:
		for _, side := range []ast.Expr{node.X, node.Y} {
			gs.seen[ast.Unparen(side)] = true
		}
	}
}

// ranged: a loop over the map.
func (gs *groups) ranged(g *group, node *ast.RangeStmt) {
	if node.Value == nil {
		return
	}
	gs.taken(g, node.Value)
}

// taken: a variable gets what a map holds.
func (gs *groups) taken(g *group, place ast.Expr) {
	name, ok := place.(*ast.Ident)
	switch {
	case ok && name.Name == "_":
	case ok && gs.info.Defs[name] != nil:
		gs.elements[gs.info.Defs[name]] = g
	default:
		g.root().leave("a variable that is there already gets its value")
	}
}

// access: m[k], wherever it stands.
func (gs *groups) access(g *group, node *ast.IndexExpr) {
	switch above := gs.parents[node].(type) {
	case *ast.AssignStmt:
		if slices.Contains(above.Lhs, ast.Expr(node)) {
			gs.written(g, node, above)
			return
		}
		if len(above.Lhs) == 2 && len(above.Rhs) == 1 {
			gs.taken(g, above.Lhs[0])
			return
		}
		if place := gs.copied(above, node); place != nil && gs.random.Intn(2) == 0 {
			gs.taken(g, place)
			return
		}
	case *ast.ValueSpec:
		if len(above.Names) == 2 && len(above.Values) == 1 {
			gs.taken(g, above.Names[0])
			if above.Type != nil {
				g.root().leave("the type of its value is written")
			}
			return
		}
	case *ast.IncDecStmt:
		gs.updated(g, node, above)
		return
	case *ast.RangeStmt:
		if above.X != node {
			g.root().leave("a loop writes to it")
			return
		}
	case *ast.ParenExpr:
		g.root().leave("parentheses")
		return
	}
	g.add(edit{node.End(), node.End(), g.at(), suffix, node.Pos()})
}

// copied is the new variable that the value goes to, nil where there is none.
func (gs *groups) copied(above *ast.AssignStmt, node ast.Expr) *ast.Ident {
	at := slices.Index(above.Rhs, node)
	if at < 0 || len(above.Lhs) != len(above.Rhs) {
		return nil
	}
	name, ok := above.Lhs[at].(*ast.Ident)
	if !ok || name.Name == "_" || gs.info.Defs[name] == nil {
		return nil
	}
	return name
}

// written: m[k] is on the left.
func (gs *groups) written(g *group, node *ast.IndexExpr, above *ast.AssignStmt) {
	if above.Tok != token.ASSIGN {
		gs.updated(g, node, above)
		return
	}
	_, received := gs.parents[above].(*ast.CommClause)
	if len(above.Lhs) != len(above.Rhs) || received && gs.parents[above].(*ast.CommClause).Comm == above {
		g.root().leave("a value of several is stored")
		return
	}
	if len(above.Lhs) == 1 && gs.random.Intn(3) == 0 && gs.updated(g, node, above) {
		return
	}
	value := above.Rhs[slices.Index(above.Lhs, ast.Expr(node))]
	t, ok := gs.spelled(g.root().element, node.Pos())
	if !ok {
		g.root().leave("its type cannot be spelled here")
		return
	}
	open, end := g.held()
	open = "[" + gs.length(g) + "]" + t + open
	g.add(edit{value.Pos(), value.Pos(), open, opening, value.End()},
		edit{value.End(), value.End(), end, closing, value.Pos()})
}

// updated: a copy of the array is changed and stored again.
func (gs *groups) updated(g *group, node *ast.IndexExpr, statement ast.Stmt) bool {
	_, isIncrement := statement.(*ast.IncDecStmt)
	assignment, isAssignment := statement.(*ast.AssignStmt)
	must := isIncrement || isAssignment && assignment.Tok != token.ASSIGN
	if !gs.inList(statement) || !isSimple(node) {
		if must {
			g.root().leave("an update that has no simple form")
		}
		return false
	}
	gs.fresh++
	text, name := gs.text(node), "planted"+strings.Repeat("x", gs.fresh%7)
	from, to := statement.Pos(), statement.End()
	g.add(
		edit{from, from, "{ " + name + " := " + text + "; ", before, to},
		edit{node.Pos(), node.End(), name + g.at(), instead, node.End()},
		edit{to, to, "; " + text + " = " + name + " }", after, from},
	)
	return true
}

// inList: the statement is one of a block, and can become a block.
func (gs *groups) inList(statement ast.Stmt) bool {
	switch above := gs.parents[statement].(type) {
	case *ast.BlockStmt, *ast.CaseClause:
		return true
	case *ast.CommClause:
		return above.Comm != statement
	}
	return false
}

// isSimple: evaluating it twice is like once, and does not panic.
func isSimple(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident, *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return isSimple(e.X)
	case *ast.IndexExpr:
		return isSimple(e.X) && isSimple(e.Index)
	}
	return false
}

// unseen: whatever is done with a map that is not understood speaks against its group, and a
// variable that holds an array is read by its element.
func (gs *groups) unseen(node ast.Node) {
	switch node := node.(type) {
	case *ast.Ident:
		gs.element(node)
		if _, selects := gs.parents[node].(*ast.SelectorExpr); !selects || gs.parents[node].(*ast.SelectorExpr).X == node {
			gs.unseenExpr(node)
		}
	case *ast.SelectorExpr:
		gs.unseenExpr(node)
	}
}

func (gs *groups) unseenExpr(e ast.Expr) {
	g := gs.group(e)
	if g == nil || g.root().isNamed || gs.seen[e] {
		return
	}
	if name, ok := e.(*ast.Ident); ok && gs.info.Defs[name] != nil {
		return
	}
	if pair, ok := gs.parents[e].(*ast.KeyValueExpr); ok && pair.Key == e {
		return
	}
	g.root().leave("a use that is not understood")
}

// element: a use of a variable that now holds an array.
func (gs *groups) element(name *ast.Ident) {
	g := gs.elements[gs.info.Uses[name]]
	if gs.info.Uses[name] == nil || g == nil {
		return
	}
	if above, ok := gs.parents[name].(*ast.AssignStmt); ok && above.Tok == token.DEFINE {
		if slices.Contains(above.Lhs, ast.Expr(name)) {
			g.root().leave("its value is defined twice")
			return
		}
	}
	g.add(edit{name.End(), name.End(), g.at(), suffix, name.Pos()})
}
