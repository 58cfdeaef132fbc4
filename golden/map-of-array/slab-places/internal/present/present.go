// Package present only asks whether something is there.
package present

var entries map[string][20]int // want rewrite slab

// Is says whether k is there.
func Is(k string) bool {
	_, ok := entries[k]
	return ok
}
