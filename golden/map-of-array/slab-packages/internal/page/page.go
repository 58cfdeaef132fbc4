// Package page has one map that others use, and one that they do not.
package page

// Shared is read elsewhere.
var Shared = map[string][20]int{} // want refuse several-packages

// Own could be used elsewhere, and is not.
var Own = map[string][20]int{} // want rewrite slab

// Add adds to both.
func Add(name string) {
	Shared[name] = [20]int{1}
	Own[name] = [20]int{2}
}

// Count counts both.
func Count() (int, int) { return len(Shared), len(Own) }
