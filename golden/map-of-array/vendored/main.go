package main

import (
	"fmt"

	"example.org/dep"
)

func main() {
	var m map[string][64]int = dep.Copy() // want refuse foreign
	m["a"] = [64]int{1}
	fmt.Println(dep.Table["a"][0])

	mine := map[string][64]int{"b": {2}} // want rewrite pointer
	fmt.Println(mine["b"][0])
}
