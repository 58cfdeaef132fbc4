package main

import "fmt"

var kept *pair

// literal is longer with a copy in it, and may be inlined no longer.
func literal(list []pair, want int) {
	now := pair{1, 2}
	was, is := any(now), func() pair { // because evaluation-order
		now.a++
		for _, v := range list { // want refuse evaluation-order
			if v.a == want {
				kept = &v
				break
			}
		}
		return long(now)
	}()
	fmt.Println("literal", was, is)
}

// literals with a batch in it.
func literals(list []pair) {
	now, all := pair{1, 2}, []*pair(nil)
	was, is := any(now), func() pair { // because evaluation-order
		now.a++
		for _, v := range list { // want refuse evaluation-order
			all = append(all, &v)
		}
		return long(now)
	}()
	fmt.Println("literals", was, is, len(all))
}

// iterated: so is the body of a loop over a function.
func iterated(want int) (found *pair) {
	now := pair{1, 2}
	grow := func() pair {
		now.a++
		return now
	}
	for v := range pairs { // want refuse evaluation-order
		was, is := any(now), grow() // because evaluation-order
		fmt.Println("iterated", was, is, long(now))
		if v.a == want {
			found = &v
		}
	}
	return found
}

// within a literal the copy is reached through a pointer.
func reached(list []pair) (out []*pair) {
	for _, v := range list { // want refuse evaluation-order
		now := pair{1, 2}
		grow := func() pair {
			now.a++
			now.b += v.a
			return now
		}
		out = append(out, &v)
		was, is := any(now), grow() // because evaluation-order
		fmt.Println("within", was, is, long(now))
	}
	return out
}

// settled has it copied at another time.
func settled(list []pair, want int) {
	now := pair{1, 2}
	was := any(now)
	is := func() pair {
		now.a++
		for _, v := range list { // want rewrite late
			if v.a == want {
				kept = &v
				break
			}
		}
		return long(now)
	}()
	fmt.Println("settled", was, is, now)
}

func pairs(yield func(pair) bool) {
	for i := range 3 {
		if !yield(pair{i, i}) {
			return
		}
	}
}

// long is too long to be inlined.
func long(p pair) pair {
	defer func() { _ = recover() }()
	return p
}

func inLiterals() {
	list := []pair{{1, 2}, {2, 3}}
	literal(list, 2)
	literals(list)
	fmt.Println(*iterated(2))
	fmt.Println(len(reached(list)))
	settled(list, 2)
}
