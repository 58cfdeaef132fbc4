// What changes the map, the key or the entry between a load and its reads, and what does not.
package main

import (
	"fmt"
	"strconv"
)

type table = map[int][64]int64

type deep map[int][64]deep

type world struct {
	m    table
	d    deep
	n    int
	f    float64
	c    complex128
	name string
	is   bool
	text []byte
}

func fresh() table { return table{1: {1: 5}, 7: {1: 9}} }

// literals hold no map, whatever their type.
func literals(w, other *world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want rewrite access
		other.n = 'a'
		other.f = 1.5
		other.c = 2i
		other.name = "x"
		other.is = true
		other.is = false
		other.n = cap(other.text)
		n = v[i]
	}
	return n
}

// local is new: whoever has a pointer to it cannot change the map by it.
func local(w *world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want rewrite access
		x := 3
		p := &x
		n = v[i]
		n += int64(*p)
	}
	return n
}

// formatted: what other functions write to a slice is not looked at.
func formatted(w *world, text []byte, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		text = strconv.AppendInt(text, 5, 10) // because reassigned
		n = v[i] + int64(len(text))
	}
	return n
}

func grouped(w *world, list []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		list[0] = (list[1]) // because reassigned
		n = v[i]
	}
	return n
}

type place world

func converted(w *world, list []world, other place, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		list[0] = world(other) // because reassigned
		n = v[i]
	}
	return n
}

// elements may be maps as well.
func elements(w, other *world, i int) (n int) {
	if v, ok := w.d[1]; ok { // want refuse reassigned
		other.d = v[i] // because reassigned
		n = len(v[i])
	}
	return n
}

// The key of these is changed by name, in each way there is.
func counted(m table, k, i int) int64 {
	v := m[k] // want refuse reassigned
	k--       // because reassigned
	return v[i]
}

func redeclared(m table, k, i int) int64 {
	v := m[k]    // want refuse reassigned
	k, n := 7, 1 // because reassigned
	return v[i*n]
}

func received(m map[int][64]int64, ch chan int, k, i int) int64 {
	v := m[k] // want refuse reassigned
	select {
	case k = <-ch: // because reassigned
	}
	return v[i]
}

func grouping(m table, k, i int) int64 {
	v := m[k] // want refuse reassigned
	(k) = 7   // because reassigned
	return v[i]
}

func part(m map[[2]int][64]int64, k [2]int, i int) int64 {
	v := m[k] // want refuse reassigned
	k[0] = 7  // because reassigned
	return v[i]
}

// hidden: this type is no number.
func hidden(w *world, list []world, other place, i int) (n int64) {
	type uint8 = world
	if v, ok := w.m[1]; ok { // want refuse reassigned
		list[0] = uint8(other) // because reassigned
		n = v[i]
	}
	return n
}

// beside: in what order operands and calls are evaluated is open.
func beside(w *world, list []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		n, list = v[i], append(list[:0], list[1]) // because reassigned
	}
	return n
}

// The key counts in these, and does not change.
func counts(m table, out []int64, k, i int) int64 {
	v := m[k] // want rewrite access
	out[k] = 4
	return v[i]
}

type point struct{ x, y int64 }

func fields(m table, out []point, k, i int) int64 {
	v := m[k] // want rewrite access
	out[k].x = 4
	return v[i]
}

// emptied: the loop looks at the map until an entry is stored.
func emptied(m table, i int) (n int64) {
	for k, v := range m { // want rewrite access
		n += v[i]
		m[k] = [64]int64{}
	}
	return n
}

func cleared(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse entry-changes
	clear(m)  // because entry-changes
	return v[i]
}

// asked: a use that is in no list may be anything.
func asked(m table, i int) int64 {
	v := m[1]  // want refuse entry-changes
	switch m { // because entry-changes
	case nil:
		return 0
	}
	return v[i]
}

// Both names are of one map, and nothing but an interface leads from one to the other.
var held any

func lent() map[int][64]int64 { return map[int][64]int64{1: {1: 5}} }

func tuples(i int) (n int64) {
	m := lent()
	held = m
	other := held.(map[int][64]int64)
	v := m[1]                    // want refuse entry-changes
	other[1], n = [64]int64{}, 3 // because entry-changes
	return n + v[i]
}

func change() { held.(map[int][64]int64)[1] = [64]int64{} }

func opened(i int) int64 {
	m := lent()
	held = m
	v := m[1] // want refuse entry-changes
	change()  // because entry-changes
	return v[i]
}

// shared: another goroutine has the map, which handOver gave to it.
func wait(begin, ended chan int) {
	begin <- 0
	<-ended
}

func shared(i int) int64 {
	begin, ended := make(chan int), make(chan int)
	m := map[int][64]int64{1: {1: 5}}
	handOver(m, begin, ended)
	v := m[1]          // want refuse entry-changes
	wait(begin, ended) // because entry-changes
	return v[i]
}

// back: the order of the text is not that in time.
func back(m table, i int) (n int64) {
	done := false
	v := m[1] // want refuse goto
again:
	n += v[i]
	if !done {
		done = true
		m[1] = [64]int64{}
		goto again
	}
	return n
}

func main() {
	calls()
	w := &world{m: fresh(), d: deep{1: {}}}
	fmt.Println(literals(w, w, 1), local(w, 1), formatted(w, nil, 1), elements(w, w, 1))
	list := []world{{m: fresh()}, {}}
	fmt.Println(grouped(&list[0], list, 1))
	list = []world{{m: fresh()}, {}}
	fmt.Println(converted(&list[0], list, place{}, 1))
	list = []world{{m: fresh()}, {}}
	fmt.Println(hidden(&list[0], list, place{}, 1))
	list = []world{{m: fresh()}, {}}
	fmt.Println(beside(&list[0], list, 1))
	ch := make(chan int, 1)
	ch <- 7
	fmt.Println(counted(fresh(), 1, 1), redeclared(fresh(), 1, 1), received(map[int][64]int64{1: {1: 5}}, ch, 1, 1))
	fmt.Println(grouping(fresh(), 1, 1), part(map[[2]int][64]int64{{1}: {1: 3}}, [2]int{1}, 1))
	fmt.Println(counts(fresh(), make([]int64, 2), 1, 1), fields(fresh(), make([]point, 2), 1, 1))
	fmt.Println(emptied(fresh(), 1), cleared(map[int][64]int64{1: {1: 5}}, 1), tuples(1), opened(1), shared(1))
	fmt.Println(back(fresh(), 1), asked(fresh(), 1))
}
