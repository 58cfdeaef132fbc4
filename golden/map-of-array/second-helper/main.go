// An earlier run has left its helper here: it is used again.
package main

import "fmt"

func main() {
	old := map[string]*[8]int{}
	m := map[string][8]int{"a": {1}} // want rewrite pointer
	fmt.Println(orZero(old["a"])[0], m["a"][0], m["b"][0])
}

// orZero returns p, or a new zero value if p is nil: the entry of a missing key.
func orZero[V any](p *V) *V {
	if p == nil {
		p = new(V)
	}
	return p
}
