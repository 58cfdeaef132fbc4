package main

import "fmt"

func small(table [8]string) (map[string]int, map[int]bool) {
	m := make(map[string]int) // want leave few-entries
	for i, name := range table {
		m[name] = i
	}
	n := map[int]bool{} // want leave few-entries
	for i := 0; i < 5; i++ {
		n[i] = true
	}
	return m, n
}

func nine(table [9]string) map[string]int {
	m := make(map[string]int) // want rewrite presized
	for i, name := range table {
		m[name] = i
	}
	return m
}

func repeated(words []string, text string, flags []bool) {
	count := make(map[string]int) // want leave keys-repeat
	for _, word := range words {
		count[word]++
	}
	lines := make(map[int][]string) // want leave keys-repeat
	for _, word := range words {
		lines[len(word)] = append(lines[len(word)], word)
	}
	letters := make(map[rune]bool) // want leave keys-repeat
	for _, r := range text {
		letters[r] = true
	}
	last := make(map[bool]int) // want leave keys-repeat
	for i, flag := range flags {
		last[!flag] = i
	}
	total := make(map[string]int) // want leave keys-repeat
	for i := range words {
		total["last"] = i
	}
	fmt.Println(count, lines, len(letters), last, total)
}

// own: each key is the place of a word, so that nothing repeats.
func own(words []string) map[int]int {
	m := make(map[int]int) // want rewrite presized
	for i, word := range words {
		m[i] += len(word)
	}
	return m
}

type page struct {
	text [4096]byte
}

func large(words []string) map[string]page {
	m := make(map[string]page) // want leave no-gain
	for _, word := range words {
		m[word] = page{}
	}
	return m
}

func main() {
	words := []string{"one", "two", "three"}
	fmt.Println(small([8]string{"a", "b"}))
	fmt.Println(nine([9]string{"a", "b"}), own(words), len(large(words)))
	repeated(words, "letters", []bool{true, false})
}
