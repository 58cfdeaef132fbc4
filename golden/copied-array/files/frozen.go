package main

func frozen(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse read-only
	return v[i]
}
