// What the struct and its fields are called.
package main

import (
	"fmt"
	"time"
)

var counts = map[string][2]int{"a": {1, 2}} // added, removed // want rewrite struct

// Added, Removed
var above = map[string][2]int8{"a": {1, 2}} // want rewrite struct

// The first two are added, removed, and this is no list of names.
var sentence = map[string][2]int16{"a": {1, 2}} // want rewrite struct

type table map[string][2]uint // added, removed // want rewrite struct

type alias = map[string][2]uint8 // added, removed // want rewrite struct

type store struct {
	m map[string][2]uint16 // URLCount, ID // want rewrite struct
}

// Neither is a name that a field can have.
var (
	keywords  = map[string][2]int32{"a": {1, 2}}        // type, func // want rewrite struct
	twice     = map[string][2]uint32{"a": {1, 2}}       // added, added // want rewrite struct
	fewer     = map[string][3]uint32{"a": {1, 2}}       // added, removed // want rewrite struct
	blank     = map[string][2]int64{"a": {1, 2}}        // _, removed // want rewrite struct
	elsewhere = len(map[string][2]float32{"a": {1, 2}}) // added, removed // want rewrite struct
)

const (
	first  = 0
	second = 1
	zeroth = 0
)

// parameter has a list of its own.
func parameter(
	m map[string][2]uint64, // added, removed // want rewrite struct
) {
	fmt.Println(m["a"][0])
}

func take(m map[string][2]float64) map[string][2]float64 { return m } // want rewrite struct

func result() map[string][2]complex64 { // want rewrite struct
	return map[string][2]complex64{"a": {1, 2}} // want rewrite struct
}

type holder struct{ entries map[string][2]complex128 } // want rewrite struct

func (h holder) all() map[string][2]complex128 { return h.entries } // want rewrite struct

var provide = func() map[string][2]*string { return nil } // want rewrite struct

func early(p map[string][2]*bool) { fmt.Println(p["a"][0]) } // want rewrite struct

var later = map[string][2]*bool{} // want rewrite struct

// A type says more than a field, a field more than a variable.
var variable kind

type kind map[string][2]*rune // want rewrite struct

var plain map[string][2]*rune = variable // want rewrite struct

var unkind map[string][2]*byte // want rewrite struct

type kinds struct {
	rows map[string][2]*byte // want rewrite struct
}

// reusedEntry is an entry of reused.
type reusedEntry struct {
	a, b *uint64
}

type above2 struct {
	// first, second
	list map[string][2]*uint // want rewrite struct
}

// tree has children by name, two of each.
type tree struct {
	children map[string][2]*tree // want rewrite struct
}

func (t *tree) clone() {
	copied := map[string][2]*tree{"a": {t}} // want rewrite struct
	fmt.Println(copied["a"][0] == t, t.children["a"][0] == nil)
}

// local has the lists in other places.
func local() {
	short := map[string][2]string{"a": {"x", "y"}} // added, removed // want rewrite struct
	fmt.Println(short["a"][0])

	var assigned map[string][2]bool            // want rewrite struct
	assigned = map[string][2]bool{"a": {true}} // added, removed // want rewrite struct
	fmt.Println(assigned["a"][0])

	passed := take(map[string][2]float64{"a": {1, 2}}) // added, removed // want rewrite struct
	fmt.Println(passed["a"][1])

	var größe = map[string][2]rune{"a": {1, 2}} // want rewrite struct
	fmt.Println(größe["a"][1])

	NAMEs := map[string][2]uintptr{"a": {1, 2}} // want rewrite struct
	fmt.Println(NAMEs["a"][1])

	fmt.Println(map[string][2]error{"a": {}}["a"][1]) // want rewrite struct

	one := map[string][2]*int{"a": {}} // want rewrite struct
	fmt.Println(one["a"][first], one["a"][second])

	two := map[string][2]*int8{"a": {}} // want rewrite struct
	fmt.Println(two["a"][first], two["a"][second], two["a"][zeroth])

	__ := map[string][2]*uint16{"a": {}} // want rewrite struct
	fmt.Println(__["a"][0])

	week := map[string][2]*complex64{} // want rewrite struct
	fmt.Println(week["a"][time.Sunday], week["a"][time.Monday])

	literal := func() map[string][2]*uint8 { // want rewrite struct
		return map[string][2]*uint8{} // added, removed // want rewrite struct
	}
	fmt.Println(literal()["a"][0])

	provided := provide() // the function is no map
	fmt.Println(provided["a"][0])

	early(later)
	reused := map[string][2]*uint64{"a": {}} // want rewrite struct
	fmt.Println(reused["a"][0])

	half := map[string][2]*int16{"a": {}} // want rewrite struct
	fmt.Println(half["a"][first], half["a"][1])
}

func main() {
	fmt.Println(counts["a"][0], above["a"][1], sentence["a"][0], table{"a": {1, 2}}["a"][0])
	fmt.Println(alias{"a": {1, 2}}["a"][0], store{map[string][2]uint16{}}.m["a"][1]) // want rewrite struct
	fmt.Println(keywords["a"][0], twice["a"][0], fewer["a"][0], blank["a"][1], elsewhere)
	parameter(map[string][2]uint64{"a": {1, 2}}) // want rewrite struct
	fmt.Println(result()["a"][1], holder{}.all()["a"][0])
	local()
	new(tree).clone()
	fmt.Println(time.Saturday)
	fmt.Println(above2{}.list["a"][1], variable["a"][0], kinds{unkind}.rows["a"][0], reusedEntry{}.a)
}
