package main

import (
	"fmt"

	"example.com/keysofcalls/left"
	"example.com/keysofcalls/own"
)

// The element of one map that is the key of another is copied before the index of the slice is
// checked, and would be read after it. A second run finds a call in place of the other map's entry,
// and leaves the element as the first did.

func look(ms []map[int][5]int, i int) { // want rewrite pointer
	keys := map[int][3]int{1: {1, 1, 0}}    // want refuse evaluation-order
	if v, ok := ms[i&1][keys[1][i%3]]; ok { // because evaluation-order
		fmt.Println(v[i])
	}
}

func copied(ms []map[int][5]int, i int) { // want rewrite pointer
	keys := map[int][3]int{1: {1, 1, 0}} // want refuse evaluation-order
	v, ok := ms[i&1][keys[1][i%3]]       // because evaluation-order
	v[i]++
	fmt.Println(v[i], ok)
}

func set(ms []map[int][5]int, i int) { // want rewrite pointer
	keys := map[int][3]int{1: {1, 1, 0}} // want refuse evaluation-order
	ms[i&1][keys[1][i%3]] = [5]int{7}    // because evaluation-order
}

func main() {
	ms := []map[int][5]int{{0: {3, 4}}, {1: {5, 6}}} // want rewrite pointer
	set(ms, 1)
	look(ms, 1)
	copied(ms, 1)
	fmt.Println(len(ms[0]), len(ms[1]))

	old := []map[int]*[5]int{{}, {}}
	left.Set(old, 1)
	plain := []map[int]int{{}, {}}
	own.Set(plain, 1)
	fmt.Println(left.Get(old, 1), plain[1][1])
}
