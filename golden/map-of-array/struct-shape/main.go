// Elements that are only ever named by constants become fields.
package main

import "fmt"

const (
	added = iota
	removed
	kinds
)

func main() {
	changes := map[string][kinds]int{"a": {1, 2}} // want rewrite struct
	c := changes["a"]
	c[added]++
	changes["a"] = c
	d := changes["b"]
	d[removed] = 5
	changes["b"] = d
	fmt.Println(changes["a"][added], changes["a"][removed], changes["b"][1], changes["c"][0], len(changes))
}
