package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// node looks at one node on the way down. Every form of statement or expression in which Go
// assigns one value to another has its case here or in calls.go.
func (w *walker) node(n ast.Node) bool {
	if e, ok := n.(ast.Expr); ok {
		if tv := w.info.Types[e]; tv.IsType() {
			w.freeType(e)
			return false
		}
		w.record(e)
	}
	switch n := n.(type) {
	case *ast.FuncLit:
		w.literalFunction(n)
		return false
	case *ast.ValueSpec:
		w.valueSpec(n)
		return false
	case *ast.TypeSpec:
		w.typeSpec(n)
		return false
	case *ast.AssignStmt:
		w.assignAll(n.Lhs, n.Rhs)
	case *ast.ReturnStmt:
		w.returns(n)
	case *ast.SendStmt:
		w.send(n)
	case *ast.RangeStmt:
		w.ranges(n)
	case *ast.SwitchStmt:
		w.switches(n)
	case *ast.TypeSwitchStmt:
		w.typeSwitch(n)
	default:
		w.operand(n)
	}
	return true
}

// operand: expressions that assign.
func (w *walker) operand(n ast.Node) {
	switch n := n.(type) {
	case *ast.Ident:
		w.instance(n)
	case *ast.CallExpr:
		w.call(n)
	case *ast.CompositeLit:
		w.composite(n)
	case *ast.BinaryExpr:
		w.compare(n.X, n.Y) // what is computed with holds nothing
	case *ast.IndexExpr:
		w.index(n)
	case *ast.IndexListExpr:
		w.arguments(n.X, n.Indices)
	case *ast.TypeAssertExpr:
		w.assertion(n.X, n.Type)
	case *ast.SelectorExpr:
		w.methodExpr(n)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			w.address(n.X)
		}
	}
}

// freeType is a type expression that no declaration claims.
func (w *walker) freeType(e ast.Expr) {
	w.at = e.Pos()
	w.written(e, w.typeExpression(e))
}

func (w *walker) valueOf(e ast.Expr) value {
	return value{w.typeOf(e), func() origin { return w.origin(e) }}
}

func (w *walker) flow(dst value, src ast.Expr, detail string) {
	w.boxes(dst.typ, src)
	w.assign(dst, w.valueOf(src), where{src.Pos(), detail})
}

// assignAll pairs up both sides, or takes one call or comma-ok form apart.
func (w *walker) assignAll(lhs, rhs []ast.Expr) {
	w.boxesAll(len(lhs), func(i int) types.Type { return w.typeOf(lhs[i]) }, rhs)
	for i, v := range w.spread(rhs, len(lhs)) {
		if id, ok := lhs[i].(*ast.Ident); ok && id.Name == "_" {
			continue
		}
		w.assign(w.target(lhs[i]), v, where{lhs[i].Pos(), ""})
	}
}

// target is what is assigned to: something of no type, if go/types has none for it.
func (w *walker) target(e ast.Expr) value {
	if w.typeOf(e) == nil {
		return value{typ: types.Typ[types.Invalid]}
	}
	return w.valueOf(e)
}

// spread turns n targets' right-hand side into values.
func (w *walker) spread(rhs []ast.Expr, n int) []value {
	if len(rhs) == 1 && n > 1 {
		return w.tuple(rhs[0], n)
	}
	values := make([]value, min(n, len(rhs)))
	for i := range values {
		values[i] = w.valueOf(rhs[i])
	}
	return values
}

// tuple is a call with several results, or a comma-ok form: its value, and a bool.
func (w *walker) tuple(e ast.Expr, n int) []value {
	t, _ := w.typeOf(e).(*types.Tuple) // nil, and so of length 0, where Go rejects it
	values := make([]value, min(n, t.Len()))
	call, isCall := unparen(e).(*ast.CallExpr)
	for i := range values {
		i := i
		values[i] = value{t.At(i).Type(), func() origin {
			if isCall {
				return w.inside(call.Fun).result(i)
			}
			return w.origin(e)
		}}
	}
	return values
}

// valueSpec is `var a, b T = x, y` (constants never hold a map).
func (w *walker) valueSpec(s *ast.ValueSpec) {
	w.at = s.Pos()
	first := w.identOrigin(s.Names[0])
	w.written(s.Type, first)
	for _, name := range s.Names[1:] {
		w.share(w.typeOf(s.Type), first, w.identOrigin(name), name)
	}
	names := make([]ast.Expr, len(s.Names))
	for i, name := range s.Names {
		names[i] = name
	}
	w.boxesAll(len(names), func(i int) types.Type { return w.typeOf(names[i]) }, s.Values)
	// A blank name with a written type counts: var _ I = x converts.
	for i, v := range w.spread(s.Values, len(names)) {
		w.assign(w.valueOf(names[i]), v, where{names[i].Pos(), ""})
	}
	for _, v := range s.Values {
		w.walk(v)
	}
}

func (w *walker) literalFunction(n *ast.FuncLit) {
	sig, ok := w.typeOf(n).(*types.Signature)
	if !ok {
		return
	}
	o := func() origin { return w.origin(n) }
	w.enterFunction(sig, o, n, n.Type, n.Body)
}

func (w *walker) returns(n *ast.ReturnStmt) {
	results := w.ctx.sig.Results()
	fn := w.ctx.fn
	w.boxesAll(results.Len(), func(i int) types.Type { return results.At(i).Type() }, n.Results)
	for i, v := range w.spread(n.Results, results.Len()) {
		i := i
		dst := value{results.At(i).Type(), func() origin { return fn().result(i) }}
		w.assign(dst, v, where{n.Pos(), ""})
	}
}

func (w *walker) send(n *ast.SendStmt) {
	w.copied(n.Value)
	ch, ok := core(w.typeOf(n.Chan)).(*types.Chan)
	if !ok {
		w.flow(value{typ: types.Typ[types.Invalid]}, n.Value, "")
		return
	}
	w.flow(value{ch.Elem(), func() origin { return w.inside(n.Chan).elem() }}, n.Value, "")
}

// inside is the origin of an expression with the name of its type, if any, looked through.
func (w *walker) inside(e ast.Expr) origin {
	_, o := w.enter(w.typeOf(e), w.origin(e))
	return o
}

// switches compares the tag with every case.
func (w *walker) switches(n *ast.SwitchStmt) {
	if n.Tag == nil {
		return
	}
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			w.compare(n.Tag, e)
		}
	}
}

// compare: two values of one type keep it, and one is converted to the interface that the other is.
// Two interfaces of different types are compared by what they hold: nobody gets to see more than
// before.
func (w *walker) compare(x, y ast.Expr) {
	w.comparesParts(x, y)
	for i := 0; i < 2; i++ {
		a, b := w.valueOf(x), w.valueOf(y)
		if b.typ != nil && !isInterface(unalias(b.typ)) {
			w.boxes(a.typ, y)
			w.assign(a, b, where{y.Pos(), ""})
		}
		x, y = y, x
	}
}

// typeSwitch: each clause's variable is a declaration of its own, though all share one name. Only
// that of a clause with one type is no interface value.
func (w *walker) typeSwitch(n *ast.TypeSwitchStmt) {
	x := switched(n)
	for _, s := range n.Body.List {
		clause := s.(*ast.CaseClause)
		for _, t := range clause.List {
			w.assertion(x, t)
		}
		if v, ok := w.info.Implicits[clause].(*types.Var); ok && len(clause.List) == 1 {
			t := clause.List[0]
			w.vars[v] = func() origin { return w.typeExpression(t) }
		}
	}
}

func switched(n *ast.TypeSwitchStmt) ast.Expr {
	var e ast.Expr
	switch s := n.Assign.(type) {
	case *ast.AssignStmt:
		e = s.Rhs[0]
	case *ast.ExprStmt:
		e = s.X
	}
	return e.(*ast.TypeAssertExpr).X // which the parser has seen to
}

// assertion is x.(T), written or as a case of a type switch: a value comes back out of an
// interface, so its type is not ours to change; T an interface only changes how it is seen.
func (w *walker) assertion(x, t ast.Expr) {
	from, to := w.typeOf(x), w.typeOf(t)
	if t == nil || from == nil || to == nil {
		return
	}
	switch {
	case isInterface(unalias(to)):
		w.assign(value{typ: to}, value{typ: from}, where{t.Pos(), ""})
	case isTypeParam(unalias(to)):
		w.widen(w.interfaceKey(from), w.parameterKey(unalias(to).(*types.TypeParam)), "")
	default:
		w.openShown(to, w.typeExpression(t), "interface", types.TypeString(to, qualifier(w.pkg)), t.Pos())
	}
}
