// Can the struct be declared once, where all that its elements need is known?
package main

import (
	"fmt"
	"time"

	"example.com/struct-places/internal/other"
)

type NAMEd int

type pair [2]int

var shared = map[string][2]int{"a": {1, 2}} // want refuse other-flow

type generic[T any] struct {
	m map[string][2]T // want refuse array-operation
}

func (g generic[E]) receiver() {
	m := map[string][2]E{} // want refuse array-operation
	fmt.Println(len(m), len(g.m))
}

func parameter[E any](e E) {
	m := map[string][2]E{} // want refuse array-operation
	v := m["a"]
	v[0] = e
	m["a"] = v
	fmt.Println(m["a"][0])
}

// elements are of types that a struct can be declared with, or cannot.
func elements() {
	local := map[string][2]NAMEd{"a": {1, 2}} // want refuse array-operation
	fmt.Println(local["a"][0])

	named := map[string]pair{"a": {1, 2}} // want refuse array-operation
	fmt.Println(named["a"][0])

	type inner int
	depends := map[string][2]inner{"a": {1, 2}} // want refuse array-operation
	fmt.Println(depends["a"][0])

	type alias = int8
	renamed := map[string][2]alias{"a": {1, 2}} // want refuse array-operation
	fmt.Println(renamed["a"][0])

	const size = 2
	sized := map[string][size]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(sized["a"][0])

	commented := map[string][2] /* only two */ int{"a": {1, 2}} // want refuse unknown-use
	fmt.Println(commented["a"][0])

	nested := map[string][2]map[string][2]int8{"a": {{"b": {1, 2}}}} // want refuse array-operation
	fmt.Println(nested["a"][0]["b"][0])

	var list [2]map[string][2]int16 // want rewrite struct
	fmt.Println(list[0]["a"][0])

	outer := map[int]map[string][2]uint32{0: {"a": {1, 2}}} // want rewrite struct
	fmt.Println(outer[0]["a"][1])

	deep := map[string][2][]map[string][2]uint16{} // want refuse array-operation
	fmt.Println(len(deep))

	channels := map[string][2]chan [3]int{} // want rewrite struct
	fmt.Println(len(channels["a"][0]))

	keys := map[[2]int][2]chan map[[2]int8]bool{} // want rewrite struct
	fmt.Println(len(keys[[2]int{}][0]))

	many := map[string][27]int{} // want refuse field-names
	fmt.Println(many["a"][26])

	all := map[string][26]int{} // want rewrite struct
	fmt.Println(all["a"][25])
}

// others need what this file imports.
func others() {
	times := map[string][2]time.Time{} // want rewrite struct
	fmt.Println(times["a"][1].IsZero(), started["a"][0].IsZero(), stopped["a"][1].IsZero(), both["a"][0])
}

var both = map[string][2]time.Month{"a": {1, 2}} // want rewrite struct

// broken is declared in two ways.
func broken() {
	m := map[string][2]int32{"a": {1, 2}} // want refuse unknown-use
	var v [2] /* only two */ int32        // because unknown-use
	v = m["a"]
	fmt.Println(v[0])
}

func main() {
	fmt.Println(other.First(shared))
	generic[int]{}.receiver()
	parameter(5)
	elements()
	others()
	broken()
}
