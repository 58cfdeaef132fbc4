package main

import (
	"fmt"
	"math"
)

// checked are structs that go build or go vet would complain of.
func checked() {
	lengths := map[string][math.MaxInt8 - 125]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(lengths["a"][1])

	same := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	v := same["a"]
	v[0], v[1] = v[1], v[0]
	v[0], v[1] = 7, v[1] // because array-operation
	fmt.Println(v[0], v[1])

	deep := map[string][2][2]int{"a": {}} // want refuse array-operation
	w := deep["a"]
	w[0][1] = w[0][1] // because array-operation
	fmt.Println(w[1][0])
}
