package main

import "fmt"

// measured: the size is read from the map, as the loop's bound is.
func measured(x int) int64 {
	h, ok := table[1] // want rewrite access
	if !ok {
		return 1
	}
	seen := make(map[int]bool) // want rewrite presized
	for i := range len(h) {
		seen[i] = true
	}
	return h[x] + int64(len(seen))
}

// since: the loop's bound has another name by then, which means nothing where the map is made.
func since(list []place) (out []*place, sum int) {
	for _, v := range list { // want rewrite late
		if v.at > 0 {
			m := make(map[int]bool) // want rewrite presized
			for i := range v.x {
				m[i] = true
				out = append(out, &v)
			}
			sum += len(m)
		}
	}
	return out, sum
}

func sizes() {
	out, sum := since([]place{{1, 2}, {0, 3}})
	fmt.Println(measured(1), *out[0], sum)
}
