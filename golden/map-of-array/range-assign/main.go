package main

import "fmt"

func main() {
	m := map[string][4]int{"a": {1}} // want refuse range-assign
	var k string
	var v [4]int
	for k, v = range m { // because range-assign
		v[0]++
	}
	fmt.Println(k, v[0], m["a"][0])
}
