// What stands behind an entry in the same statement: may it change the key, or show when m[k] panics?
package main

import (
	"fmt"
	"strings"
)

func pair(a [4]int, n int) int { return a[0]*10 + n }

func first(a [4]int) int { return a[0] }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panics:", r)
		}
	}()
	f()
}

func captured() {
	m := map[string][4]int{"a": {1}, "b": {2}} // want refuse evaluation-order
	k := "a"
	next := func() int {
		k = "b"
		return 3
	}
	fmt.Println(pair(m[k], next())) // because evaluation-order
}

func aliased() {
	m := map[[2]int][4]int{{1}: {1}, {7}: {2}} // want refuse evaluation-order
	k := [2]int{1}
	s := k[:0]
	fmt.Println(pair(m[k], len(append(s, 7)))) // because evaluation-order
}

func unhashable(k any, s string) {
	m := map[any][4]int{"a": {1}}                  // want refuse evaluation-order
	fmt.Println(pair(m[k], strings.Count(s, "a"))) // because evaluation-order
}

type box struct{ m map[string][4]int } // want refuse evaluation-order

func pointed(b *box, s string) {
	fmt.Println(pair(b.m["a"], strings.Count(s, "a"))) // because evaluation-order
}

type crate struct{ m map[string][4]int } // want rewrite pointer

func measured(c *crate, s string) {
	fmt.Println(pair(c.m["a"], len(s)))
}

func received(c chan int) {
	m := map[string][4]int{"a": {1}} // want refuse evaluation-order
	go func() {
		c <- 1
		m["a"] = [4]int{2}
		c <- 2
	}()
	fmt.Println(pair(m["a"], <-c+<-c)) // because evaluation-order
}

var common = map[string][13]int{"a": {1}} // want refuse evaluation-order

// waited: nobody else has these names, but the map itself another goroutine does.
func waited(m map[string][13]int, k string, c chan int) int { // want refuse evaluation-order
	return m[k][0] + <-c // because evaluation-order
}

// divided: today the number is taken out of the channel before the division panics.
func divided(x, y int, c chan int) int {
	m := map[int][4]int{1: {1}} // want refuse evaluation-order
	return m[x/y][0] + <-c      // because evaluation-order
}

// Nobody else has these, so they can be read at any time.
func private(f func() int, s []int) {
	m := map[string][4]int{"a": {1}, "b": {2}} // want rewrite pointer
	k := "a"
	fmt.Println(pair(m[k], f()), pair(m[k], len(append(s, 7))), pair(m["b"], f()))
}

// The entry is read before the call that it is an argument of.
func settled() {
	m := map[string][4]int{"a": {1}} // want rewrite pointer
	bump := func() int {
		m["a"] = [4]int{2}
		return 3
	}
	fmt.Println(first(m["a"])*10 + bump())
}

func fives(n int) [4]int { return [4]int{n, 5} }

// What is inlined decides whether a captured key is read before the call that changes it.
func stored() {
	m := map[string][4]int{} // want refuse evaluation-order
	k := "a"
	next := func() [4]int {
		k = "b"
		return fives(3)
	}
	m[k] = next() // because evaluation-order
	fmt.Println(m["a"], m["b"])
}

func storedTogether() {
	m := map[string][4]int{} // want refuse evaluation-order
	k, n := "a", 0
	next := func() int {
		k = "b"
		return 3
	}
	m[k], n = fives(1), next() // because evaluation-order
	fmt.Println(m["a"], m["b"], n)
}

func storedByLength() {
	m := map[string][4]int{} // want rewrite pointer
	k := "a"
	rename := func() { k = "b" }
	m[k] = [4]int{len(k), 6}
	rename()
	m[k] = fives(7)
	fmt.Println(m["a"], m["b"])
}

func main() {
	try(captured)
	try(aliased)
	try(func() { unhashable("a", "aa") })
	try(func() { unhashable([]int{}, "aa") })
	try(func() { pointed(&box{map[string][4]int{"a": {1}}}, "aa") }) // want refuse evaluation-order
	try(func() { pointed(nil, "aa") })
	try(func() { measured(&crate{map[string][4]int{"a": {1}}}, "aa") }) // want rewrite pointer
	try(func() { measured(nil, "aa") })
	received(make(chan int))
	c := make(chan int)
	go func() {
		common["a"] = [13]int{5}
		c <- 1
	}()
	fmt.Println(waited(common, "a", c))
	c = make(chan int, 1)
	c <- 1
	try(func() { divided(1, 0, c) })
	fmt.Println(len(c))
	private(func() int { return 4 }, []int{1})
	settled()
	stored()
	storedTogether()
	storedByLength()
}
