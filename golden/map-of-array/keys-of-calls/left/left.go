// Package left is what a run has left that refused the map of keys.
package left

// Set and Get have it evaluated as it was.
func Set(ms []map[int]*[5]int, i int) {
	keys := map[int][3]int{1: {1, 1, 0}}       // want refuse evaluation-order
	setEntry(ms[i&1], keys[1][i%3], [5]int{7}) // because evaluation-order
}

func Get(ms []map[int]*[5]int, i int) int {
	keys := map[int][3]int{1: {1, 1, 0}}       // want refuse evaluation-order
	v, _ := lookupEntry(ms[i&1], keys[1][i%3]) // because evaluation-order
	return v[0]
}

// lookupEntry returns a copy of m[k], the zero value if there is no entry.
func lookupEntry[M ~map[K]*V, K comparable, V any](m M, k K) (v V, ok bool) {
	p, ok := m[k]
	if ok {
		v = *p
	}
	return v, ok
}

// setEntry sets m[k] to a copy of v, in place if there is an entry already.
func setEntry[M ~map[K]*V, K comparable, V any](m M, k K, v V) {
	p := m[k]
	if p == nil {
		p = new(V)
		m[k] = p
	}
	*p = v
}
