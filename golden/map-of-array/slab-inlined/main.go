package main

import "fmt"

type counts struct{ m map[string][33]uint8 } // want rewrite slab

// renew: the literal is inlined, until it is too large for that.
func renew(c *counts) *counts {
	next := func(k string) {
		v := c.m[k+"0"]
		v[len(k)%33]++
		c = &counts{m: map[string][33]uint8{}} // want rewrite slab
		c.m[k+"1"] = v
	}
	next("a")
	next("b")
	return c
}

func main() {
	ranged()
	c := renew(&counts{m: map[string][33]uint8{"b0": {1: 6}}}) // want rewrite slab
	fmt.Println(len(c.m), c.m["b1"][1])
}
