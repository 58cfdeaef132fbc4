// No flow of values joins the two declarations, only their name in the linker.
package main

import (
	"fmt"
	_ "unsafe"

	"example.com/linked/table"
	second "example.com/linked/table.v2"
)

//go:linkname counts example.com/linked/table.counts
var counts map[string][4]int // want refuse other-flow

//go:linkname others example.com/linked/table%2ev2.counts
var others map[string][4]int // want refuse other-flow

var totals = map[string][5]int{} // want refuse unsafe

func main() {
	fmt.Println(table.Sum(), counts["a"][0])
	counts["a"] = [4]int{2}
	fmt.Println(table.Sum(), counts["a"][0])
	others["a"] = [4]int{3}
	totals["b"] = [5]int{4}
	fmt.Println(second.Sum(), second.Total())
}
