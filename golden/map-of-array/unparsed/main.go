package main

import "fmt"

// odd has an empty statement before its condition: Go allows that, and tree-sitter cannot parse it.
func odd(n int) int {
	m := map[string][8]int{"a": {1}} // want refuse broken-syntax
	if ; n > 0 {
		return m["a"][0]
	}
	return 0
}

func even() int {
	m := map[string][8]int{"a": {1}} // want rewrite pointer
	return m["a"][0]
}

// Each of these would be edited in one way alone, or not at all.
func reads(m map1, n int) int {
	if ; n > 0 {
		return m["a"][0] // because broken-syntax
	}
	return 0
}

func measures(m map2, n int) int {
	if ; n > 0 {
		return len(m) // because broken-syntax
	}
	return 0
}

func fills(n int) map3 {
	if ; n > 0 {
		return map3{"a": {1}} // because broken-syntax
	}
	return nil
}

func declares(m map[string][2]int, n int) { // want refuse broken-syntax
	if ; n > 0 {
		return
	}
}

type map1 map[string][8]int // want refuse broken-syntax

type map2 map[string][8]int // want refuse broken-syntax

type map3 map[string][8]int // want refuse broken-syntax

func main() {
	fmt.Println(odd(1), even(), reads(nil, 1), measures(nil, 1), len(fills(1)))
	declares(nil, 1)
}
