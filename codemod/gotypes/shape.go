package main

import "go/types"

// selectedMap returns t's map type if t is a selected map, under a name or not.
func (w *walker) selectedMap(t types.Type) *types.Map {
	if t == nil {
		return nil
	}
	m, ok := t.Underlying().(*types.Map)
	if !ok || !w.selected(m.Elem()) {
		return nil
	}
	return m
}

// shows says whether a type is written with a selected map in it. It looks through the names of
// maps, slices and the like, but not into named structs (their fields are declarations of their
// own) nor into interfaces (their methods are).
func (w *walker) shows(t types.Type) bool {
	if known, ok := w.shown[t]; ok {
		return known
	}
	// Only the answer for the whole is kept: inside a cycle a part's "no" may be premature.
	found := w.search(t, map[*types.Named]bool{})
	w.shown[t] = found
	return found
}

// endless bounds what is followed: a generic type that go/types has rejected may instantiate itself
// with ever longer arguments.
const endless = 1000

func (w *walker) search(t types.Type, seen map[*types.Named]bool) bool {
	switch t := unalias(t).(type) {
	case *types.Named:
		if !seen[t] && !isStruct(t) && len(seen) <= endless {
			seen[t] = true
			return w.search(t.Underlying(), seen)
		}
	case *types.Map:
		return w.selected(t.Elem()) || w.search(t.Key(), seen) || w.search(t.Elem(), seen)
	case *types.Struct:
		for i := 0; i < t.NumFields(); i++ {
			if w.search(t.Field(i).Type(), seen) {
				return true
			}
		}
	case *types.Signature:
		return w.searchTuple(t.Params(), seen) || w.searchTuple(t.Results(), seen)
	case interface{ Elem() types.Type }: // array, slice, pointer, channel
		return w.search(t.Elem(), seen)
	}
	return false
}

func (w *walker) searchTuple(t *types.Tuple, seen map[*types.Named]bool) bool {
	for i := 0; i < t.Len(); i++ {
		if w.search(t.At(i).Type(), seen) {
			return true
		}
	}
	return false
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func isTypeParam(t types.Type) bool {
	_, ok := t.(*types.TypeParam)
	return ok
}

// isInterface: a type parameter's underlying type is an interface, but its values are none.
func isInterface(t types.Type) bool { return types.IsInterface(t) && !isTypeParam(t) }

func sameName(a, b types.Type) bool {
	x, ok := a.(*types.Named)
	y, also := b.(*types.Named)
	return ok && also && x.Origin() == y.Origin()
}

// core returns what decides a type's operations: its underlying type, or for a type parameter the
// one its constraint allows; nil where there are several.
func core(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	for {
		i, ok := t.Underlying().(*types.Interface)
		if !ok {
			return t.Underlying()
		}
		if i.NumEmbeddeds() != 1 || i.NumExplicitMethods() != 0 {
			return nil
		}
		t = unalias(i.EmbeddedType(0))
		if u, ok := t.(*types.Union); ok {
			if u.Len() != 1 {
				return nil
			}
			t = u.Term(0).Type()
		}
	}
}
