// Where a panic, a call or a way out could come between, the change is made on a copy as before.
package main

import (
	"errors"
	"fmt"
)

var m = map[string][10]int{} // want rewrite pointer

func check(n int) {
	if n > 3 {
		panic(fmt.Sprintf("too much: %d", n))
	}
}

func peek(k string) int { return m[k][0] }

// panics may never reach the store, and the entry must not show the change then.
func panics(k string, n int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	v := m[k]
	v[0] += n
	check(n)
	m[k] = v
}

// leaves gives up after it has changed its copy.
func leaves(k string, n int) error {
	v := m[k]
	v[1] = n
	if v[1] > 3 {
		return errors.New("left")
	}
	m[k] = v
	return nil
}

// looks at the entry between the change and the store.
func looks(k string) int {
	v := m[k]
	v[0] = 50
	seen := peek(k)
	m[k] = v
	return seen
}

// moves stores the entry under another key.
func moves(from, to string) {
	v := m[from]
	v[2]++
	m[to] = v
}

// swaps has two entries in hand that may be the same.
func swaps(a, b string) {
	x := m[a]
	y := m[b]
	x[3], y[3] = y[3]+1, x[3]+1
	m[a] = x
	m[b] = y
}

// index may be out of range in the second change.
func index(k string, i int) {
	defer func() { fmt.Println("recovered:", recover() != nil) }()
	v := m[k]
	v[4]++
	v[i]++
	m[k] = v
}

// divides by something that may be zero.
func divides(k string, d int) {
	defer func() { fmt.Println("recovered:", recover() != nil) }()
	v := m[k]
	v[5]++
	v[6] = 10 / d
	m[k] = v
}

// again replaces the whole variable.
func again(k string) {
	v := m[k]
	v = [10]int{7: v[7] + 1}
	m[k] = v
}

// address gives the variable away.
func address(k string) {
	v := m[k]
	p := &v
	p[8]++
	m[k] = v
	p[8] = 100
}

var calls int

func name(k string) string {
	calls++
	return fmt.Sprint(k, calls)
}

// renames has a function in a field that is spelled like one of package strings.
func renames(strings struct{ ToUpper func(string) string }, k string) {
	v := m[strings.ToUpper(k)]
	v[9]++
	m[strings.ToUpper(k)] = v
}

var key = "a"

func move(ch chan int) {
	ch <- 1
	key = "b"
	ch <- 2
}

// waits for a goroutine that has another entry stored than the one that was loaded.
func waits(local map[string][9]int, ch chan int) { // want rewrite pointer
	go move(ch)
	v := local[key]
	v[0] += <-ch + <-ch
	local[key] = v
}

// still waits, but for nobody who could change this key.
func still(local map[string][9]int, k string, ch chan int) { // want rewrite pointer
	v := local[k]
	v[1] += <-ch
	local[k] = v
}

func main() {
	loops()
	local := map[string][9]int{"a": {1}, "b": {10}} // want rewrite pointer
	waits(local, make(chan int))
	apart(nil, 3, 1)
	ch := make(chan int, 1)
	ch <- 3
	still(local, "b", ch)
	fmt.Println(local["a"], local["b"])
	renames(struct{ ToUpper func(string) string }{name}, "a")
	fmt.Println(len(m), calls, m["a2"][9])
	panics("a", 2)
	panics("a", 4)
	fmt.Println(leaves("a", 2), leaves("a", 4))
	fmt.Println(looks("a"))
	moves("a", "b")
	swaps("a", "b")
	swaps("a", "a")
	index("a", 9)
	index("a", 10)
	index("new", 10)
	divides("a", 5)
	divides("a", 0)
	again("a")
	address("a")
	for _, k := range []string{"a", "b", "new"} {
		v, ok := m[k]
		fmt.Println(k, ok, v)
	}
}
