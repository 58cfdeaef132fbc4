package main

import "fmt"

// odd has an empty statement before its condition: Go allows that, and tree-sitter cannot parse it.
func odd(list []int) (out []*int) {
	if ; len(list) > 0 {
		for _, v := range list { // want refuse broken-syntax
			out = append(out, &v)
		}
	}
	return out
}

func even(list []int) (out []*int) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func main() { fmt.Println(*odd([]int{1})[0], *even([]int{1, 2})[0]) }
