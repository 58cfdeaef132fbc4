package main

import "go/types"

// fewValues are the most that count as few.
const fewValues = 1 << 16

// values is how many different values a type has, if they are few; else -1.
func values(t types.Type) int64 {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		switch t.Kind() {
		case types.Bool:
			return 2
		case types.Int8, types.Uint8:
			return 1 << 8
		case types.Int16, types.Uint16:
			return 1 << 16
		}
	case *types.Array:
		n := int64(1)
		for i := int64(0); i < min(t.Len(), 17); i++ {
			n = together(n, values(t.Elem()))
		}
		return n
	case *types.Struct:
		n := int64(1)
		for i := 0; i < t.NumFields(); i++ {
			n = together(n, values(t.Field(i).Type()))
		}
		return n
	}
	return -1
}

// together is how many pairs there are of so many values and so many others.
func together(a, b int64) int64 {
	if a == -1 || b == -1 || a*b > fewValues {
		return -1
	}
	return a * b
}
