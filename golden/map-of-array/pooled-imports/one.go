package main

func one() int {
	m := map[int][40]int{1: {1}} // want rewrite pooled
	delete(m, 1)
	m[2] = [40]int{2}
	return m[2][0] + len(m)
}
