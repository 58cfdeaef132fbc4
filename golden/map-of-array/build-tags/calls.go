package main

import (
	"fmt"

	"example.com/build-tags/internal/kind"
	"example.com/build-tags/internal/steady"
)

type counter int

var (
	seen = map[string][8]int{"a": {1}} // want rewrite pointer
	same = map[string][8]int{"a": {1}} // want rewrite pointer
)

func bump() { seen["a"] = [8]int{7} }

// beside has copies that another build needs: there peek is another function.
func beside(k string) {
	v := seen[k]
	n := peek()
	fmt.Println(v[0]+n, v[1])
	w := seen[k]
	n += counter(n).peek()
	fmt.Println(w[0]+n, w[1])
}

// always calls what is the same in every build.
func always(k string) {
	v := same[k]
	n := twice(len(k))
	fmt.Println(v[0]+n, v[1])
}

func twice(n int) int { return 2 * n }

func calls() {
	beside("a")
	always("a")
	types()
}

type (
	table  [3]row
	cube   [2]table
	linked [3]*row
)

// Row is an array in each build, of this package.
type Row [9]string

var (
	rows   = map[string]row{}        // want refuse excluded-file
	tables = map[string]table{}      // want refuse excluded-file
	lines  = map[string]line{}       // want refuse excluded-file
	others = map[string]kind.Row{}   // want refuse excluded-file
	own    = map[string]Row{}        // want rewrite pointer
	fixed  = map[string]steady.Row{} // want rewrite pointer
	deep   = map[string]cube{}       // want refuse excluded-file
	links  = map[string]linked{}     // want rewrite pointer
	keys   = map[key][9]int{}        // want refuse excluded-file
	places = map[*key][9]*row{}      // want rewrite pointer
	plain  = map[counter][9]int{}    // want rewrite pointer
)

func types() {
	v := rows["a"]
	n := len(lines["a"]) + len(others["a"]) + len(own["a"]) + len(fixed["a"])
	n += len(deep["a"][0][1]) + len(links["a"])
	n += len(v[0]) + len(tables["a"][0]) + keys[1][0] + plain[1][0]
	fmt.Println(n, len(v), places[nil][0] == nil)
}
