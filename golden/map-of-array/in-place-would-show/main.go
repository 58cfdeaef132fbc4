// Between the change and the store somebody looks, or something panics.
package main

import "fmt"

var m = map[string][4]int{"a": {1, 0, -1}} // want rewrite pointer

func length() {
	v := m["length"]
	v[0] = 1
	v[1] = len(m)
	m["length"] = v
	fmt.Println(m["length"])
}

func older() {
	old := m["a"]
	fmt.Println(old[1])
	v := m["a"]
	v[0]++
	y := old
	m["a"] = v
	fmt.Println(y[0], m["a"][0])
}

func ranged() {
	for k, old := range m {
		v := m[k]
		v[0]++
		y := old
		m[k] = v
		fmt.Println(v[0] - y[0])
	}
}

func guarded() {
	if old, ok := m["a"]; ok {
		v := m["a"]
		v[0]++
		y := old
		m["a"] = v
		fmt.Println(y[0], m["a"][0])
	}
}

func divides(k string) {
	defer func() { fmt.Println(recover(), len(m), m[k]) }()
	v := m[k]
	v[0]++
	v[3] /= v[1]
	m[k] = v
}

func shifts(k string) {
	defer func() { fmt.Println(recover(), len(m), m[k]) }()
	v := m[k]
	v[0]++
	v[3] <<= v[2]
	m[k] = v
}

var calls int

func next() string {
	calls++
	return []string{"a", "b"}[calls%2]
}

func called() {
	v := m[next()]
	v[0] = 77
	m[next()] = v
	fmt.Println(calls, m["a"][0], m["b"][0])
}

func main() {
	length()
	older()
	ranged()
	guarded()
	divides("a")
	divides("new")
	shifts("a")
	shifts("newer")
	m["b"] = [4]int{5}
	called()
}
