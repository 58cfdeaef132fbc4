// A program may show the text of its own packages.
package main

import (
	_ "embed"
	"fmt"
	"strings"

	"example.com/m/examples/one"
)

//go:embed examples/*/*.go
var example string

var seen = map[string][4]int{} // want rewrite pointer

func main() {
	fmt.Println(one.Run(), strings.Count(example, "map[string][4]int"))
	seen["a"] = [4]int{1}
	fmt.Println(seen["a"][0])
}
