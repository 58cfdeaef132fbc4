package main

import "fmt"

// A call with its type argument spelled out looks like a conversion, and prints all the same.
func noted[K any](k K) K {
	fmt.Print("noted ")
	return k
}

func main() {
	m := make(map[int][40]int) // want rewrite pointer
	v := m[noted[int](0)]
	v[0]++
	m[noted[int](0)] = v
	fmt.Println(m[0][0], len(m))
}
