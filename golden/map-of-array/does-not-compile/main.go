package main

import (
	"fmt"

	"example.com/does-not-compile/internal/whole"
)

func main() {
	m := map[string][8]int{"a": {1}} // want refuse does-not-compile
	fmt.Println(m["a"][0], missing, whole.First())
}
