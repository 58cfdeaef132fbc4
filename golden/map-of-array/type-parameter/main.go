// Generic code that sees the map's exact type: a clone would share its pointers.
package main

import (
	"fmt"
	"maps"
	"slices"
)

type cache[V any] struct{ value V }

func length[M ~map[string][4]int](m M) int { return len(m) } // want refuse type-parameter

type either interface {
	~[]int | ~map[string][9]int // want refuse type-parameter
}

func size[T either](v T) int { return len(v) }

func zero[T any](T) (t T) { return t }

func main() {
	a := map[string][4]int{"a": {1}} // want refuse type-parameter
	b := maps.Clone(a)               // because type-parameter
	v := b["a"]
	v[0] = 5
	b["a"] = v
	fmt.Println(a["a"][0], b["a"][0], length(a))

	c := map[string][5]int{"b": {}, "a": {}} // want refuse type-parameter
	fmt.Println(slices.Sorted(maps.Keys(c))) // because type-parameter

	d := cache[map[string][6]int]{} // want refuse type-parameter
	fmt.Println(d.value == nil)

	e := map[string][7]int{"a": {1}} // want refuse type-parameter
	fmt.Println(zero(e) == nil)      // because type-parameter

	f := map[string][8]int{"a": {1}}                // want refuse type-parameter
	fmt.Println(maps.Equal(f, map[string][8]int{})) // want refuse type-parameter

	g := map[string][9]int{"a": {1}}    // want refuse type-parameter
	fmt.Println(size(g), size([]int{})) // because type-parameter
}
