// Generic code sees the memory of one type as another.
package main

import (
	"fmt"
	"unsafe"
)

type (
	from1 struct{ m map[string][9]int } // want refuse reflection
	to1   struct{ m map[string][9]int } // want refuse reflection
)

func cast(p *from1) *to1 { return as[from1, to1](p) } // because reflection

func as[T, U any](p *T) *U { return (*U)(unsafe.Pointer(p)) }

type (
	from2 struct{ m map[string][10]int } // want refuse unsafe
	to2   struct{ m map[string][10]int } // want refuse unsafe
)

func point[P ~unsafe.Pointer](from *from2) P { return P(from) } // because unsafe

type (
	from3 struct{ m map[string][11]int } // want refuse reflection
	to3   struct{ m map[string][11]int } // want refuse unsafe
)

func pointer[P ~*from3](from P) unsafe.Pointer { return unsafe.Pointer(from) }

// A type parameter without unsafe memory gives nothing away.
type plain struct{ m map[string][12]int } // want rewrite pointer

func same[T any](p *T) *T { return p }

func main() {
	one := &from1{map[string][9]int{}} // want refuse reflection
	one.m["a"] = [9]int{1}
	fmt.Println(cast(one).m["a"])

	two := &from2{map[string][10]int{}} // want refuse unsafe
	two.m["a"] = [10]int{1}
	fmt.Println((*to2)(point[unsafe.Pointer](two)).m["a"]) // because unsafe

	three := &from3{map[string][11]int{}} // want refuse reflection
	three.m["a"] = [11]int{1}
	fmt.Println((*to3)(pointer(three)).m["a"]) // because reflection

	four := same(&plain{map[string][12]int{}}) // want rewrite pointer
	four.m["a"] = [12]int{1}
	fmt.Println(four.m["a"][0])
}
