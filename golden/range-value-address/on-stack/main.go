// The compiler keeps these variables on the stack, so there is nothing to win.
package main

import (
	"encoding/binary"
	"fmt"
	"sort"
	"strings"
)

type counter struct {
	n    int
	name [4]byte
}

func (c *counter) add(n int) { c.n += n }

func (c *counter) String() string { return fmt.Sprint(c.n) }

//go:noinline
func inspect(c *counter) int { return c.n }

func all(list []counter) (total int, names string) {
	for _, c := range list { // want leave on-stack
		c.add(1)
		total += inspect(&c)
	}
	for _, c := range list { // want leave on-stack
		total += int(binary.BigEndian.Uint32(c.name[:]))
	}
	for _, c := range list { // want leave on-stack
		p := &c
		p.n++
		total += p.n
	}
	for _, c := range list { // want leave on-stack
		func() { c.n++ }()
		total += c.n
	}
	for _, c := range list {
		names += strings.Repeat("x", c.n)
		sort.Slice(list, func(i, j int) bool { return list[i].n < c.n })
	}
	return total, names
}

var show = func(s fmt.Stringer) { fmt.Println(s) }

// printed: nothing is known to keep the address, and the compiler cannot know.
func printed(list []counter) {
	for _, c := range list { // want leave only-lent
		fmt.Println(&c)
	}
	for _, c := range list { // want leave only-lent
		show(&c)
	}
}

type nothing struct{}

func empty(list []nothing) (out []*nothing) {
	for _, n := range list { // want leave zero-size
		out = append(out, &n)
	}
	return out
}

// first ends in its first iteration.
func first(m map[string]counter) *counter {
	for _, c := range m { // want leave no-gain
		return &c
	}
	return nil
}

type large [40]int

// tests: the literals are allocated anyway.
func tests(list []large) (out []func() int) {
	for _, l := range list { // want leave captured
		out = append(out, func() int { return l[1] + l[2] })
	}
	return out
}

func main() {
	printed([]counter{{n: 5}})
	fmt.Println(tests([]large{{1, 2, 3}})[0]())
	fmt.Println(all([]counter{{1, [4]byte{0, 0, 0, 1}}, {2, [4]byte{}}}))
	fmt.Println(len(empty(make([]nothing, 3))), first(map[string]counter{"a": {n: 4}}).n)
}
