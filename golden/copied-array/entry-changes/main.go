// What may change the entry before its last element is read.
package main

import "fmt"

type named map[int][64]int64

func (m named) drop() { delete(m, 1) }

var shared = map[int][64]int64{1: {1: 5}}

func swap() int64 {
	shared[1] = [64]int64{}
	return 1
}

func store(m map[int][64]int64, i int) int64 {
	v := m[1]          // want refuse entry-changes
	m[1] = [64]int64{} // because entry-changes
	return v[i]
}

func remove(m map[int][64]int64, i int) int64 {
	v := m[1]    // want refuse entry-changes
	delete(m, 1) // because entry-changes
	return v[i]
}

func empty(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse entry-changes
	clear(m)  // because entry-changes
	return v[i]
}

func alias(m map[int][64]int64, i int) int64 {
	n := m
	v := m[1]          // want refuse entry-changes
	n[1] = [64]int64{} // because entry-changes
	return v[i]
}

func boxed(m map[int][64]int64, i int) int64 {
	var a any = m
	v := m[1]                              // want refuse entry-changes
	a.(map[int][64]int64)[1] = [64]int64{} // because entry-changes
	return v[i]
}

func method(m named, i int) int64 {
	v := m[1] // want refuse entry-changes
	m.drop()  // because entry-changes
	return v[i]
}

func operand(i int) int64 {
	v := shared[1]       // want refuse entry-changes
	return v[i] + swap() // because entry-changes
}

func index(m map[int][64]int64, next func() int) int64 {
	v := m[1]        // want refuse entry-changes
	return v[next()] // because entry-changes
}

// Another goroutine may do it, and the channels say when.
func handshake(m map[int][64]int64, i int, go1, done chan int) int64 {
	v := m[1] // want refuse entry-changes
	go1 <- 1  // because entry-changes
	<-done
	return v[i]
}

func loop(m map[int][64]int64, i int) (n int64) {
	v := m[1] // want refuse entry-changes
	for range 3 {
		n += v[i]
		m[1] = [64]int64{} // because entry-changes
	}
	return n
}

// These do not: the right side is read before anything is stored.
func own(m map[int][64]int64, i int) (n int64) {
	v := m[1] // want rewrite access
	m[1], n = [64]int64{}, v[i]
	return n
}

func later(m map[int][64]int64, i int) {
	v := m[1] // want rewrite access
	defer fmt.Println("then", v[i])
	m[1] = [64]int64{}
}

func harmless(m map[int][64]int64, names []string, i int) (n int64) {
	v := m[1] // want rewrite access
	names = append(names, fmt.Sprint(i))
	for _, name := range names {
		n += int64(len(name))
	}
	return n + v[i]
}

func main() {
	fresh := func() map[int][64]int64 { return map[int][64]int64{1: {1: 5}} }
	fmt.Println(store(fresh(), 1), remove(fresh(), 1), empty(fresh(), 1), alias(fresh(), 1))
	fmt.Println(boxed(fresh(), 1), method(named(fresh()), 1), operand(1), loop(fresh(), 1))
	m := fresh()
	fmt.Println(index(m, func() int { m[1] = [64]int64{}; return 1 }))
	n := fresh()
	begin, done := make(chan int), make(chan int)
	go func() {
		<-begin
		n[1] = [64]int64{}
		done <- 1
	}()
	fmt.Println(handshake(n, 1, begin, done))
	fmt.Println(own(fresh(), 1), harmless(fresh(), []string{"a"}, 1))
	later(fresh(), 1)
}
