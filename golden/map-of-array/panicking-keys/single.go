package main

import "fmt"

type pairOf struct{ a, b int }

func told(what string) int {
	fmt.Println("called", what)
	return 1
}

// single are arrays of one element, which may lie in registers: Go copies an element of one where it
// comes to it, and what a pointer leads to after the calls beside it.
func single(i int) {
	m := map[string][1]pairOf{"a": {{1, 2}}} // want rewrite pointer
	try("element before a call", func() {
		v := m["a"]
		fmt.Println(v[i], told("a"))
	})
	try("element in a loop", func() {
		for _, v := range m {
			fmt.Println(told("b"), v[i], told("c"))
		}
	})
	try("element that is there", func() {
		if v, ok := m["a"]; ok {
			fmt.Println(v[i], told("d"))
		}
	})
	try("element before a change", func() {
		v := m["a"]
		x := any(v[i]) == any(len(m))
		v[0].a++
		m["a"] = v
		fmt.Println(x)
	})
	try("nested", func() {
		deep := map[string][1][1]pairOf{"a": {{{1, 2}}}} // want rewrite pointer
		v := deep["a"]
		fmt.Println(v[0][i], told("e"))
	})
	try("constant", func() {
		v := m["a"]
		fmt.Println(v[0], v[0].b, told("f"))
		w := m["b"]
		w[0].a++
		m["b"] = w
	})
	try("two elements", func() {
		more := map[string][2]pairOf{"a": {{1, 2}}} // want rewrite pointer
		v := more["a"]
		fmt.Println(v[i], told("g"))
	})
}
