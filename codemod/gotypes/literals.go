package main

import (
	"go/ast"
	"go/types"
)

// composite assigns elements, keys and fields.
func (w *walker) composite(n *ast.CompositeLit) {
	t := w.typeOf(n)
	if t == nil {
		t = types.Typ[types.Invalid]
	}
	whole := func() origin { return w.origin(n) }
	if p, ok := core(t).(*types.Pointer); ok {
		// An elided &T{…} as the element of a slice, array or map of pointers.
		t, whole = p.Elem(), func() origin { return w.pointee(n) }
	}
	inside := func() origin {
		_, o := w.enter(t, whole())
		return o
	}
	switch u := core(t).(type) {
	case *types.Basic: // it has no type: see cgo.go
		w.compositeElems(n, value{}, value{typ: u})
	case *types.Struct:
		w.compositeStruct(n, u, inside)
	case *types.Map:
		w.compositeElems(n, value{u.Key(), func() origin { return inside().mapKey() }},
			value{u.Elem(), func() origin { return inside().mapValue() }})
	case *types.Slice:
		w.compositeElems(n, value{}, value{u.Elem(), func() origin { return inside().elem() }})
	case *types.Array:
		w.compositeElems(n, value{}, value{u.Elem(), func() origin { return inside().elem() }})
	}
}

func (w *walker) compositeStruct(n *ast.CompositeLit, s *types.Struct, o func() origin) {
	for i, e := range n.Elts {
		way := []int{i}
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			way, e = w.wayTo(s, kv.Key), kv.Value
		}
		if len(way) > 0 && way[0] < s.NumFields() {
			t, _ := w.along(s, origin{}, way)
			w.flow(value{t, func() origin {
				_, field := w.along(s, o(), way)
				return field
			}}, e, "")
		}
	}
}

// wayTo is the way to the field that a key of a struct literal names: since Go 1.27 it may be promoted
// from a struct that is embedded, if no pointer leads to it.
func (w *walker) wayTo(s *types.Struct, key ast.Expr) []int {
	id, ok := key.(*ast.Ident)
	if !ok {
		return nil
	}
	field, way, indirect := types.LookupFieldOrMethod(s, false, w.pkg, id.Name)
	if _, isField := field.(*types.Var); !isField || indirect {
		return nil
	}
	return way
}

func (w *walker) compositeElems(n *ast.CompositeLit, key, elem value) {
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			w.compositeElem(key, kv.Key)
			e = kv.Value
		}
		w.compositeElem(elem, e)
	}
}

// compositeElem: a literal that leaves its type out takes the element's, and so its origin.
func (w *walker) compositeElem(dst value, e ast.Expr) {
	if lit, ok := e.(*ast.CompositeLit); ok && lit.Type == nil && dst.origin != nil {
		w.literals[lit] = dst.origin
		return
	}
	w.flow(dst, e, "")
}
