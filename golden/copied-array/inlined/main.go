// A literal without a load in it is shorter, and may be inlined. Then what it shares lies in memory no
// longer, and Go copies it beside a call when it comes to it.
package main

import "fmt"

type pair struct{ low, high int }

func shown(m map[int][64]int64, i int) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		v := m[1] // want refuse evaluation-order
		now.high += int(v[i])
		return long(now)
	}
	was, is := any(now), grow() // because evaluation-order
	fmt.Println("shown", was, is, grow())
}

// iterated: the body of a loop over a function is a literal as well.
func iterated(m map[int][64]int64, i int) {
	now, sum := pair{1, 2}, 0
	grow := func() pair {
		now.low++
		return now
	}
	for k := range three {
		v := m[k] // want refuse evaluation-order
		sum += int(v[i])
		was, is := any(now), grow() // because evaluation-order
		fmt.Println("iterated", was, is, sum, long(now))
	}
}

// settled has it copied at another time. (What defers is not inlined, however short.)
func settled(m map[int][64]int64, i int) {
	now := pair{1, 2}
	grow := func() pair {
		defer long(now)
		now.low++
		v := m[1] // want rewrite access
		now.high += int(v[i])
		return now
	}
	was := any(now)
	is := grow()
	fmt.Println("settled", was, is)
	fmt.Println("settled", now, is)
}

// apart stands in no literal: only the function around may be inlined, and that changes nothing.
func apart(m map[int][64]int64, i int) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		return now
	}
	for range 3 {
		v := m[1] // want rewrite access
		now.high += int(v[i])
	}
	was, is := any(now), grow()
	fmt.Println("apart", is, was != nil)
}

func three(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}

// long is too long to be inlined.
func long(p pair) pair {
	defer func() { _ = recover() }()
	return p
}

func main() {
	m := map[int][64]int64{1: {1, 2, 3}, 2: {4, 5, 6}}
	shown(m, 1)
	iterated(m, 1)
	settled(m, 1)
	apart(m, 1)
}
