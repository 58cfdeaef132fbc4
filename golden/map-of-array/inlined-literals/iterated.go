package main

import "fmt"

// The body of a loop over a function is a literal that is mostly inlined.

func iterated() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		return now
	}
	for i := range three {
		m["a"] = [40]int{i} // because evaluation-order
		was, is := any(now), grow()
		fmt.Println("iterated", was, is, m["a"][0])
	}
}

// numbered is over a number.
func numbered() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		return now
	}
	for i := range 3 {
		m["a"] = [40]int{i}
	}
	was, is := any(now), grow()
	fmt.Println("numbered", was, is, m["a"][0])
}

func three(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}
