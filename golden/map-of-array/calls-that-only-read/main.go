// A call that cannot change the map may stand behind a read of it.
package main

import (
	"fmt"
	"unsafe"
)

type vec [5]int

func (v vec) sum() (n int) {
	for _, x := range v {
		n += x
	}
	return n
}

var m = map[string]vec{"a": {1, 2}} // want rewrite pointer

func total() (n int) {
	for _, v := range m {
		n += v.sum()
	}
	return n
}

func main() {
	fmt.Println(m["a"][0], total(), m["b"].sum(), m["a"].sum())
	fmt.Println(m["a"][0], fmt.Sprint(1, "x"))
	fmt.Println(unsafe.Sizeof(m["a"]), unsafe.Sizeof(m["a"][0]))
}
