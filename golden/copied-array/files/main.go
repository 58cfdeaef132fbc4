// Files that may not be edited, and code that tree-sitter cannot parse.
package main

import "fmt"

// odd has an empty statement before its condition: Go allows that.
func odd(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse broken-syntax
	if ; i > 0 {
		return v[i]
	}
	return 0
}

func even(m map[int][64]int64, i int) int64 {
	v := m[1] // want rewrite access
	return v[i]
}

func main() {
	m := map[int][64]int64{1: {1: 5}}
	fmt.Println(odd(m, 1), even(m, 1), made(m, 1), frozen(m, 1))
}
