package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// flow unites what a map is assigned to with what is assigned.
func (gs *groups) flow(node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		if node.Tok == token.ASSIGN || node.Tok == token.DEFINE {
			gs.assigned(node.Lhs, node.Rhs)
		}
	case *ast.ValueSpec:
		left := make([]ast.Expr, len(node.Names))
		for i, name := range node.Names {
			left[i] = name
		}
		gs.assigned(left, node.Values)
	case *ast.CompositeLit:
		gs.structure(node)
		gs.filled(node)
	case *ast.ReturnStmt:
		gs.returned(node)
	case *ast.CallExpr:
		gs.called(node)
	case *ast.Ident:
		gs.mentioned(node)
	}
}

func (gs *groups) assigned(left, right []ast.Expr) {
	if len(left) == len(right) {
		for i := range left {
			gs.moved(gs.group(left[i]), left[i], right[i])
		}
		return
	}
	if len(right) == 0 {
		for _, one := range left {
			gs.seen[one] = true
		}
		return
	}
	results := gs.results(right[0])
	for i, one := range left {
		g := gs.group(one)
		switch {
		case g == nil:
		case results == nil || gs.of[results.At(i)] == nil:
			g.root().leave("it comes from elsewhere")
		default:
			gs.unite(gs.of[results.At(i)], g)
		}
		gs.seen[one] = true
	}
}

// results are those of a call of a function whose parameters and results are groups.
func (gs *groups) results(e ast.Expr) *types.Tuple {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return nil
	}
	if f := gs.callee(call); f != nil {
		return f.Type().(*types.Signature).Results()
	}
	return nil
}

func (gs *groups) callee(call *ast.CallExpr) *types.Func {
	name, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return nil
	}
	f, _ := gs.info.Uses[name].(*types.Func)
	return f
}

// moved: a value goes to a place; g is the group of the place, nil where it has none.
func (gs *groups) moved(g *group, place, value ast.Expr) {
	gs.seen[ast.Unparen(place)] = true
	value = ast.Unparen(value)
	if g == nil {
		if name, ok := ast.Unparen(place).(*ast.Ident); ok && name.Name == "_" {
			gs.seen[value] = true
		}
		return
	}
	gs.seen[value] = true
	if g.root().isNamed {
		return // whatever cannot be assigned any more does not compile
	}
	if other := gs.source(value); other != nil {
		gs.unite(g, other)
	} else if !gs.isNew(g, value) {
		g.root().leave("it comes from elsewhere")
	}
}

// source is the group that a value belongs to.
func (gs *groups) source(value ast.Expr) *group {
	if g := gs.group(value); g != nil {
		return g
	}
	if results := gs.results(value); results != nil && results.Len() == 1 {
		return gs.of[results.At(0)]
	}
	return nil
}

// isNew: nil, make, or a literal, whose type is then changed with the group.
func (gs *groups) isNew(g *group, value ast.Expr) bool {
	switch value := value.(type) {
	case *ast.Ident:
		return gs.info.Types[value].IsNil()
	case *ast.CallExpr:
		name, ok := value.Fun.(*ast.Ident)
		if !ok || name.Name != "make" {
			return false
		}
		written, ok := value.Args[0].(*ast.MapType)
		if ok {
			gs.literals(g, written, nil)
		}
		return ok
	case *ast.CompositeLit:
		written, ok := value.Type.(*ast.MapType)
		if ok {
			gs.literals(g, written, value.Elts)
		}
		return ok
	}
	return false
}

// literals are changed once the group has a size.
func (gs *groups) literals(g *group, written *ast.MapType, elements []ast.Expr) {
	gs.later = append(gs.later, func() {
		gs.retype(g, written)
		gs.hold(g, elements)
	})
}

// filled: a literal of a named type.
func (gs *groups) filled(node *ast.CompositeLit) {
	if g := gs.group(node); g != nil && node.Type != nil {
		gs.later = append(gs.later, func() { gs.hold(g, node.Elts) })
	}
}

// hold makes arrays of the values in a literal.
func (gs *groups) hold(g *group, elements []ast.Expr) {
	for _, one := range elements {
		value := one.(*ast.KeyValueExpr).Value
		open, end := g.held()
		g.add(edit{value.Pos(), value.Pos(), open, opening, value.End()},
			edit{value.End(), value.End(), end, closing, value.Pos()})
	}
}

// structure: the fields that a literal fills.
func (gs *groups) structure(node *ast.CompositeLit) {
	t := gs.info.TypeOf(node)
	s, ok := t.Underlying().(*types.Struct)
	if pointer, isPointer := t.Underlying().(*types.Pointer); isPointer {
		s, ok = pointer.Elem().Underlying().(*types.Struct)
	}
	if !ok {
		return
	}
	for i, one := range node.Elts {
		if pair, ok := one.(*ast.KeyValueExpr); ok {
			gs.moved(gs.group(pair.Key), pair.Key, pair.Value)
		} else {
			gs.moved(gs.of[s.Field(i).Origin()], &ast.BadExpr{}, one)
		}
	}
}

// returned: what a function returns flows to its results.
func (gs *groups) returned(node *ast.ReturnStmt) {
	for above := gs.parents[node]; above != nil; above = gs.parents[above] {
		switch f := above.(type) {
		case *ast.FuncLit:
			return
		case *ast.FuncDecl:
			object, ok := gs.info.Defs[f.Name].(*types.Func)
			results := object.Type().(*types.Signature).Results()
			if !ok || len(node.Results) == 0 {
				return
			}
			for i := range results.Len() {
				g := gs.of[results.At(i)]
				switch {
				case len(node.Results) == results.Len():
					gs.moved(g, &ast.BadExpr{}, node.Results[i])
				case g != nil:
					g.root().leave("it is returned with others")
				}
			}
			return
		}
	}
}

// called: what is passed flows to parameters.
func (gs *groups) called(call *ast.CallExpr) {
	if name, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if _, builtin := gs.info.Uses[name].(*types.Builtin); builtin {
			switch name.Name {
			case "len", "delete", "clear":
				gs.seen[ast.Unparen(call.Args[0])] = true
			}
			return
		}
	}
	f := gs.callee(call)
	if f == nil {
		return
	}
	params := f.Type().(*types.Signature).Params()
	for i := range params.Len() {
		g := gs.of[params.At(i)]
		switch {
		case g == nil:
		case len(call.Args) == params.Len():
			gs.moved(g, &ast.BadExpr{}, call.Args[i])
		default:
			g.root().leave("it is passed with others")
		}
	}
}

// mentioned: a function that is not just called keeps its type.
func (gs *groups) mentioned(name *ast.Ident) {
	f, ok := gs.info.Uses[name].(*types.Func)
	if !ok {
		return
	}
	if call, ok := gs.parents[name].(*ast.CallExpr); ok && call.Fun == name {
		return
	}
	for object, other := range gs.params {
		if g := gs.of[object]; g != nil && other == f {
			g.root().leave("its function is a value")
		}
	}
}
