package main

import "fmt"

// Table is exported, which means nothing in a program.
var Table = map[string][100]int{} // want rewrite pointer

func main() {
	v := Table["a"]
	v[0]++
	Table["a"] = v
	fmt.Println(Table["a"][0])
}
