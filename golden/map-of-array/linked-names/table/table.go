// Package table declares a map that another package links to by name.
package table

import _ "unsafe"

var counts = map[string][4]int{"a": {1}} // want refuse unsafe

var free = map[string][4]int{"a": {1}} // want rewrite pointer

// Sum is what the maps hold.
func Sum() int { return counts["a"][0] + free["a"][0] }

//go:linkname size
func size(all map[string][5]int) int { return len(all) } // want refuse other-flow

//go:linkname größe
func größe(all map[string][6]int) int { return size(nil) + len(all) } // want refuse other-flow
