package main

import (
	"go/ast"
	"go/types"
)

// value notes an index expression that is no place of its own: an entry of a map, a byte of a
// string, a part of an array.
func (d *describer) value(n *ast.IndexExpr) {
	switch t := core(d.typeOf(n.X)).(type) {
	case *types.Map:
		if reflexive(t.Key()) {
			d.add(&d.values, n, "entry")
		} else {
			d.add(&d.values, n, "entry?")
		}
	case *types.Basic:
		d.add(&d.values, n, "byte")
	case *types.Array:
		d.add(&d.values, n, "part")
	}
}

// computed notes arithmetic with bytes, or with complex numbers: an interface value is made of it by
// way of a place in memory, as it is of a byte of a string. An address is taken before it becomes an
// interface value, too. What a type parameter stands for is not known.
func (d *describer) computed(e ast.Expr) {
	t := d.typeOf(e)
	if t == nil || d.info.Types[e].Value != nil {
		return
	}
	b, ok := core(t).(*types.Basic)
	if !ok || isTypeParam(unalias(t)) || b.Info()&types.IsComplex != 0 || isInteger(b) && d.sizeOf(b) == 1 {
		d.add(&d.values, e, "byte")
	}
}

// static notes a key or value of a map literal that Go puts in before those it has to compute.
func (d *describer) static(e ast.Expr) {
	if d.isStatic(e) {
		d.add(&d.values, e, "static")
	}
}

func (d *describer) isStatic(e ast.Expr) bool {
	lit, ok := unparen(e).(*ast.CompositeLit)
	if !ok {
		return d.info.Types[e].Value != nil || d.info.Types[e].IsNil()
	}
	for _, part := range lit.Elts {
		if kv, ok := part.(*ast.KeyValueExpr); ok {
			part = kv.Value
		}
		if !d.isStatic(part) {
			return false
		}
	}
	return true
}
