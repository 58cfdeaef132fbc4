// Package table is named with a dot, which the linker writes in another way.
package table

import _ "unsafe"

var counts = map[string][4]int{"a": {1}} // want refuse unsafe

// Sum looks at them.
func Sum() int { return counts["a"][0] }

//go:linkname totals main.totals
var totals map[string][5]int // want refuse other-flow

// Total looks at those of the program.
func Total() int { return totals["b"][0] }
