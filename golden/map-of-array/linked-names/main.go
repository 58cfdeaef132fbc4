// No flow of values joins the two declarations, only their name in the linker.
package main

import (
	"fmt"
	_ "unsafe"

	"example.com/linked/table"
)

//go:linkname counts example.com/linked/table.counts
var counts map[string][4]int // want refuse other-flow

func main() {
	fmt.Println(table.Sum(), counts["a"][0])
	counts["a"] = [4]int{2}
	fmt.Println(table.Sum(), counts["a"][0])
}
