package main

import (
	"fmt"
	"strconv"
)

// set is a map under a name.
type set map[string]struct{}

const limit = 20

// unique has one entry for each word, or fewer.
func unique(words []string) set {
	found := set{} // want rewrite presized
	for _, word := range words {
		found[word] = struct{}{}
	}
	return found
}

func inverse(m map[string]int) map[int]string {
	result := make(map[int]string) // want rewrite presized
	for k, v := range m {
		result[v] = k
	}
	return result
}

func places(text string) map[int]rune {
	found := make(map[int]rune) // want rewrite presized
	for i, r := range text {
		found[i] = r
	}
	return found
}

func arrays(table [12]string, other *[12]string) (map[string]int, map[int]string) {
	var byName = make(map[string]int) // want rewrite presized
	for i, name := range table {
		byName[name] = i
	}
	late := make(map[string]int) // want rewrite presized
	table[0] = "z"
	for i, name := range table {
		late[name] = i
	}
	byPlace := make(map[int]string /* the other way round */, 0) // want rewrite presized
	for i := range other {
		byPlace[i] = "x"
	}
	byName["late"] = len(late)
	return byName, byPlace
}

func numbers(n int) []int {
	squares := map[int]int{} // want rewrite presized
	for i := range n {
		squares[i] = i * i
	}
	names := map[string]bool{} // want rewrite presized
	for i := 0; i < n; i++ {
		names["n"+strconv.Itoa(i)] = true
	}
	from := map[string]bool{} // want rewrite presized
	for i := 1; i <= n; i++ {
		from[fmt.Sprintf("%03d.", i)] = true
	}
	constant := make(map[int]int) // want rewrite presized
	for i := 0; i < limit; i++ {
		constant[i|1] = i
	}
	return []int{len(squares), len(names), len(from), len(constant)}
}

func lengths(words []string, ask func(string) int) (map[string]int, map[string]int) {
	first := make(map[string]int) // want rewrite presized
	for i := 0; i < len(words); i++ {
		first[words[i]] = ask(words[i])
	}
	n := len(words)
	second := make(map[string]int) // want rewrite presized
	for i := 0; i < n; i++ {
		second[words[i]] = ask(words[i])
	}
	return first, second
}

func otherWays(words []string, n int) []map[string]int {
	down := make(map[string]int) // want rewrite presized
	for i := len(words) - 1; i >= 0; i-- {
		down[words[i]] = i
	}
	two := make(map[string]int) // want rewrite presized
	for i, n := 0, len(words); i < n; i += 1 {
		two[words[i]] = i
	}
	later := make(map[string]int) // want rewrite presized
	count := len(words)
	for i := range count {
		later[words[i]] = i
	}
	countdown := make(map[string]int) // want rewrite presized
	for i := n; i > 0; i -= 1 {
		countdown[strconv.Itoa(i)] = i
	}
	return []map[string]int{down, two, later, countdown}
}

func index[M ~map[K]int, K comparable](keys []K) M {
	m := M{} // want rewrite presized
	for i, k := range keys {
		m[k] = i
	}
	return m
}

// enclosed: a parenthesis is no part of a name.
func enclosed(n int) int {
	found := make(map[int]bool) // want refuse bound
	for i := 0; i < (n); i++ {  // because bound
		found[i] = true
	}
	return len(found)
}

func main() {
	fmt.Println(enclosed(3))
	words := []string{"b", "a", "b"}
	fmt.Println(unique(words), inverse(map[string]int{"one": 1, "two": 2}), places("añb"))
	fmt.Println(arrays([12]string{"x", "y"}, nil))
	fmt.Println(numbers(10), numbers(0), numbers(-3))
	fmt.Println(lengths(words, func(s string) int { return len(s) }))
	fmt.Println(otherWays(words, 3), otherWays(nil, -3))
	fmt.Println(index[map[string]int](words), len(index[map[string]int]([]string(nil))))
}
