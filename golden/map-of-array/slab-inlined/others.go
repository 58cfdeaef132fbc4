package main

import "fmt"

// others: what is ranged over is a method in the end, which has no length.
func others(m map[string][40]int) (out []*[40]int, n int) { // want rewrite slab
	for _, v := range m { // want leave other-rule
		v[0]++
		out = append(out, &v)
	}
	names := make(map[string]bool) // want leave other-rule
	for k, v := range m {
		names[k] = v[0] > 0
	}
	keys := make(map[string]bool) // want rewrite presized
	for k := range m {
		keys[k] = true
	}
	return out, len(names) + len(keys)
}

func ranged() {
	m := map[string][40]int{"a": {1}} // want rewrite slab
	out, n := others(m)
	fmt.Println(*out[0], n, m["a"][0])
}
