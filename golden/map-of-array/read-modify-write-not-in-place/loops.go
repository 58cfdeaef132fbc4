package main

import (
	"fmt"
	"math/bits"
)

var hits = map[string][8]int{"a": {1, 2, 3}} // want rewrite pointer

// tries runs f, and says whether it has panicked.
func tries(f func()) {
	defer func() { fmt.Print(recover() != nil, " ") }()
	f()
}

// slice may have fewer elements than the array, which shows when some of them have changed.
func slice(k string, d []int) {
	v := hits[k]
	for i := range v {
		v[i] += d[i]
	}
	hits[k] = v
}

// longer runs out of the array.
func longer(k string, d []int) {
	v := hits[k]
	for i := range d {
		v[i]++
	}
	hits[k] = v
}

// nowhere has a pointer to an array, which may be nil when some elements have changed.
func nowhere(k string, d *[8]int) {
	v := hits[k]
	v[0]++
	for i, x := range d {
		v[i] += x
	}
	hits[k] = v
}

// from begins a loop with a number that may not be there, when an element has changed.
func from(k string, d []uint8, n int) {
	v := hits[k]
	v[0]++
	for i := d[n]; i > 0; i-- {
		v[1]++
	}
	hits[k] = v
}

// asked begins one with what a function says, which has seen the entry.
func asked(k string) {
	v := hits[k]
	v[0]++
	for i := seen(k); i > 0; i-- {
		v[1]++
	}
	hits[k] = v
}

func seen(k string) uint8 {
	fmt.Print(hits[k][0], " ")
	return 2
}

// returns after the changes of another turn.
func returns(k string) {
	v := hits[k]
	for i := range v {
		if v[i] == 2 {
			return
		}
		v[i]++
	}
	hits[k] = v
}

// outer leaves a loop around, and the store with it.
func outer(k string) {
turns:
	for range 2 {
		v := hits[k]
		for i := range v {
			v[i]++
			if v[i] > 3 {
				continue turns
			}
		}
		hits[k] = v
	}
}

// moved changes the variable of its loop.
func moved(k string) {
	v := hits[k]
	for i := range v {
		i *= 3
		v[i]++
	}
	hits[k] = v
}

// rest divides in a function of the standard library.
func rest(k string, d uint64) {
	v := hits[k]
	v[0]++
	v[1] = int(bits.Rem64(0, 9, d))
	hits[k] = v
}

// iterator is any code: what it has seen, it has seen before the store.
func iterator(k string) {
	v := hits[k]
	for i := range numbers {
		v[i]++
	}
	hits[k] = v
}

func numbers(yield func(int) bool) {
	for i := range 3 {
		fmt.Print(hits["a"][i], " ")
		if !yield(i) {
			return
		}
	}
}

func loops() {
	tries(func() { slice("a", []int{1, 2}) })
	tries(func() { longer("a", make([]int, 9)) })
	tries(func() { nowhere("a", nil) })
	tries(func() { moved("a") })
	tries(func() { rest("a", 0) })
	tries(func() { from("a", nil, 0) })
	tries(func() { from("c", nil, 0) })
	returns("a")
	outer("a")
	asked("a")
	iterator("a")
	slice("b", make([]int, 9))
	fmt.Println(hits["a"][0], hits["a"][1], hits["a"][2], hits["a"][3], len(hits))
}
