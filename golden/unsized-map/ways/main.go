package main

import (
	"errors"
	"fmt"
	"sync"
)

func branches(words []string) map[string]int {
	m := make(map[string]int) // want rewrite presized
	for i, word := range words {
		switch {
		case word == "":
			m["(none)"] = i
		case len(word) > 3:
			if i > 1 {
				m[word[:3]] = i
			} else {
				m[word] = i
			}
		default:
			m[word] = -i
		}
	}
	return m
}

func parsed(words []string) (map[string]int, error) {
	m := make(map[string]int) // want rewrite presized
	for i, word := range words {
		if _, ok := m[word]; ok {
			return nil, fmt.Errorf("%q is there twice", word)
		}
		if word == "" {
			return nil, errors.New("empty")
		}
		m[word] = i
	}
	return m, nil
}

func labelled(words []string) map[string]int {
	m := make(map[string]int) // want rewrite presized
each:
	for i, word := range words {
		m[word] = i
		for _, r := range word {
			if r == 'x' {
				continue each
			}
		}
	}
	return m
}

func skipped(words []string) (map[string]int, map[string]int, map[string]int) {
	a := make(map[string]int) // want refuse conditional
	for i, word := range words { // because conditional
		if word == "" {
			continue
		}
		a[word] = i
	}
	b := make(map[string]int) // want refuse conditional
	for i, word := range words { // because conditional
		switch word {
		case "a", "b":
			b[word] = i
		}
	}
	c := make(map[string]int) // want refuse conditional
	if len(words) > 2 {
		for i, word := range words { // because conditional
			c[word] = i
		}
	}
	return a, b, c
}

func unused(words []string, why bool) (map[string]int, error) {
	m := make(map[string]int) // want refuse conditional
	if !why {
		return m, nil // because conditional
	}
	for i, word := range words {
		m[word] = i
	}
	n := make(map[string]int) // want rewrite presized
	for i := range words {
		if i > 100 {
			break
		}
	}
	if len(words) > 100 {
		return nil, errors.New("too many")
	}
	for i, word := range words {
		n[word] = i
	}
	return n, nil
}

func found(words []string) map[string]int {
	m := make(map[string]int) // want refuse early-exit
	for i, word := range words {
		m[word] = i
		if word == "end" {
			break // because early-exit
		}
	}
	return m
}

func nested(lines [][]string) map[string]int {
	m := make(map[string]int) // want refuse nested-loops
	for i, line := range lines { // because nested-loops
		for _, word := range line {
			m[word] = i
		}
	}
	return m
}

func both(a, b []string) map[string]int {
	m := make(map[string]int) // want refuse several-loops
	for i, word := range a {
		m[word] = i
	}
	for i, word := range b { // because several-loops
		m[word] = i
	}
	return m
}

func atOnce(words []string) map[string]int {
	var mu sync.Mutex
	var done sync.WaitGroup
	m := make(map[string]int) // want refuse closure
	for i, word := range words { // because closure
		done.Add(1)
		go func() {
			defer done.Done()
			mu.Lock()
			defer mu.Unlock()
			m[word] = i
		}()
	}
	done.Wait()
	return m
}

func deleted(words []string) map[string]int {
	m := make(map[string]int) // want refuse deletes
	for i, word := range words {
		m[word] = i
		delete(m, "a") // because deletes
	}
	return m
}

func replaced(words []string) map[string]int {
	m := make(map[string]int) // want refuse replaced
	fmt.Println(len(m))
	m = map[string]int{"z": 26} // because replaced
	for i, word := range words {
		m[word] = i
	}
	return m
}

func nilWhereEmpty(words []string) (map[string]int, map[string]int) {
	var m map[string]int
	for i, word := range words { // because may-stay-nil
		if m == nil {
			m = make(map[string]int) // want refuse may-stay-nil
		}
		m[word] = i
	}
	var n map[string]int
	if len(words) > 0 {
		n = make(map[string]int) // want refuse may-stay-nil
	}
	for i, word := range words { // because may-stay-nil
		n[word] = i
	}
	return m, n
}

func main() {
	words := []string{"a", "", "three", "axe", "end", "b"}
	fmt.Println(branches(words), labelled(words))
	fmt.Println(parsed(words))
	fmt.Println(parsed([]string{"a", "a"}))
	fmt.Println(skipped(words))
	fmt.Println(unused(words, true))
	fmt.Println(unused(words, false))
	fmt.Println(found(words), nested([][]string{words, {"c"}}), both(words, words))
	fmt.Println(atOnce(words), deleted(words), replaced(words))
	m, n := nilWhereEmpty(nil)
	fmt.Println(m == nil, n == nil)
}
