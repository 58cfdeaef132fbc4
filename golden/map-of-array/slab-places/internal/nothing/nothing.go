// Package nothing has a map that is nil.
package nothing

var entries map[string][20]int // want rewrite slab

// Is says whether there is no map.
func Is() bool { return entries == nil }
