package main

import (
	"go/ast"
	"go/types"
)

// describe resolves the names, calls and constants of a function.
func (w *walker) describe(file *ast.File, n ast.Node, name string) {
	d := describer{walker: w}
	ast.Inspect(n, d.node)
	base, start, end := span(w.fset, n)
	w.functions = append(w.functions, functionRow{
		File: base, Start: start, End: end, Name: name,
		Go:     fileVersion(w.info, file, w.want.Go),
		Idents: d.idents.sorted(), Calls: d.calls.sorted(),
		Consts: d.consts.sorted(), Mixed: d.mixed.sorted(), Values: d.values.sorted(),
		Methods: d.methods.sorted(), Ranges: d.ranges.sorted(), MadeOf: d.madeOf.sorted(),
	})
}

type describer struct {
	*walker
	idents, calls, consts, mixed, methods, ranges, values, madeOf table
}

func (d *describer) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		d.ident(n)
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
	case *ast.UnaryExpr:
		d.computed(n)
	case *ast.CompositeLit:
		d.entries(n)
	case *ast.AssignStmt:
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

// mix notes a value that Go converts on its way into an entry.
func (d *describer) mix(e ast.Expr, want types.Type) {
	have := d.typeOf(e)
	if have != nil && want != nil && !types.Identical(have, want) {
		d.add(&d.mixed, e)
	}
}

func (d *describer) entryKey(n *ast.IndexExpr) {
	if m := d.selectedMap(d.typeOf(n.X)); m != nil {
		d.mix(n.Index, m.Key())
	}
}

func (d *describer) entries(n *ast.CompositeLit) {
	t := d.typeOf(n)
	if t == nil {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok && n.Type == nil {
		t = p.Elem()
	}
	m := d.selectedMap(t)
	for _, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		d.constant(kv.Key)
		d.sources(kv.Key)
		if m != nil {
			d.mix(kv.Key, m.Key())
			d.mix(kv.Value, m.Elem())
			d.static(kv.Key)
			d.static(kv.Value)
		} else {
			d.fieldKey(n, t, kv)
		}
	}
}

// fieldKey resolves the name of a field in a literal.
func (d *describer) fieldKey(n *ast.CompositeLit, t types.Type, kv *ast.KeyValueExpr) {
	s, ok := core(t).(*types.Struct)
	id, also := kv.Key.(*ast.Ident)
	if !ok || !also {
		return
	}
	i := fieldIndex(s, id)
	if i < 0 {
		return
	}
	key := "?." + id.Name
	if _, o := d.enter(t, d.pointedLiteral(n)); o.known() {
		key = o.field(i, s).key
	}
	d.put(id, key)
}

func (d *describer) pointedLiteral(n *ast.CompositeLit) origin {
	if _, ok := core(d.typeOf(n)).(*types.Pointer); ok {
		return d.inside(n).elem()
	}
	return d.origin(n)
}

// stores: what `m[k] = e` puts into the map; several values at once show in their types.
func (d *describer) stores(n *ast.AssignStmt) {
	values := d.spread(n.Rhs, len(n.Lhs))
	for i, l := range n.Lhs {
		index, ok := unparen(l).(*ast.IndexExpr)
		if !ok || i >= len(values) {
			continue
		}
		m := d.selectedMap(d.typeOf(index.X))
		if m == nil || values[i].typ == nil || types.Identical(values[i].typ, m.Elem()) {
			continue
		}
		d.add(&d.mixed, n.Rhs[min(i, len(n.Rhs)-1)])
	}
}

// commaOK: a variable that gets the bool of `v, ok = m[k]` may have a boolean type of its own.
func (d *describer) commaOK(n *ast.AssignStmt) {
	if len(n.Lhs) != 2 || len(n.Rhs) != 1 {
		return
	}
	index, is := unparen(n.Rhs[0]).(*ast.IndexExpr)
	if !is || d.selectedMap(d.typeOf(index.X)) == nil {
		return
	}
	if t := d.typeOf(n.Lhs[1]); t != nil && !isInterface(unalias(t)) {
		d.mix(n.Lhs[1], types.Typ[types.Bool])
	}
}

// callee is the function that a call surely reaches; nil for function values and for methods of
// interfaces and type parameters.
func (w *walker) callee(fun ast.Expr) *types.Func {
	switch e := unparen(fun).(type) {
	case *ast.Ident:
		f, _ := w.info.Uses[e].(*types.Func)
		return f
	case *ast.IndexExpr:
		return w.callee(e.X)
	case *ast.IndexListExpr:
		return w.callee(e.X)
	case *ast.SelectorExpr:
		f, ok := w.info.Uses[e.Sel].(*types.Func)
		if !ok {
			return nil
		}
		if recv := f.Type().(*types.Signature).Recv(); recv != nil && types.IsInterface(recv.Type()) {
			return nil
		}
		return f
	}
	return nil
}

// calleeName is what a call calls: pkgpath.F, pkgpath.T.M, a builtin, a type, or its source text.
func (w *walker) calleeName(fun ast.Expr) string {
	if tv := w.info.Types[fun]; tv.IsBuiltin() {
		return builtinName(fun)
	}
	if f := w.callee(fun); f != nil {
		return w.functionKey(f)
	}
	if tv := w.info.Types[fun]; tv.IsType() {
		return types.TypeString(tv.Type, (*types.Package).Path)
	}
	if e, ok := unparen(fun).(*ast.SelectorExpr); ok {
		if f, ok := w.info.Uses[e.Sel].(*types.Func); ok {
			return w.methodName(e, f)
		}
	}
	return snippet(fun)
}

// methodName names an interface's method by the type it is called through.
func (w *walker) methodName(e *ast.SelectorExpr, f *types.Func) string {
	if n, ok := unalias(w.typeOf(e.X)).(*types.Named); ok {
		return w.objectKey(n.Origin().Obj()) + "." + f.Name()
	}
	return w.functionKey(f)
}

func builtinName(fun ast.Expr) string {
	switch e := unparen(fun).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
