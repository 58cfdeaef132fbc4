// Package other has no such function.
package other

import "fmt"

// Print prints what is left.
func Print() {
	m := map[string][20]int{"a": {1}} // want rewrite pooled
	delete(m, "a")
	m["b"] = [20]int{2}
	fmt.Println(len(m), m["b"][0])
}
