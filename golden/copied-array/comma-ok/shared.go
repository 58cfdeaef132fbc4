// One temporary serves all values of a type in a function: where something else needs it, a
// comma-ok fills it although nobody takes what it finds.
package main

import "fmt"

type row [64]int64

func stores(m map[string]row, k string, i int) int64 {
	if v, ok := m[k]; ok { // want leave shared-temporary
		return v[i]
	}
	m[k] = row{2, int64(i)}
	return -1
}

// A variable is stored as it is.
func storesVariable(m map[string]row, k string, w row, i int) int64 {
	if v, ok := m[k]; ok { // want rewrite access
		return v[i]
	}
	m[k] = w
	return -1
}

func compares(m map[string]row, k string, i int) (int64, bool) {
	v, ok := m[k] // want leave shared-temporary
	return v[i], ok && m["a"] == m["b"]
}

// What is copied to a variable, or returned, needs no temporary.
func copies(m map[string]row, k string, i int) (row, bool) {
	v, ok := m[k] // want rewrite access
	w := m["a"] // want refuse whole-use
	w[1] += v[i] // because whole-use
	if ok {
		return w, ok
	}
	return m["b"], false
}

// Both go, so nothing needs it any more.
func blank(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	w, _ := m["b"] // want rewrite access
	return n + w[i]
}

func another(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if v, ok := m["b"]; ok { // want refuse whole-use
		n += sum(v) // because whole-use
	}
	return n
}

// Both go, of whatever map.
func others(m map[string]row, o map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if v, ok := o[k]; ok { // want rewrite access
		n += v[i]
	}
	return n
}

func repeated(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if v, ok := m["b"]; ok { // want leave no-gain
		for j := range i {
			n += v[j]
		}
	}
	return n
}

func ranges(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	for _, x := range m["a"] {
		n += x
	}
	return n
}

// What is ranged over is a map, or has a name.
func rangesOthers(m map[string]row, list []row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	for _, w := range list {
		n += sum(w)
	}
	for _, w := range m {
		n += sum(w)
	}
	return n
}

func calls(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	put(m, i)
	return n
}

func put(m map[string]row, i int) { m["c"] = row{int64(i), 1} }

// A function literal is a function of its own, unless it is called on the spot.
func inLiteral(m map[string]row, k string, i int) (n int64) {
	each(2, func(int) {
		m["d"] = row{int64(i), 1}
	})
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	return n
}

func calledLiteral(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	func() { m["d"] = row{int64(i), 1} }()
	return n
}

//go:noinline
func each(n int, f func(int)) {
	for i := range n {
		f(i)
	}
}

//go:noinline
func sum(r row) int64 { return r[0] + r[1] }

func shared() {
	m := map[string]row{"a": {1: 5}, "b": {2: 6}}
	fmt.Println(stores(m, "a", 1), stores(m, "n", 1), storesVariable(m, "o", row{1}, 1))
	fmt.Println(compares(m, "a", 1))
	fmt.Println(copies(m, "a", 1))
	fmt.Println(blank(m, "a", 1), another(m, "a", 1), others(m, m, "a", 1), repeated(m, "a", 1), ranges(m, "a", 1))
	fmt.Println(rangesOthers(m, []row{{3}}, "a", 1), calls(m, "a", 1))
	fmt.Println(inLiteral(m, "a", 1), calledLiteral(m, "a", 1), len(m))
}
