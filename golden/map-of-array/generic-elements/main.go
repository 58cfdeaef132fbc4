package main

import "fmt"

// Generic code ties maps of different values: what is so of one of them need not be of another.

// A first is the first of its group, by its name: an int has an address nowhere.
func aFirst(m map[string][18]int) int { // want refuse evaluation-order
	return len(m)
}

// beside: Go copies a pair as soon as it comes to it, so the call does not change which. A number, or
// what a pointer leads to, it reads when the call has been made.
func beside[T any](m map[string][18]T) { // want refuse evaluation-order
	i := 1
	fmt.Println(m["a"][i], next(&i)) // because evaluation-order
}

func next(i *int) int {
	*i++
	return *i
}

type pair struct{ a, b int }

// With maps of the same kinds, nothing but a call can tell.
func alone[T any](m map[string][18]T, i int) { // want rewrite pointer
	fmt.Println(m["a"][i], i+1)
}

func aSecond(m map[string][18]int) int { // want rewrite pointer
	return len(m)
}

func main() {
	numbers := map[string][18]int{"a": {1, 2, 3}}               // want refuse evaluation-order
	pairs := map[string][18]pair{"a": {{1, 2}, {3, 4}, {5, 6}}} // want refuse evaluation-order
	beside(numbers)
	beside(pairs)
	more := map[string][18]int{"a": {1, 2, 3}}                      // want rewrite pointer
	morePairs := map[string][18]pair{"a": {{1, 2}, {3, 4}, {5, 6}}} // want rewrite pointer
	alone(more, 1)
	alone(morePairs, 1)
	fmt.Println(aFirst(numbers), aSecond(more))
}
