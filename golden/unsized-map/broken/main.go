package main

import "fmt"

func main() {
	words := []string{"a", "b"}
	m := make(map[string]int) // want refuse does-not-compile
	for i, word := range words {
		m[word] = i
	}
	fmt.Println(m, missing)
}
