package main

import "go/types"

// What a map's cost depends on: sizes, pointers for the garbage collector, how keys are compared.

// anyPart says whether a predicate holds for some part of the memory that a value itself takes.
func anyPart(t types.Type, is func(types.Type) bool) bool {
	if is(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return u.Len() > 0 && anyPart(u.Elem(), is)
	case *types.Struct:
		for i := 0; i < u.NumFields(); i++ {
			if anyPart(u.Field(i).Type(), is) {
				return true
			}
		}
	}
	return false
}

func isOpen(t types.Type) bool { return isTypeParam(unalias(t)) }

func hasPointers(t types.Type) bool {
	return anyPart(t, func(t types.Type) bool {
		switch u := t.Underlying().(type) {
		case *types.Basic:
			return u.Info()&types.IsString != 0 || u.Kind() == types.UnsafePointer
		case *types.Array, *types.Struct:
			return false
		}
		return true
	})
}

// reflexive says whether k == k for every value. A type parameter may become anything.
func reflexive(t types.Type) bool {
	return !anyPart(t, func(t types.Type) bool {
		switch u := t.Underlying().(type) {
		case *types.Basic:
			return u.Info()&(types.IsFloat|types.IsComplex) != 0
		case *types.Interface:
			return true
		}
		return false
	})
}

// fastKey says whether Go has map functions made for this key: a string, or 4 or 8 bytes that are
// compared as plain memory. Blank fields and padding are left out of a comparison, so they rule
// plain memory out.
func fastKey(t types.Type, sizes types.Sizes) bool {
	if anyPart(t, isOpen) {
		return false
	}
	if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		return true
	}
	size := sizes.Sizeof(t)
	return (size == 4 || size == 8) && memory(t) && plainBytes(t, sizes) == size
}

func memory(t types.Type) bool {
	return !anyPart(t, func(t types.Type) bool {
		switch u := t.Underlying().(type) {
		case *types.Basic:
			return u.Info()&(types.IsFloat|types.IsComplex|types.IsString) != 0
		case *types.Interface:
			return true
		}
		return hasBlank(t)
	})
}

// hasBlank: there are fields that a comparison leaves out.
func hasBlank(t types.Type) bool {
	s, _ := core(t).(*types.Struct)
	for i := 0; s != nil && i < s.NumFields(); i++ {
		if s.Field(i).Name() == "_" {
			return true
		}
	}
	return false
}

// plainBytes counts the bytes of a value that belong to some part of it, not to padding.
func plainBytes(t types.Type, sizes types.Sizes) int64 {
	switch u := t.Underlying().(type) {
	case *types.Array:
		return u.Len() * plainBytes(u.Elem(), sizes)
	case *types.Struct:
		var sum int64
		for i := 0; i < u.NumFields(); i++ {
			sum += plainBytes(u.Field(i).Type(), sizes)
		}
		return sum
	}
	return sizes.Sizeof(t)
}

// measure fills in a slot's figures; a size that depends on a type parameter is -1.
func measure(s *slotRow, m *types.Map, sizes types.Sizes) {
	if a, ok := m.Elem().Underlying().(*types.Array); ok {
		s.Length = a.Len()
	}
	other := otherSizes(sizes)
	s.Size, s.SizeOther = -1, -1
	if !anyPart(m.Elem(), isOpen) {
		s.Size, s.SizeOther = sizes.Sizeof(m.Elem()), other.Sizeof(m.Elem())
	}
	s.KeyPointers, s.ElemPointers = hasPointers(m.Key()), hasPointers(m.Elem())
	s.KeyReflexive, s.KeyFast = reflexive(m.Key()), fastKey(m.Key(), sizes)
	s.KeyForm, s.KeyFastOther = keyForm(m.Key()), fastKey(m.Key(), other)
}

// otherSizes are those of a machine with words of 32 bits where these have 64, and the reverse.
func otherSizes(sizes types.Sizes) types.Sizes {
	if sizes.Sizeof(types.Typ[types.Uintptr]) == 8 {
		return types.SizesFor("gc", "386")
	}
	return types.SizesFor("gc", "amd64")
}

// keyForm says whether a key has parts, or whether that depends on a type parameter.
func keyForm(t types.Type) string {
	if anyPart(t, isOpen) {
		return "open"
	}
	switch t.Underlying().(type) {
	case *types.Array, *types.Struct:
		return "parts"
	}
	return "one"
}
