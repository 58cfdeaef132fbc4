// A key that is not there reads as zeros, and reading never adds it.
package main

import "fmt"

func sum(a [8]int) (total int) {
	for _, x := range a {
		total += x
	}
	return total
}

func main() {
	m := map[string][8]int{"here": {1, 2, 3}} // want rewrite pointer

	fmt.Println(m["gone"][7], len(m["gone"]))
	fmt.Println(sum(m["gone"]), sum(m["here"]))
	for i, x := range m["gone"] {
		if x != 0 {
			fmt.Println("not zero:", i)
		}
	}
	for i := range m["gone"] {
		fmt.Print(i, " ")
	}
	fmt.Println(len(m))

	v := m["gone"]
	v[0] = 5
	fmt.Println(v[0], m["gone"][0], len(m))
	m["new"] = v
	v[0] = 6
	fmt.Println(v[0], m["new"][0], len(m))

	if w, ok := m["gone"]; !ok {
		fmt.Println(w[0], ok)
	}
	var none map[string][8]int // want rewrite pointer
	fmt.Println(none["x"][0], len(none), none == nil)
}
