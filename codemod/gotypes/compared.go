package main

import "go/types"

// uncomparable notes the slots that are parts of a value that becomes an interface value, or that of
// a type parameter, which generic code may make one of: a map in there makes a comparison of two of
// them panic.
func (w *walker) uncomparable(t types.Type, why string, at where) {
	w.reach(w.parts(t, origin{}), why, at)
}

// parts are the slots in the memory that a value itself takes.
func (w *walker) parts(t types.Type, o origin) (found []heldSlot) {
	switch t := unalias(t).(type) {
	case *types.Named:
		if pkg := t.Obj().Pkg(); pkg != nil && w.req.editable(pkg.Path()) {
			return w.parts(t.Underlying(), w.named(t))
		}
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			found = append(found, w.parts(t.Field(i).Type(), o.field(i, t))...)
		}
	case *types.Array:
		return w.parts(t.Elem(), o.elem())
	case *types.Map:
		if w.selected(t.Elem()) && o.known() {
			return []heldSlot{{t, o}}
		}
	}
	return found
}
