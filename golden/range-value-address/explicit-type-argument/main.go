package main

import "fmt"

type T struct{ x int }

// Called with its type argument spelled out, it looks like a conversion.
//
//go:noinline
func poke[E any](list []*T) {
	for _, p := range list {
		p.x = 99
	}
}

func main() {
	var out []*T
	for _, v := range []T{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}} { // want rewrite batch
		if v.x > 1 {
			out = append(out, &v)
			poke[int](out)
		}
		fmt.Println(v.x)
	}
	fmt.Println(len(out))
}

