package main

// odd has an empty statement before its condition: Go allows that, and tree-sitter cannot parse it.
func odd(n int) int {
	m := map[string][2]int{"a": {1}} // want refuse broken-syntax
	if ; n > 0 {
		return m["a"][0]
	}
	return 0
}

// An empty statement before a condition: Go allows that, and tree-sitter cannot parse it.
func unparsed(m map[string][2]*float32, n int) bool { // want refuse broken-syntax
	if ; n > 0 {
		return m == nil // because broken-syntax
	}
	return true
}
