package main

import "fmt"

// A space makes it prose.
// unheap:ignore map-of-array because of the space

var n = 1 //unheap:ignore map-of-array nothing to ignore here

var m = map[string][8]int{} // want rewrite pointer

func main() { fmt.Println(n, m["a"][0]) }
