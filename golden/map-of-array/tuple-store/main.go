// An entry is stored together with something else.
package main

import "fmt"

func result() ([4]int, error) { return [4]int{1}, nil }

func main() {
	m := map[string][4]int{} // want refuse tuple-store
	var err error
	m["a"], err = result() // because tuple-store
	fmt.Println(m["a"][0], err)

	// Both are read before either is stored.
	n := map[string][4]int{"a": {1}, "b": {2}} // want rewrite pointer
	n["a"], n["b"] = n["b"], n["a"]
	fmt.Println(n["a"][0], n["b"][0])

	o := map[int][4]int{}                    // want refuse tuple-store
	for _, o[1] = range [][4]int{{1}, {2}} { // because tuple-store
	}
	fmt.Println(o[1][0])

	p := map[int][4]int{} // want refuse tuple-store
	ok := true
	p[1], ok = any(7).([4]int) // because tuple-store
	fmt.Println(p[1][0], ok)
}
