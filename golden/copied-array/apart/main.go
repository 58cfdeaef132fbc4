// What stands between a load and its reads: does it change the map or the key?
package main

import "fmt"

type table = map[int][64]int64

type world struct {
	m    table
	n    int
	name string
}

func fresh() table { return table{1: {1: 5}, 7: {1: 9}} }

// A number holds no map: wherever it goes, the map stays what it is.
func numbers(w, other *world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want rewrite access
		other.n = 4
		other.n = (4)
		other.n++
		other.n--
		other.n += i
		other.n = len(other.name) + 1
		other.n = len(other.name)
		other.n = int(v[i])
		other.name = "x" + other.name
		other.name += "y"
		other.name = `z`
		n = v[i]
	}
	return n
}

func elements(w *world, out []int64, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want rewrite access
		out[0] = 3
		out[1] = v[i]
		sizes := append(out, 1, 2)
		n = v[i] + int64(len(sizes))
	}
	return n
}

func whole(w, other *world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		*other = world{} // because reassigned
		n = v[i]
	}
	return n
}

// The pointer leads to the very variable.
func variable(m table, i int) (n int64) {
	other := world{m: m}
	w := &other
	if v, ok := w.m[1]; ok { // want refuse reassigned
		other = world{} // because reassigned
		n = v[i]
	}
	return n
}

func own(w *world, out []int64, i int) (n int64) {
	var last []int64
	if v, ok := w.m[1]; ok { // want rewrite access
		last = out
		_ = world{n: 2}
		n = v[i]
	}
	return n + int64(len(last))
}

func field(w, other *world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		other.m = nil // because reassigned
		n = v[i]
	}
	return n
}

func element(w *world, list []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		list[0] = list[1] // because reassigned
		n = v[i]
	}
	return n
}

func appended(w *world, list []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		longer := append(list[:0], world{}) // because reassigned
		n = v[i] + int64(len(longer))
	}
	return n
}

func spread(w *world, list, empty []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		longer := append(list[:0], empty...) // because reassigned
		n = v[i] + int64(len(longer))
	}
	return n
}

func ranged(w *world, list, empty []world, i int) (n int64) {
	if v, ok := w.m[1]; ok { // want refuse reassigned
		for _, list[0] = range empty { // because reassigned
			n++
		}
		n += v[i]
	}
	return n
}

// The key is such a number, and a slice leads to it.
type pairs = map[[2]int][64]int64

func overwritten(m pairs, i int) int64 {
	k := [2]int{1, 1}
	s := k[:0]
	v := m[k]        // want refuse reassigned
	_ = append(s, 7) // because reassigned
	return v[i]
}

func assigned(m pairs, i int) int64 {
	k := [2]int{1, 1}
	s := k[:]
	v := m[k] // want refuse reassigned
	s[0] = 7  // because reassigned
	return v[i]
}

// Another goroutine, or an iterator, has a pointer to the key.
func single() map[int][64]int64 { return map[int][64]int64{1: {1: 5}, 7: {1: 9}} }

type cell struct {
	key          *int
	begin, ended chan int // not buffered: who sends waits for the receiver
}

func (c *cell) change() {
	<-c.begin
	*c.key = 7
	c.ended <- 0
}

func (c *cell) answer() {
	c.ended <- 0
	*c.key = 7
	c.ended <- 0
}

func sent(m map[int][64]int64, c *cell, k, i int) int64 {
	c.key = &k
	v := m[k]    // want refuse reassigned
	c.begin <- 0 // because reassigned
	<-c.ended
	return v[i]
}

func received(m map[int][64]int64, c *cell, k, i int) int64 {
	c.key = &k
	go c.answer()
	v := m[k] // want refuse reassigned
	<-c.ended // because reassigned
	<-c.ended
	return v[i]
}

func selected(m map[int][64]int64, c *cell, k, i int) int64 {
	c.key = &k
	go c.answer()
	v := m[k] // want refuse reassigned
	select {
	case <-c.ended: // because reassigned
	}
	<-c.ended
	return v[i]
}

func started(m map[int][64]int64, c *cell, k, i int) int64 {
	c.key = &k
	v := m[k]     // want refuse reassigned
	go c.change() // because reassigned
	c.begin <- 0
	<-c.ended
	return v[i]
}

func iterated(m map[int][64]int64, key **int, each func(func(int) bool), k, i int) (n int64) {
	*key = &k
	v := m[k]        // want refuse reassigned
	for range each { // because reassigned
		n++
	}
	return n + v[i]
}

func counted(m map[int][64]int64, key **int, k, i int) (n int64) {
	*key = &k
	v := m[k] // want rewrite access
	for range 3 {
		n++
	}
	return n + v[i]
}

func newCell() *cell { return &cell{begin: make(chan int), ended: make(chan int)} }

func main() {
	w, other := &world{m: fresh()}, &world{}
	fmt.Println(numbers(w, w, 1), w.n, w.name, elements(w, make([]int64, 2, 9), 1))
	fmt.Println(whole(w, w, 1), w.name, numbers(other, w, 1))
	w.m = fresh()
	fmt.Println(variable(fresh(), 1), own(w, []int64{1, 2}, 1))
	fmt.Println(field(w, w, 1), len(w.m))
	for _, f := range []func(*world, []world, int) int64{element, appended} {
		list := []world{{m: fresh()}, {}}
		fmt.Println(f(&list[0], list, 1), len(list[0].m))
	}
	for _, f := range []func(*world, []world, []world, int) int64{spread, ranged} {
		list := []world{{m: fresh()}, {}}
		fmt.Println(f(&list[0], list, []world{{}}, 1), len(list[0].m))
	}
	m := pairs{{1, 1}: {1: 5}, {7, 1}: {1: 9}}
	fmt.Println(overwritten(m, 1), assigned(m, 1))
	c := newCell()
	go c.change()
	fmt.Println(sent(single(), c, 1, 1))
	c.begin = make(chan int, 1)
	fmt.Println(started(single(), c, 1, 1))
	fmt.Println(received(single(), newCell(), 1, 1), selected(single(), newCell(), 1, 1))
	var key *int
	each := func(yield func(int) bool) {
		*key = 7
		yield(0)
	}
	fmt.Println(iterated(single(), &key, each, 1, 1), counted(single(), &key, 1, 1))
}
