// What the compiler computes from a type must not change.
package main

import (
	"fmt"
	"unsafe"
)

var m = map[string][8]int64{"a": {1}} // want rewrite pointer

const constant = len(array{}) + cap(array{})

type array [3]int

var n = map[string]array{} // want rewrite pointer

func main() {
	fmt.Println(len(m["b"]), cap(m["b"]))
	size := unsafe.Sizeof(m["a"])
	fmt.Println(size, unsafe.Sizeof(m["a"][0]))
	var counted [len(m["x"])]int
	fmt.Println(len(counted), constant, len(n["a"]))
}
