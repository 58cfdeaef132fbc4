// Package tested has a helper that only its tests are built with.
package tested

// Sum does without them.
func Sum(i int) int {
	m := map[string][20]int{"a": {1, 2}} // want rewrite pointer
	return m["a"][i] + m["b"][i]
}
