// Tables that nobody stores to: whatever runs between a look-up and a read, the entry is the same.
package main

import "fmt"

type point [2]int

// moves says where one can go from each square.
var moves = map[string][64]point{ // want rewrite pointer
	"a": {{0, 1}, {1, 0}},
	"b": {{2, 2}},
}

// cleared loses its entries, which stay what they were.
var cleared = map[string][64]int{"a": {1, 2}, "b": {3}} // want rewrite pointer

// replaced is another map at times.
var replaced = map[string][64]int{"a": {1, 2}} // want rewrite pointer

// changed has one store, far away.
var changed = map[string][64]int{"a": {1, 2}} // want rewrite pointer

// emptied loses an entry in a call that stands beside a look-up, which Go makes after the call.
var emptied = map[string][64]int{"a": {1, 2}} // want refuse evaluation-order

var visit func(string)

func empty(name string) string {
	delete(emptied, name)
	return name
}

func walk(name string) (sum int) {
	next := moves[name]
	visit(name)
	for _, p := range next {
		visit(name)
		sum += p[0]*10 + p[1]
	}
	return sum
}

func all() (sum int) {
	for name, next := range moves {
		visit(name)
		sum += next[0][1]
	}
	return sum
}

func direct(name string) (sum int) {
	for _, p := range moves[name] {
		visit(name)
		sum += p[0]
	}
	return sum
}

func known(name string) int {
	if next, ok := moves[name]; ok {
		visit(name)
		return next[0][1]
	}
	return -1
}

func forget(name string) (int, int) {
	v := cleared[name]
	visit(name)
	delete(cleared, name)
	clear(cleared)
	return v[0], v[1]
}

func exchange(name string) (int, int) {
	v := replaced[name]
	replaced = map[string][64]int{"a": {7, 8}} // want rewrite pointer
	visit(name)
	return v[0], v[1]
}

func store(name string) (int, int) {
	v := changed[name]
	visit(name) // may store, so v is a copy
	return v[0], v[1]
}

func main() {
	seen := 0
	visit = func(name string) {
		seen++
		delete(cleared, "b")
		replaced = map[string][64]int{"a": {9}} // want rewrite pointer
		changed[name] = [64]int{seen}
	}
	fmt.Println(walk("a"), walk("b"), walk("none"), all(), direct("a"), known("a"), known("none"))
	fmt.Println(forget("a"))
	fmt.Println(exchange("a"))
	fmt.Println(store("a"))
	fmt.Println(emptied["a"][0], empty("a")) // because evaluation-order
	fmt.Println(len(cleared), len(replaced), changed["a"][0] > 0, seen)
}
