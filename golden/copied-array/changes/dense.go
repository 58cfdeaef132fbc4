package main

// dense is not as gofmt would have it: what is taken out leaves the rest of its line alone.
func dense(m table, k, i int) int64 {
	a := int64(1); v := m[k] // want rewrite access
	return v[i] + a
}

func spaced(m table, i int) (n int64) {
	v := m[1]   // want rewrite access

	n = v[i]
	return n
}

func apart(m table, i int) (n int64) {
	n = 1

	v := m[1] // want rewrite access

	return v[i] + n
}

var _, _, _ = dense, spaced, apart
