// Package table declares a map that another package links to by name.
package table

var counts = map[string][4]int{"a": {1}} // want refuse unsafe

var free = map[string][4]int{"a": {1}} // want rewrite pointer

// Sum is what the maps hold.
func Sum() int { return counts["a"][0] + free["a"][0] }
