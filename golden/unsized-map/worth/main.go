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

type mark struct {
	at  [1]byte
	set bool
}

// letters: a number of things of which there are few, and keys that are made of such things.
func letters(text []byte, marks []mark, words []string) (int, int, int) {
	n := len(text)
	m := make(map[int]int) // want leave keys-repeat
	for i := 0; i < n; i++ {
		m[int(text[i])] = i
	}
	places := make(map[string]mark) // want leave keys-repeat
	for _, one := range marks {
		places[string(one.at[:])] = one
	}
	pairs := make(map[[2]bool]string) // want leave keys-repeat
	for _, word := range words {
		pairs[[2]bool{len(word) > 3, word > "p"}] = word
	}
	return len(m), len(places), len(pairs)
}

// folded: keys that many values share.
func folded(words []string) (map[int]int, map[int]string, map[[2]int]bool, map[int]string) {
	rests := make(map[int]int) // want leave keys-repeat
	for i := range 100 {
		rests[i%3] = i
	}
	lengths := make(map[int]string) // want leave keys-repeat
	for _, word := range words {
		lengths[len(word)] = word
	}
	cells := make(map[[2]int]bool) // want leave keys-repeat
	for i, word := range words {
		cells[[2]int{i / 10, len(word) & 7}] = true
	}
	next := make(map[int]string) // want rewrite presized
	for i, word := range words {
		next[i+1] = word
	}
	return rests, lengths, cells, next
}

// numbers: of the number of words there is nothing to say but that.
func numbers(words []string) (map[string]int, map[[3]byte]int) {
	n := len(words)
	m := make(map[string]int) // want rewrite presized
	for i := 0; i < n; i++ {
		m[words[i]] = i
	}
	begins := make(map[[3]byte]int) // want rewrite presized
	for i, word := range words {
		begins[[3]byte([]byte(word))] = i
	}
	return m, begins
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
	fmt.Println(letters([]byte("letters"), make([]mark, 2), words))
	fmt.Println(numbers(words))
	fmt.Println(folded(words))
	repeated(words, "letters", []bool{true, false})
}
