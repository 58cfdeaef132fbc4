//go:build go1.18

package main

func newer(words []string) (n int) {
	m := map[string][8]int{} // want rewrite pointer
	for i, word := range words {
		m[word] = [8]int{i}
	}
	for _, v := range m {
		n += v[0]
	}
	return n
}
