// Where a map's type may be written, and what a slab cannot be put in place of.
package main

import (
	"fmt"

	"example.com/slab-places/internal/nothing"
	"example.com/slab-places/internal/present"
)

// Each has a method of its own, and what that needs.
var (
	read    = map[string][20]int{"a": {1}}       // want rewrite slab
	found   = map[string][20]int8{"a": {1}}      // want rewrite slab
	gotten  = map[string][20]int16{"a": {1}}     // want rewrite slab
	kept    = make(map[string][20]int32, 1)      // want rewrite slab
	set     = make(map[string][20]uint, cap(b))  // want rewrite slab
	deleted = make(map[string][20]int64, size)   // want rewrite slab
	ranged  = make(map[string][20]uint8, len(b)) // want rewrite slab
)

var b = []int{1, 2}

const size int8 = 3

func methods() {
	fmt.Println(read["a"][0])
	if v, ok := found["a"]; ok {
		fmt.Println(v[0])
	}
	v, ok := gotten["b"]
	fmt.Println(v[0], ok)
	w := kept["a"]
	w[0]++
	kept["a"] = w
	set["a"] = [20]uint{1}
	delete(deleted, "a")
	for _, v := range ranged {
		fmt.Println(v[0])
	}
}

type holder struct{ m map[int][20]int } // want rewrite slab

func (h holder) method() map[int][20]int { return h.m } // want rewrite slab

func variadic(ms ...map[int][20]int8) int { return len(ms[0]) } // want rewrite slab

func function() map[int][20]int16 { return nil } // want rewrite slab

// places are where the type declares something.
func places() {
	fmt.Println(len(holder{}.method()), variadic(nil), len(function()))

	slice := []map[int][20]int32{nil} // want rewrite slab
	fmt.Println(slice[0][1][0])

	array := [1]map[int][20]int64{} // want rewrite slab
	fmt.Println(array[0][1][0])

	counted := [...]map[int][20]uint{nil} // want rewrite slab
	fmt.Println(counted[0][1][0])

	maps := map[int]map[int][20]uint8{} // want rewrite slab
	fmt.Println(maps[0][1][0])

	channel := make(chan map[int][20]uint16, 5) // want rewrite slab
	for range 5 {
		channel <- nil
	}
	for range <-channel {
	}
	delete(<-channel, 1)
	clear(<-channel)
	_, ok := (<-channel)[1]
	fmt.Println(len(<-channel), ok)

	literal := func() map[int][20]uint32 { return nil } // want rewrite slab
	fmt.Println(len(literal()))

	var function func() map[int][20]uint64 // want rewrite slab
	fmt.Println(function == nil)

	var variable map[int][20]uintptr // want rewrite slab
	fmt.Println(variable == nil)
}

// refused are other places.
func refused(n int) {
	converted := map[int][20]float32(nil) // want refuse unknown-use
	fmt.Println(len(converted))

	var bracketed (map[int][20]float64) // want refuse unknown-use
	fmt.Println(len(bracketed))

	inside := []map[int][20]complex64{{1: {}}} // want refuse unknown-use
	fmt.Println(len(inside[0]))

	var declared map[int] /* what */ [20]complex128 // want refuse unknown-use
	fmt.Println(len(declared))

	made := make(map[int][20]string /* why */, 5) // want refuse unknown-use
	fmt.Println(len(made))

	dropped := map[int][20]rune{} // want refuse unknown-use
	delete( /* why */ dropped, 1) // because unknown-use

	cleared := map[int][20]byte{} // want refuse unknown-use
	clear(                        // because unknown-use
		cleared,
	)

	nested := map[int][2][20]int{} // want refuse unknown-use
	fmt.Println(len(nested[0][0])) // because unknown-use

	length := map[int][20]bool{}    // want refuse unknown-use
	const constant = len(length[0]) // because unknown-use
	fmt.Println(constant)

	other := map[int][21]bool{}  // want refuse unknown-use
	var sized [len(other[0])]int // because unknown-use
	fmt.Println(len(sized))

	called := map[int][22]bool{}   // want refuse unknown-use
	fmt.Println(len(called[b[n]])) // because unknown-use

	stored := map[int][23]bool{} // want refuse unknown-use
	(stored[1]) = [23]bool{}     // because unknown-use
}

type named map[int][24]bool // want refuse named-map

type renamed = map[int][25]bool // want refuse named-map

// names have no slab to stand for, even where they are nil.
func names() {
	var nothing named
	var again renamed
	fmt.Println(nothing == nil, again == nil)
}

// known uses, and one that is not.
func uses() {
	whole := map[int][26]bool{1: {true}} // want rewrite slab
	for i, x := range whole[1] {
		if x {
			fmt.Println(i)
		}
	}

	unknown := map[int][27]bool{} // want refuse unknown-use
	switch unknown {              // because unknown-use
	case nil:
	}
}

// limited: the linker refuses frames that are too large for it.
var limited = map[int][64]int{1: {3: 6}} // want refuse nosplit

//go:nosplit
func limit(k, i int) {
	v := limited[k] // because nosplit
	v[i&63]++
	limited[k] = v
}

// unlimited is not marked, and the comment above it says so: //go:nosplit
func unlimited() {
	free := map[int][64]int{1: {3: 6}} // want rewrite slab
	fmt.Println(free[1][3])
}

type flag bool

// flags have a type of their own, which a call does not give.
func flags() {
	var is flag
	var v [20]int

	kept := map[int][20]int{1: {1}} // want rewrite slab
	_, is = kept[1]
	fmt.Println(is)

	looked := map[int][20]int{1: {1}} // want refuse unknown-use
	v, is = looked[1]                 // because unknown-use
	fmt.Println(v[0], is)

	asked := map[int][20]int{1: {1}} // want refuse unknown-use
	_, is = asked[min(b[0], 1)]      // because unknown-use
	fmt.Println(is)

	boxed := map[int][20]int{1: {1}} // want rewrite slab
	var value, there any = boxed[1]
	value, there = boxed[2]
	fmt.Println(value, there)

	found := map[int][20]int{1: {1}} // want refuse unknown-use
	w, is := found[1]                // because unknown-use
	if is {
		fmt.Println(w[0])
	}
}

func main() {
	flags()
	limit(1, 3)
	fmt.Println(limited[1][3])
	unlimited()
	names()
	uses()
	fmt.Println(present.Is("a"), nothing.Is())
	methods()
	places()
	refused(5)
}
