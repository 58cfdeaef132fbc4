package main

import "fmt"

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

type table [3]row

var (
	rows   = map[string]row{}     // want refuse excluded-file
	tables = map[string]table{}   // want refuse excluded-file
	keys   = map[key][9]int{}     // want refuse excluded-file
	places = map[*key][9]*row{}   // want rewrite pointer
	plain  = map[counter][9]int{} // want rewrite pointer
)

func types() {
	v := rows["a"]
	n := len(v[0]) + len(tables["a"][0]) + keys[1][0] + plain[1][0]
	fmt.Println(n, len(v), places[nil][0] == nil)
}
