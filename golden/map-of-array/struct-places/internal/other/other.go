// Package other is given a map.
package other

// First returns the first element of a.
func First(m map[string][2]int) int { return m["a"][0] } // want refuse other-flow
