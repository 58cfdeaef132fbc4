//go:build extra

package main

import "fmt"

func more() {
	m := make(map[int][40]int, 2) // want rewrite slab
	v := m[1]
	v[2]++
	m[1] = v
	fmt.Println(m[1][2])
}
