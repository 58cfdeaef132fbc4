package main

import (
	"cmp"
	"fmt"
	"slices"
)

// counter is generic over its key; the array is always the same.
type counter[K cmp.Ordered] struct {
	counts map[K][18]int // want rewrite pointer
}

func (c *counter[K]) add(k K, i int) {
	if c.counts == nil {
		c.counts = make(map[K][18]int) // want rewrite pointer
	}
	v := c.counts[k]
	v[i] += 1
	c.counts[k] = v
}

func (c *counter[K]) keys() []K {
	var keys []K
	for k := range c.counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func largest[K comparable](m map[K][18]int, at int) int { // want rewrite pointer
	most := 0
	for _, v := range m {
		most = max(most, v[at])
	}
	return most
}

// grid has a name for its elements that means nothing where they are counted.
type grid[T any] struct {
	rows map[string][18]T // want rewrite pointer
}

func count(g *grid[int], i int) {
	g.rows = make(map[string][18]int) // want rewrite pointer
	v := g.rows["a"]
	v[i]++
	g.rows["a"] = v
}

// step is called with maps whose values have another name for their type than it has.
func step[T ~int | ~int8](m map[string][18]T, i int) { // want rewrite pointer
	v := m["s"]
	v[i]++
	m["s"] = v
}

func steps() {
	m := map[string][18]int8{} // want rewrite pointer
	step(m, 2)
	v := m["t"]
	v[1]++
	m["t"] = v
	n := map[string][18]int{} // want rewrite pointer
	step(n, 3)
	fmt.Println(m["s"][2], m["t"][1], n["s"][3], len(m), len(n))
}

func main() {
	steps()
	var squares grid[int]
	count(&squares, 3)
	fmt.Println(squares.rows["a"][3], len(squares.rows))
	var words counter[string]
	var numbers counter[float64]
	for i, w := range []string{"b", "a", "b"} {
		words.add(w, i)
		numbers.add(float64(i%2), 3)
	}
	for _, k := range words.keys() {
		fmt.Println(k, words.counts[k][0], words.counts[k][2])
	}
	fmt.Println(numbers.keys(), largest(numbers.counts, 3), largest(words.counts, 5))
}
