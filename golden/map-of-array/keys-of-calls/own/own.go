// Package own has a function with the name of one that a run adds.
package own

// Set passes on an element, which is read when the call is made.
func Set(ms []map[int]int, i int) {
	keys := map[int][3]int{1: {1, 1, 0}} // want rewrite pointer
	setEntry(ms[i&1], keys[1][i%3], 7)
}

func setEntry(m map[int]int, k, v int) { m[k] = v }
