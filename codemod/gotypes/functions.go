package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// describe resolves the names, calls and constants of a function.
func (w *walker) describe(file *ast.File, n ast.Node, name string) {
	d := describer{walker: w}
	ast.Inspect(n, d.node)
	if f, ok := n.(*ast.FuncDecl); ok {
		d.turns(f)
	}
	base, start, end := span(w.fset, n)
	w.functions = append(w.functions, functionRow{
		File: base, Start: start, End: end, Name: name,
		Go:     fileVersion(w.info, file, w.want.Go),
		Idents: d.idents.sorted(), Calls: d.calls.sorted(),
		Consts: d.consts.sorted(), Mixed: d.mixed.sorted(), Values: d.values.sorted(),
		Methods: d.methods.sorted(), Ranges: d.ranges.sorted(), MadeOf: d.madeOf.sorted(),
		Endings: d.endings.sorted(), Within: d.within.sorted(),
	})
}

type describer struct {
	*walker
	idents, calls, consts, mixed, methods, ranges, values, madeOf, endings, within table
}

func (d *describer) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		d.ident(n)
		d.box(n)
	case *ast.SelectorExpr:
		d.field(n)
		d.method(n)
		d.box(n)
	case *ast.RangeStmt:
		d.add(&d.ranges, n.X, d.rangedKind(n))
	case *ast.CallExpr:
		d.callRow(n)
	case *ast.IndexExpr:
		d.constant(n.Index)
		d.sources(n.Index)
		d.entryKey(n)
		d.value(n)
		d.box(n)
	case *ast.BinaryExpr:
		d.computed(n)
		d.divisor(n.Op, n.Y)
	case *ast.UnaryExpr:
		d.computed(n)
	case *ast.CompositeLit:
		d.entries(n)
	case *ast.AssignStmt:
		d.divisor(n.Tok, n.Rhs[0])
		d.stores(n)
		d.commaOK(n)
	}
	return true
}

func (d *describer) put(id *ast.Ident, key string) {
	_, at := place(d.fset, id.Pos())
	d.idents.add(itoa(at), row{at, key})
}

func (d *describer) ident(id *ast.Ident) {
	switch obj := d.info.ObjectOf(id).(type) {
	case *types.Var:
		if !obj.IsField() {
			d.put(id, d.nameKey(obj))
		}
	case *types.Const:
		d.put(id, d.nameKey(obj))
	case *types.Func:
		d.put(id, d.functionKey(obj))
	case nil:
		d.symbol(id)
	}
}

// symbol is the name in `switch x := y.(type)`: it denotes one variable per clause.
func (d *describer) symbol(id *ast.Ident) {
	if _, ok := d.info.Defs[id]; ok && id.Name != "_" {
		d.put(id, d.local(id.Name, id))
	}
}

func (d *describer) local(name string, at ast.Node) string {
	_, offset := place(d.fset, at.Pos())
	return name + "@" + itoa(offset)
}

func (d *describer) nameKey(obj types.Object) string {
	if topLevel(obj) || !d.ours(obj) {
		return d.objectKey(obj)
	}
	_, offset := place(d.fset, obj.Pos())
	return obj.Name() + "@" + itoa(offset)
}

func (d *describer) field(e *ast.SelectorExpr) {
	s := d.info.Selections[e]
	if s == nil || s.Kind() != types.FieldVal {
		return
	}
	if !indirect(s) {
		d.add(&d.values, e, "part")
	}
	key := d.origin(e).key
	if key == "" {
		key = "?." + e.Sel.Name
	}
	d.put(e.Sel, key)
}

// method notes a selector that names a method, called or not: its receiver may be addressed.
func (d *describer) method(e *ast.SelectorExpr) {
	if s := d.info.Selections[e]; s != nil && s.Kind() != types.FieldVal {
		d.add(&d.methods, e.Sel)
	}
}

func (d *describer) add(t *table, n ast.Node, rest ...any) {
	_, start, end := span(d.fset, n)
	t.add("", append(row{start, end}, rest...))
}

func (d *describer) callRow(n *ast.CallExpr) {
	d.add(&d.calls, n, d.callKind(n.Fun), d.calleeName(n.Fun), d.plainArguments(n))
	d.constant(n)
	for _, arg := range n.Args {
		d.constant(arg)
	}
	if tv := d.info.Types[n.Fun]; tv.IsBuiltin() && len(n.Args) == 2 {
		d.operand(d.calleeName(n.Fun), n.Args[1], d.selectedMap(d.typeOf(n.Args[0])))
	}
}

func (d *describer) callKind(fun ast.Expr) string {
	tv := d.info.Types[fun]
	switch {
	case tv.IsType():
		return "conversion"
	case tv.IsBuiltin():
		return "builtin"
	case d.callee(fun) != nil:
		return "static"
	}
	return "dynamic"
}

func (d *describer) constant(e ast.Expr) {
	if tv := d.info.Types[e]; tv.Value != nil {
		d.add(&d.consts, e, tv.Value.ExactString())
	}
}

// divisor notes what something is divided or shifted by, if it is a constant but 0, which the
// compiler accepts where a type parameter may be a floating-point type.
func (d *describer) divisor(op token.Token, e ast.Expr) {
	switch op {
	case token.QUO, token.REM, token.SHL, token.SHR,
		token.QUO_ASSIGN, token.REM_ASSIGN, token.SHL_ASSIGN, token.SHR_ASSIGN:
		if v := d.info.Types[e].Value; v != nil && constant.Sign(v) != 0 {
			d.constant(e)
			d.sources(e)
		}
	}
}
