package main

import (
	"fmt"
	"unsafe"
)

type table map[string][8]int // want refuse unsafe

func main() {
	m := table{"a": {1}}
	n := *(*table)(unsafe.Pointer(&m)) // because unsafe
	fmt.Println(n["a"][0], unsafe.Sizeof(m["a"]))
}
