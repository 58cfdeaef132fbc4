// A helper would call the package's own function where it means Go's.
package main

import (
	"fmt"

	"example.com/shadowed-builtins/other"
)

var calls int

func delete[K comparable, V any](map[K]V, K) { calls++ } // because shadowed

func main() {
	m := map[string][20]int{"a": {1}} // want refuse shadowed
	clear(m)
	m["b"] = [20]int{2}
	fmt.Println(len(m), m["b"][0], calls)
	clear(m)
	delete(map[string]int{}, "b")
	fmt.Println(len(m), calls)
	other.Print()
}
