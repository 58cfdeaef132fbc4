// A type of the package, or of a function, that has one of Go's own names is not what it seems.
package main

import "fmt"

type int64 struct{ a, b string }

// moved: the part of an entry is copied before the call is made, one behind a pointer after it.
func moved(i int) {
	m := map[string][64]int64{"a": {{"x", "y"}, {"z", "w"}}} // want refuse evaluation-order
	next := func() int { i++; return i }
	fmt.Println(m["a"][i], next()) // because evaluation-order
}

// within a function.
func within(i int) {
	type int32 struct{ a, b string }
	m := map[string][64]int32{"a": {{"x", "y"}, {"z", "w"}}} // want refuse evaluation-order
	next := func() int { i++; return i }
	fmt.Println(m["a"][i], next()) // because evaluation-order
}

// plain is what it seems, and the structs need no call beside them.
func plain(i int) {
	m := map[string][64]uint64{"a": {1, 2}} // want rewrite pointer
	next := func() int { i++; return i }
	fmt.Println(m["a"][i], next())
	n := map[string][64]int64{"a": {{"x", "y"}}} // want rewrite pointer
	v := n["a"]
	v[1].b = v[0].a
	n["a"] = v
	fmt.Println(n["a"][1], n["b"][i])
}

func main() {
	moved(0)
	within(0)
	plain(0)
}
