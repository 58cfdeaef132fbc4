package main

import "fmt"

func main() {
	m := map[string][12]int{"a": {1}} // want rewrite pointer
	add := func(k string, i int) {
		v := m[k]
		v[i]++
		m[k] = v
	}
	get := func(k string) [12]int { return m[k] }

	add("a", 0)
	held := get("a")
	add("a", 0)
	fmt.Println(held[0], get("a")[0], get("b")[0])

	// The arguments of a deferred call are evaluated now.
	defer fmt.Println("deferred:", m["a"][0])
	defer show("deferred copy:", m["a"])
	defer func() { fmt.Println("deferred closure:", m["a"][0]) }()
	add("a", 0)

	v := m["a"]
	late := func() int { return v[0] }
	add("a", 0)
	fmt.Println(late(), m["a"][0])

	swap := func() (a, b [12]int) {
		a, b = m["a"], m["b"]
		m["a"] = b
		m["b"] = a
		return a, b
	}
	x, y := swap()
	fmt.Println(x[0], y[0], m["a"][0], m["b"][0])
	m["a"] = m["b"]
}

func show(what string, v [12]int) { fmt.Println(what, v[0]) }
