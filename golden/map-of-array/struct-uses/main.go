// All that can be done with an entry whose elements become fields.
package main

import (
	"fmt"
	"time"
)

type point struct{ x, y int }

const first, second = 0, 1

// The oracle tells what is constant outside of functions, too.
var outside = map[string][2]uint{"a": {second: 5}, "b": {0x1: 6, first: 7}} // want rewrite struct

const day = time.Monday

// elements are read by name, number and constants of other packages.
func elements() {
	m := map[string][2]int{"a": {1, 2}} // want rewrite struct
	fmt.Println(m["a"][first], m["a"][second], (m["a"])[0], m["a"][ /* second */ 1], m["a"] /* entry */ [1])
	fmt.Println(m["a"][time.Monday], m["b"][day], m["a"][second-1], m["a"][1.0], m["a"]['\x01'], m["a"][0x1])
}

// variables hold copies, whatever way they are declared.
func variables() {
	m := map[string][2]int{"a": {1, 2}, "b": {3, 4}} // want rewrite struct
	var zero [2]int
	var v, w [2]int = m["a"], m["b"]
	var x, ok = m["c"]
	y, found := m["a"]
	_, missing := m["d"]
	z, n := m["b"], 5
	v[0], w[1] = w[1], v[0]
	x = zero
	x[0]++
	(y)[1] += n
	zero, _ = m["b"]
	_ = z
	_ = m["a"]
	func() { z[1] = 9 }()
	fmt.Println(v[0], w[0], x[0], y[1], z[1], zero[0], ok, found, missing)
	m["e"] = v
	(m["f"]) = (w)
	m["a"], m["b"] = m["b"], m["a"]
	m["g"], n = m["a"], 6
	fmt.Println(m["a"][0], m["b"][0], m["e"][0], m["f"][1], m["g"][1], n, len(m))
}

// literals have keys, elements without a type, or nothing in them.
func literals() {
	v := [...]int{1, 2, 3}
	m := map[string][3]int{ // want rewrite struct
		"a": {},
		"b": {7, 8, 9},
		"c": {1: 5, 6},
		"d": {second: 5, first: 4},
		"e": [3]int{2: 6},
		"f": [...]int{1, 2, 2: 3},
		"g": v,
		"h": ([3]int{4}),
	}
	m["i"] = [3]int{1, 2, 3}
	m["j"] = [...]int{2: 1}
	sum := 0
	for _, k := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		sum = sum*7 + m[k][0] + m[k][1]*2 + m[k][2]*3
	}
	fmt.Println(sum)
}

// pointers to structs are spelled out.
func pointers() {
	m := map[string][2]*point{"a": {{1, 2}, nil}, "b": {1: {x: 3}}} // want rewrite struct
	m["c"] = [2]*point{{5, 6}, {7, 8}}
	fmt.Println(m["a"][0].y, m["b"][1].x, m["c"][1].x, m["a"][1] == nil)
}

func values() {
	m := map[string][2]point{"a": {{1, 2}, {3, 4}}, "b": {1: {x: 3}}} // want rewrite struct
	m["c"] = [2]point{{5, 6}, point{7, 8}}
	fmt.Println(m["a"][0].y, m["b"][1].x, m["c"][1].x)
}

// rows are arrays of arrays, of which the outer ones become fields.
func rows() {
	m := map[string][2][2]int{"a": {{1, 2}, {3, 4}}} // want rewrite struct
	v := m["a"]
	v[1][0]++
	m["a"] = v
	fmt.Println(m["a"][1][0], m["a"][0])
}

// keys are arrays, too, and stay what they are.
func keys() {
	m := map[[2]int][2]int8{{1, 2}: {3, 4}, [2]int{2, 3}: {1: 5}} // want rewrite struct
	k := [2]int{1, 2}
	fmt.Println(m[k][0], m[[2]int{2, 3}][1])
}

// compared are entries with entries, variables and literals.
func compared() {
	m := map[string][2]string{"a": {"x", "y"}, "b": {"x", "y"}} // want rewrite struct
	v := m["a"]
	fmt.Println(m["a"] == m["b"], v != m["b"], m["c"] == [2]string{}, [2]string{"x"} == m["a"])
	if m["a"] == [2]string{"x", "y"} {
		fmt.Println("equal")
	}
	for w := [2]string{"q"}; w != m["a"]; w = v {
		fmt.Println(w[0])
	}
	switch w := [2]string{"q"}; {
	case w == [2]string{"q"}:
		fmt.Println(w[1] == "")
	}
	switch m["a"] == [2]string{} {
	case false:
		fmt.Println("not empty")
	}
	var x any = m["a"] == v
	switch w := [2]string{"r"}; x.(type) {
	case bool:
		same := w == [2]string{"r"}
		fmt.Println(w == m["a"], same)
	}
	switch {
	case m["a"] == [2]string{"x", "y"}:
		fmt.Println("case")
	}
	if func() bool { return m["a"] == [2]string{"x", "y"} }() {
		fmt.Println("called")
	}
	if list := []bool{m["a"] == [2]string{"x"}}; list[0] {
		fmt.Println("never")
	}
	if same(m["a"] == [2]string{"x", "y"}) {
		fmt.Println("still")
	}
}

func same(yes bool) bool { return yes }

// ranged loops have a copy of each entry, declared or not.
func ranged() {
	m := map[string][2]int{"a": {1, 2}, "b": {3, 4}} // want rewrite struct
	sum := 0
	for _, v := range m {
		v[0] *= 2
		sum += v[0]
	}
	var k string
	var w [2]int
	for k, w = range m {
		sum += w[1] * len(k)
	}
	for range m {
		sum++
	}
	fmt.Println(sum)
}

// empty arrays become empty structs.
func empty() {
	m := map[string][0]int{"a": {}} // want rewrite struct
	m["b"] = [0]int{}
	_, ok := m["b"]
	fmt.Println(ok, len(m))
}

type box[T any] struct {
	m map[string][2]int // want rewrite struct
}

func (b *box[T]) add(k string) {
	v := b.m[k]
	v[1]++
	b.m[k] = v
}

// given passes whole maps on.
func given(m map[string][2]int16) map[string][2]int16 { // want rewrite struct
	v := m["a"]
	v[0]++
	m["a"] = v
	return m
}

func main() {
	elements()
	fmt.Println(outside["a"][1], outside["b"][first])
	variables()
	literals()
	pointers()
	values()
	rows()
	keys()
	compared()
	ranged()
	empty()
	b := box[string]{map[string][2]int{}} // want rewrite struct
	b.add("a")
	b.add("a")
	fmt.Println(b.m["a"][1], given(map[string][2]int16{})["a"][0]) // want rewrite struct
}
