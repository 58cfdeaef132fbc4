// Ranging over the entries of a slab takes a function, which Go can do since 1.23.
package main

import "fmt"

func main() {
	m := make(map[string][20]int, 8) // want refuse language-version
	m["a"] = [20]int{1}
	for k, v := range m { // because language-version
		fmt.Println(k, v[0])
	}
	keys := make(map[string][20]int, 8) // want rewrite slab
	keys["a"] = [20]int{2}
	for k := range keys {
		v := keys[k]
		v[1]++
		keys[k] = v
		fmt.Println(k, keys[k][0], keys[k][1])
	}
	fmt.Println(filled([]int{5, 7}))
}

// Two rules cannot both write another call in the place of one.
func filled(list []int) int {
	m := make(map[int][20]int) // want rewrite slab, leave other-rule
	for i, x := range list {
		m[i] = [20]int{x}
	}
	l := map[int][20]int{} // want rewrite slab, leave other-rule
	for i, x := range list {
		l[x] = [20]int{i}
	}
	return m[0][0] + l[7][0]
}
