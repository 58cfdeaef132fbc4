// Package whole has nothing wrong with it.
package whole

var m = map[string][8]int{"a": {1}} // want rewrite pointer

// First returns the first element.
func First() int { return m["a"][0] }
