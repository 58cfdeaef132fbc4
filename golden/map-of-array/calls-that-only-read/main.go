// A call that cannot change the map may stand behind a read of it.
package main

import (
	"fmt"
	"unsafe"
)

type vec [5]int

func (v vec) sum() (n int) {
	for _, x := range v {
		n += x
	}
	return n
}

var m = map[string]vec{"a": {1, 2}} // want rewrite pointer

func total() (n int) {
	for _, v := range m {
		n += v.sum()
	}
	return n
}

// weight declares a variable in each case, all its own.
func weight(x any) int {
	switch y := x.(type) {
	case int:
		return y
	case string:
		return len(y)
	}
	return 0
}

// later: what it gives back changes its own variable, when it is called.
func later(n int) func() int {
	return func() int { n++; return n }
}

func weighed(key string, x any) int {
	v := m[key]
	n := weight(x)
	return v[0] + v[1]*n
}

func deferred(key string) (int, func() int) {
	v := m[key]
	f := later(v[0])
	return v[1], f
}

func changed(key string) int {
	v := m[key]
	n := later(1)()
	m[key] = vec{n}
	return v[0] + n
}

func main() {
	fmt.Println(weighed("a", "xyz"), weighed("a", 2), changed("c"), changed("c"))
	n, f := deferred("a")
	fmt.Println(n, f(), f())
	fmt.Println(m["a"][0], total(), m["b"].sum(), m["a"].sum())
	fmt.Println(m["a"][0], fmt.Sprint(1, "x"))
	fmt.Println(unsafe.Sizeof(m["a"]), unsafe.Sizeof(m["a"][0]))
}
