package main

func get(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse does-not-compile
	return v[i] + missing
}

func main() {}
