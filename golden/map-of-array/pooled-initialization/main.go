// A pool is a variable of the package: what would need it to be initialized would wait for it.
package main

import "fmt"

// Go initializes total before first, and with a pool in bump it would be the other way round.
var total = bump("a")

var first = hits["a"][0]

var hits = map[string][40]int{"a": {1}} // want refuse initialization

func bump(key string) int {
	v := hits[key] // because initialization
	v[0]++
	hits[key] = v
	return v[0]
}

// A literal needs what it names, whether it is called or not, and so does a method.
var drop = func(key string) { delete(pages, key) } // because initialization

var pages = map[string][40]int{"a": {1}} // want refuse initialization

var put = counter{}.put

type counter struct{}

func (counter) put(key string) { set(key) }

func set(key string) {
	marks[key] = [40]int{len(marks)} // because initialization
	delete(marks, "a")
}

var marks = map[string][40]int{"a": {1}} // want refuse initialization

// Nothing that is initialized needs what changes these.
var seen = map[string][40]int{"a": {1}} // want rewrite pooled

var size = len(seen)

func see(key string) {
	v := seen[key]
	v[0]++
	seen[key] = v
	delete(seen, "a")
}

func init() {
	see("b")
}

func main() {
	delete(hits, "b")
	drop("a")
	put("b")
	see("c")
	fmt.Println(total, first, hits["a"][0], len(pages), marks["b"][0], size, len(seen))
}
