// A literal in which a map is made with a size is longer, and may be inlined no longer. Then what it
// shares lies in memory, and Go takes it from there beside a call, once the call has changed it.
package main

import "fmt"

type pair struct{ low, high int }

func shown(words []string) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		seen := make(map[string]int) // want refuse evaluation-order
		for i, word := range words {
			seen[word] = i
		}
		now.high += len(seen)
		return long(now)
	}
	was, is := any(now), grow() // because evaluation-order
	fmt.Println("shown", was, is, grow())
}

// iterated: the body of a loop over a function is a literal as well.
func iterated(words []string) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		return now
	}
	for range three {
		seen := make(map[string]int) // want refuse evaluation-order
		for i, word := range words {
			seen[word] = i
		}
		was, is := any(now), grow() // because evaluation-order
		fmt.Println("iterated", was, is, long(now), len(seen))
	}
}

// settled has it copied at another time, and the function that is called changes nothing.
func settled(words []string) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		seen := make(map[string]int) // want rewrite presized
		for i, word := range words {
			seen[word] = i
		}
		now.high += len(seen)
		return long(now)
	}
	was := any(now)
	is := grow()
	fmt.Println("settled", was, is)
	fmt.Println("settled", now, still(words))
	grow()
}

func still(words []string) int { return len(words) }

// apart stands in no literal.
func apart(words []string) {
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		return now
	}
	seen := make(map[string]int) // want rewrite presized
	for i, word := range words {
		seen[word] = i
	}
	now.high += len(seen)
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
	words := []string{"a", "b", "c"}
	shown(words)
	iterated(words)
	settled(words)
	apart(words)
}
