// A type of the package, or of a function, that has one of Go's own names is not what it seems.
package main

import "fmt"

type int64 struct{ a, b string }

// moved: the part of an entry is copied before the call is made, that of a variable after it.
func moved(i int) {
	m := map[string][64]int64{"a": {{"x", "y"}, {"z", "w"}}}
	next := func() int { i++; return i }
	v := m["a"]               // want refuse index-timing
	fmt.Println(v[i], next()) // because index-timing
}

// within a function.
func within(i int) {
	type int32 struct{ a, b string }
	m := map[string][64]int32{"a": {{"x", "y"}, {"z", "w"}}}
	next := func() int { i++; return i }
	v := m["a"]               // want refuse index-timing
	fmt.Println(v[i], next()) // because index-timing
}

// plain is what it seems.
func plain(i int) {
	m := map[string][64]uint64{"a": {1, 2}}
	next := func() int { i++; return i }
	v := m["a"] // want rewrite access
	fmt.Println(v[i], next())
}

func main() {
	moved(0)
	within(0)
	plain(0)
}
