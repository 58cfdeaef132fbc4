// In another build these arrays have more elements.
package main

import (
	"fmt"
	"math/bits"
)

type pair struct{ a, b int }

func made() (list [count]pair) { return list }

func pointed() *[count]pair { return new([count]pair) }

// indexed by what counts the iterations.
func indexed() (out []*pair) {
	for _, v := range made() { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func behind() (out []*int) {
	for i := range pointed() { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

func named() (out []*pair) {
	list := made()
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

// keyed has an element behind all others.
func keyed() (out []*pair) {
	for _, v := range [...]pair{{1, 2}, bits.UintSize / 32: {3, 4}} { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func written() (out []*pair) {
	for _, v := range [count]pair{{1, 2}} { // want refuse excluded-file
		out = append(out, &v)
	}
	return out
}

type many [bits.UintSize / 32]pair

func typed() (out []*pair) {
	for _, v := range (many{}) { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

// spelled with a length that is another one there.
func spelled(lists [][count]int) (out []*[count]int) {
	for _, v := range lists { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

// same: this one is not.
func same(lists [][fixed]int) (out []*[fixed]int) {
	for _, v := range lists { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

const fixed = 5

// counted on the spot: so many are written here.
func counted() (out []*pair) {
	for _, v := range [...]pair{{1, 2}, {3, 4}, {}, {}, {}, {}, {}, {}, {5, 6}} { // want rewrite batch
		out = append(out, &v)
	}
	for _, v := range ([3]pair{}) { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func main() {
	fmt.Println(len(indexed()), len(behind()), len(named()), len(keyed()), len(written()))
	fmt.Println(*counted()[1], len(typed()))
	fmt.Println(len(spelled(make([][count]int, 2))), len(same(make([][fixed]int, 2))))
}
