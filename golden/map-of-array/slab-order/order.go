package main

import "fmt"

func next(i int) int {
	fmt.Println("next", i)
	return i
}

// Each is a method call afterwards, whose receiver goes first. A call in the key still goes first.
func receivers(i int) {
	var nowhere []map[int64][20]int                                                   // want refuse evaluation-order
	try("key's argument", func() { fmt.Println(nowhere[i][int64(next(a[i+1]))][0]) }) // because evaluation-order
	var calls []map[uint64][20]int                                                    // want rewrite slab
	try("call", func() { fmt.Println(calls[i][key(a[i-5])][0]) })
	try("argument of a call", func() { fmt.Println(calls[i][key(a[i])][0]) })
	var nothing *struct {
		rows map[[2]int][20]int // want refuse evaluation-order
	}
	try("computed", func() { fmt.Println(nothing.rows[[2]int{a[i]}][0]) }) // because evaluation-order
}

func key(n int) uint64 {
	fmt.Println("key", n)
	return uint64(n)
}

// A captured index may be read before the call that changes it.
func changing() {
	one, two := map[int16][20]int{}, map[int16][20]int{} // want refuse evaluation-order
	maps := []map[int16][20]int{one, two}                // want refuse evaluation-order
	at := 0
	step := func() [20]int {
		at++
		return [20]int{at}
	}
	maps[at][3] = step() // because evaluation-order
	fmt.Println(len(maps[0]), len(maps[1]))
}

var filled map[string][20]int // want rewrite slab

func fill() string {
	filled = map[string][20]int{"a": {1}} // want rewrite slab
	return "a"
}

type places struct {
	numbers map[int][20]int // want rewrite slab
	named   map[int][21]int // want rewrite slab
}

// present asks for no value. What goes first in a key still goes before the map.
func present(p *places, x any, xs []int) {
	_, ok := filled[fill()]
	fmt.Println(ok)

	var waited map[int][20]int8 // want rewrite slab
	ch := make(chan int)
	go func() {
		waited = map[int][20]int8{1: {}} // want rewrite slab
		ch <- 1
	}()
	_, ok = waited[<-ch]
	fmt.Println(ok)

	try("assertion and map", func() { _, ok = p.numbers[x.(int)] })
	try("map and index", func() { _, ok = p.named[xs[7]] })
}

// besides: the other map is read by a call. What has been refused beside it still is in a second run.
func besides(m map[int][20]int, n map[int8][20]int, xs []int) bool { // want refuse evaluation-order, rewrite slab
	return n[int8(xs[7])] == m[xs[8]] // because evaluation-order
}

func inKey(m map[int][20]int, n map[[2]int][20]int, xs []int) int { // want rewrite slab, refuse evaluation-order
	return m[n[[2]int{xs[7]}][xs[8]]][xs[9]] // because evaluation-order
}

func inIndex(m map[string][20]int, n map[int][20]int, xs []int, names []string) int { // want refuse evaluation-order, rewrite slab
	return xs[n[xs[7]][0]:][m[names[n[xs[9]][0]]][xs[8]]] // because evaluation-order
}
