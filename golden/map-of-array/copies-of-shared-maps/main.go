// A local map that somebody else has as well: a copy of an entry stays a copy.
//
// Each function has a map of its own, that none of the others knows.
package main

import "fmt"

func bump(m map[string][4]int) { // want rewrite pointer
	v := m["a"]
	v[0]++
	m["a"] = v
}

// Channels without buffers: a receive comes before the send is over, so nothing here is a race.
func afterSend(m map[string][4]int, c chan int) { // want rewrite pointer
	c <- 0
	m["a"] = [4]int{2}
	c <- 0
}

func afterReceive(m map[string][4]int, c chan int) { // want rewrite pointer
	<-c
	m["a"] = [4]int{2}
	<-c
}

func afterMap(maps chan map[string][4]int, c chan int) { // want rewrite pointer
	m := <-maps
	c <- 0
	m["a"] = [4]int{2}
	c <- 0
}

func received() {
	m := map[string][4]int{"a": {1}} // want rewrite pointer
	c := make(chan int)
	go afterSend(m, c)
	a := m["a"]
	<-c
	<-c
	fmt.Println(a[0], m["a"][0])
}

func sent() {
	m := map[string][4]int{"a": {1}} // want rewrite pointer
	c := make(chan int)
	go afterReceive(m, c)
	a := m["a"]
	c <- 0
	c <- 0
	fmt.Println(a[0], m["a"][0])
}

func handed() {
	m := map[string][4]int{"a": {1}}     // want rewrite pointer
	maps := make(chan map[string][4]int) // want rewrite pointer
	c := make(chan int)
	go afterMap(maps, c)
	maps <- m
	a := m["a"]
	<-c
	<-c
	fmt.Println(a[0], m["a"][0])
}

func captured() {
	m := map[string][4]int{"a": {1}} // want rewrite pointer
	change := func() { m["a"] = [4]int{7} }
	a := m["a"]
	change()
	fmt.Println(a[0], m["a"][0])
}

type table map[string][4]int // want rewrite pointer

func (t table) bump() {
	v := t["a"]
	v[0]++
	t["a"] = v
}

func method() {
	t := table{"a": {1}}
	a := t["a"]
	t.bump()
	fmt.Println(a[0], t["a"][0])
}

func passed() {
	m := map[string][4]int{"a": {1}} // want rewrite pointer
	a := m["a"]
	bump(m)
	fmt.Println(a[0], m["a"][0])
}

func main() {
	received()
	sent()
	handed()
	captured()
	method()
	passed()
}
