// Package weakly looks whether one of many values is still in use.
package weakly

import "weak"

// All holds none of them.
func All(list []int) (out []*int, seen []weak.Pointer[int]) {
	for _, v := range list { // want refuse finalizer
		p := &v
		seen = append(seen, weak.Make(p))
		out = append(out, p)
	}
	return out, seen
}
