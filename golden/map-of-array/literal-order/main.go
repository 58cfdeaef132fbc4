// Of a map's literal Go stores one element after the other, so a call in one comes behind those
// before it. Within one element, and in other literals, the order is open.
package main

import "fmt"

var hits = map[string][40]int{"a": {1}} // want rewrite pointer

var first = map[string][40]int{"q": hits["a"], "r": bump()}["q"] // want rewrite pointer

func bump() [40]int {
	v := hits["a"]
	v[0]++
	hits["a"] = v
	return v
}

func stored() (int, int, int) {
	m := map[string][40]int{"q": hits["a"], "r": bump(), "s": hits["a"]} // want rewrite pointer
	return m["q"][0], m["r"][0], m["s"][0]
}

var pages = map[string][40]int{"a": {1}} // want refuse evaluation-order

func turn() [40]int {
	v := pages["a"]
	v[0]++
	pages["a"] = v
	return v
}

func open() int {
	m := map[string][2]int{"q": {pages["a"][0], turn()[0]}} // want rewrite pointer
	l := [][40]int{pages["a"], turn()}
	return m["q"][1] + len(l)
}

var marks = map[string][40]int{"a": {1}} // want refuse evaluation-order

func mark() [40]int {
	v := marks["a"]
	v[0]++
	marks["a"] = v
	return v
}

func keyed() int {
	l := [][40]int{0: marks["a"], 1: mark()} // because evaluation-order
	return l[0][0]
}

func main() {
	fmt.Println(keyed())
	fmt.Println(first[0], hits["a"][0])
	fmt.Println(stored())
	fmt.Println(open())
}
