// Type parameters of aliases, and of types inside of functions, hand on what they stand for.
package main

import "fmt"

type pair[A, B any] struct {
	a A
	b B
}

func (p pair[A, B]) show() { fmt.Println(p.b) }

type second[P any] = pair[int, P]

type first[P any] = pair[P, int]

type shown struct{ m map[string][9]int } // want refuse reflection

type kept struct{ m map[string][10]int } // want rewrite pointer

type inner struct{ m map[string][11]int } // want refuse reflection

func main() {
	s := second[shown]{1, shown{map[string][9]int{}}} // want refuse reflection
	s.b.m["a"] = [9]int{1}
	s.show()

	k := first[kept]{kept{map[string][10]int{}}, 1} // want rewrite pointer
	k.a.m["a"] = [10]int{1}
	k.show()
	fmt.Println(k.a.m["a"][0])

	type local[T any] struct{ p pair[int, T] }
	var l local[inner]             // because reflection
	l.p.b.m = map[string][11]int{} // want refuse reflection
	l.p.b.m["a"] = [11]int{1}
	l.p.show()
}
