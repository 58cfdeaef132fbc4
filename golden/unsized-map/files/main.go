package main

import "fmt"

// odd has an empty statement before its condition: Go allows that, and tree-sitter cannot parse it.
func odd(words []string) map[string]int {
	m := make(map[string]int) // want refuse broken-syntax
	if ; len(words) == 0 {
		fmt.Println("nothing to do")
	}
	for i, word := range words {
		m[word] = i
	}
	return m
}

func even(words []string) map[string]int {
	m := make(map[string]int) // want rewrite presized
	for i, word := range words {
		m[word] = i
	}
	return m
}

func main() {
	words := []string{"a", "b"}
	fmt.Println(odd(words), even(words), tables(words), frozen(words))
	fmt.Println(len(limited()), len(tabled([rows]int{})), len(blocks()))
}
