// A map that is left for what its uses cost, and a loop over it that would then cost something else.
package main

import "fmt"

func filled(list []int64) map[int64][40]int64 { // want leave no-gain
	m := make(map[int64][40]int64) // want leave no-gain
	for _, x := range list {
		m[x] = [40]int64{x}
	}
	return m
}

func kept(m map[int64][40]int64) (out []*[40]int64) { // want leave no-gain
	for k, v := range m { // want leave other-rule
		v[0] += k
		out = append(out, &v)
	}
	return out
}

func main() {
	for _, p := range kept(filled([]int64{3})) {
		fmt.Println(p[0])
	}
}
