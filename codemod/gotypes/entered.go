package main

import (
	"go/ast"
	"go/types"
)

// mix notes a value that Go converts on its way into an entry.
func (d *describer) mix(e ast.Expr, want types.Type) {
	have := d.typeOf(e)
	if have != nil && want != nil && !types.Identical(have, want) {
		d.add(&d.mixed, e)
	}
}

// box notes what Go copies on its way into an interface value: a variable, an element or a field; and
// an element or a field on its way into a comparison of arrays or structs, or into a channel.
func (d *describer) box(e ast.Expr) {
	if d.boxed[e] {
		d.add(&d.mixed, e)
	}
}

// operand is what a builtin gets besides a map: a key, or a size, which may be of any integer type.
func (d *describer) operand(builtin string, e ast.Expr, m *types.Map) {
	switch {
	case m == nil:
	case builtin == "delete":
		d.mix(e, m.Key())
	case builtin == "make":
		d.mix(e, types.Typ[types.Int])
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
	way := d.wayTo(s, id)
	if way == nil {
		return
	}
	key := "?." + id.Name
	if _, o := d.enter(t, d.pointedLiteral(n)); o.known() {
		_, field := d.along(s, o, way)
		key = field.key
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
