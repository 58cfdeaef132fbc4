package main

func frozen(words []string) map[string]int {
	m := make(map[string]int) // want refuse read-only
	for i, word := range words {
		m[word] = i
	}
	return m
}
