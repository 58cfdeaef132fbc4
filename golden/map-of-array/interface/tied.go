package main

import (
	"fmt"
	"unsafe"
)

// Whatever a value goes through: the map that it comes from is as open as the one that is printed.

func show(m any) { fmt.Println(m) }

func copied() {
	a := []map[string][10]int{{"a": {1}}} // want refuse interface
	b := make([]map[string][10]int, 1)    // want refuse interface
	copy(b, a)
	show(b[0]) // because interface
}

func spread() {
	a := []map[string][11]int{{"a": {1}}}         // want refuse interface
	b := append([]map[string][11]int(nil), a...)  // want refuse interface
	c := map[string][11]int{"c": {2}}             // want refuse interface
	show(append(b, c)[0])                         // because interface
	d := map[string][12]int{"a": {1}}             // want refuse interface
	show(append([]map[string][12]int(nil), d)[0]) // want refuse interface
}

func keyed() {
	a := make(chan map[string][13]int, 1)        // want refuse interface
	a <- map[string][13]int{"a": {1}}            // want refuse interface
	all := map[chan map[string][13]int]int{a: 1} // want refuse interface
	for k := range all {
		show(<-k) // because interface
	}
}

func indexed() {
	a := make(chan map[string][14]int, 1)    // want refuse interface
	a <- map[string][14]int{"a": {1}}        // want refuse interface
	all := map[chan map[string][14]int]int{} // want refuse interface
	all[a]++
	for k := range all {
		show(<-k) // because interface
	}
}

func deleted(all map[chan map[string][15]int]int) { // want refuse interface
	a := make(chan map[string][15]int, 1) // want refuse interface
	a <- map[string][15]int{"a": {1}}     // want refuse interface
	delete(all, a)
	show(<-a) // because interface
}

func inArray() {
	a := map[string][16]int{"a": {1}}   // want refuse interface
	show([1]map[string][16]int{a}[0])   // want refuse interface
	b := new([1]map[string][17]int)     // want refuse interface
	b[0] = map[string][17]int{"a": {1}} // want refuse interface
	for _, m := range b {
		show(m) // because interface
	}
	c := new([1]map[string][29]int)     // want refuse interface
	c[0] = map[string][29]int{"a": {1}} // want refuse interface
	show(c[0])                          // because interface
}

func ranged() {
	a := make(chan map[string][18]int, 1) // want refuse interface
	a <- map[string][18]int{"a": {1}}     // want refuse interface
	close(a)
	for m := range a {
		show(m) // because interface
	}
	b := map[string]map[string][19]int{"x": {"a": {1}}} // want refuse interface
	for _, m := range b {
		show(m) // because interface
	}
	c := map[string][20]int{"a": {1}} // want refuse interface
	for m := range yields(c) {
		show(m) // because interface
	}
}

func yields(m map[string][20]int) func(func(map[string][20]int) bool) { // want refuse interface
	return func(yield func(map[string][20]int) bool) { yield(m) } // want refuse interface
}

func two() (map[string][21]int, int) { // want refuse interface
	return map[string][21]int{"a": {1}}, 1 // want refuse interface
}

func both(m map[string][21]int, n int) { show(m) } // want refuse interface

func compared(x any) bool {
	a := make(chan map[string][22]int) // want refuse interface
	b := make(chan map[string][23]int) // want refuse interface
	c := make(chan map[string][24]int) // want refuse interface
	switch x {
	case a: // because interface
		return true
	}
	return x == b || c != x // because interface
}

// Two channels can only be compared while they are of one type.
func alike() {
	a := make(chan map[string][48]int, 1) // want refuse interface
	b := make(chan map[string][48]int, 1) // want refuse interface
	b <- map[string][48]int{"b": {1}}     // want refuse interface
	fmt.Println(a == b)
	show(<-b) // because interface

	c := make(chan map[string][49]int, 1) // want refuse interface
	d := make(chan map[string][49]int, 1) // want refuse interface
	d <- map[string][49]int{"d": {1}}     // want refuse interface
	switch c {
	case d:
		show(<-d) // because interface
	}
}

func told(x any) int {
	switch x := x.(type) {
	case map[string][25]int: // want refuse interface
		y := map[string][25]int{} // want refuse interface
		y = x
		return y["a"][0]
	case nil, map[string][26]int: // want refuse interface
		show(x)
	case fmt.Stringer:
		return len(x.String())
	}
	m := map[string][25]int{"a": {1}} // want rewrite pointer
	return m["a"][0]
}

func asserted(x any) bool {
	a := map[string][30]int{}       // want refuse interface
	a = x.(map[string][30]int)      // want refuse interface
	b := map[string][31]int{}       // want refuse interface
	b, is := x.(map[string][31]int) // want refuse interface
	return is || a["a"][0] == b["a"][0]
}

type inside struct{ m map[string][32]int }  // want refuse interface
type outside struct{ m map[string][32]int } // want refuse interface

func converted(a inside) {
	b := outside(a)
	show(b.m) // because interface
}

type list []map[string][33]int // want refuse interface

func shortened(a list) {
	b := [1]map[string][33]int(a) // want refuse interface
	show(b[0])                    // because interface
}

type line []map[string][35]int // want refuse other-flow

// pointedTo: an array behind a pointer is one step further away than the slice's elements.
func pointedTo(a line) int {
	b := (*[1]map[string][35]int)(a) // want refuse other-flow
	return b[0]["a"][0]
}

func received() {
	a := make(chan map[string][34]int, 1) // want refuse interface
	a <- map[string][34]int{"a": {1}}     // want refuse interface
	b, ok := <-a
	show(b) // because interface
	fmt.Println(ok)
}

func sliced() {
	a := []map[string][27]int{{"a": {1}}} // want refuse unsafe
	show(unsafe.SliceData(a) == nil)      // because unsafe
}

func pointed(p *map[string][28]int) int { // want refuse unsafe
	return len(unsafe.Slice(p, 1)) // because unsafe
}

type alias = map[string][36]int // want refuse interface

func aliased(a alias) int { return a["a"][0] }

func named() {
	var a alias
	show(a)                   // because interface
	b := map[string][36]int{} // want refuse interface
	fmt.Println(aliased(b))
}

// Names that share one written type share what becomes of it.
func parameters(a, b map[string][37]int) int { // want refuse interface
	show(b) // because interface
	return a["a"][0]
}

var first, second map[string][38]int // want refuse interface

type fields struct{ first, second map[string][39]int } // want refuse interface

func results() (a, b map[string][40]int) { // want refuse interface
	return nil, map[string][40]int{"a": {1}} // want refuse interface
}

func shared() {
	show(second) // because interface
	fmt.Println(parameters(nil, nil), first["a"][0])
	f := fields{}
	show(f.second) // because interface
	fmt.Println(f.first["a"][0])
	a, b := results()
	show(b) // because interface
	fmt.Println(a["a"][0])
}

type (
	base    []map[string][41]int // want refuse interface
	derived base
)

func deriving(a base) int {
	b := derived{nil}
	show(b[0]) // because interface
	return a[0]["a"][0]
}

func later() (int, map[string][42]int) { // want refuse interface
	return 1, map[string][42]int{"a": {1}} // want refuse interface
}

func blank() {
	a := map[string][43]int{"a": {1}} // want refuse interface
	var _ any = a                     // because interface
}

func several(m map[string][44]int, rest ...int) int { // want refuse interface
	return m["a"][0] + len(rest)
}

type box struct{ m map[string][45]int } // want refuse interface

func elided() {
	a := map[string][45]int{"a": {1}} // want refuse interface
	list := []*box{{a}}
	show(list[0].m) // because interface

	maps := []map[string][46]int{ // want refuse interface
		map[string][46]int{"a": {1}}, // want refuse interface
	}
	show(maps[0]) // because interface
}

type adder struct{}

func (adder) total(m map[string][47]int) int { return m["a"][0] } // want refuse other-flow

func method() int {
	f := adder.total                                // because other-flow
	return f(adder{}, map[string][47]int{"a": {1}}) // want refuse other-flow
}

func tied() {
	n, m := later()
	show(m) // because interface
	blank()
	alike()
	a := map[string][44]int{"a": {1}} // want refuse interface
	show(a)                           // because interface
	fmt.Println(n, several(a, 1), method())
	elided()
	named()
	shared()
	fmt.Println(deriving(base{nil}))
	copied()
	spread()
	keyed()
	indexed()
	deleted(map[chan map[string][15]int]int{}) // want refuse interface
	inArray()
	ranged()
	both(two())
	show(compared(1))
	show(told(1))
	converted(inside{})
	shortened(list{nil})
	fmt.Println(pointedTo(line{nil}))
	received()
	sliced()
	show(pointed(nil))
}
