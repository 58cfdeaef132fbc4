package main

import (
	"fmt"
	"unsafe"
)

type color int

const (
	red color = iota
	green
	blue
	colors
)

const size = 1 << 3

var weights = map[string][colors]float64{ // want rewrite pointer
	"warm": {red: 1, blue: 0.5},
}

var deep map[byte][size][size + int(colors)]int16 = map[byte][size][size + int(colors)]int16{} // want rewrite pointer

var pointers = map[string][2]*int{} // want rewrite pointer

var empty = map[string][0]int{} // want rewrite pointer

func main() {
	w := weights["warm"]
	w[green] += 2
	weights["warm"] = w
	fmt.Println(weights["warm"][red], weights["warm"][green], weights["cold"][blue])

	d := deep['x']
	d[1][2] = 3
	deep['x'] = d
	row := deep['x'][1]
	row[2]++
	fmt.Println(deep['x'][1][2], row[2], len(deep['y'][0]))
	for i := range deep['x'] {
		for j, cell := range deep['x'][i] {
			if cell != 0 {
				fmt.Println(i, j, cell)
			}
		}
	}

	n := 1
	pointers["n"] = [2]*int{&n}
	*pointers["n"][0]++
	fmt.Println(n, pointers["m"][1] == nil)

	empty["e"] = [0]int{}
	fmt.Println(len(empty), len(empty["f"]))
	constants()
}

// constants are made of entries: a pointer has their length, but not their size.
func constants() {
	measured := map[string][2]int{"a": {1, 2}} // want rewrite pointer
	const length = len(measured["a"])
	var long [len(measured["a"])]byte
	fmt.Println(length, len(long), measured["a"][1])

	sized := map[string][2]int{}              // want refuse unknown-use
	var large [unsafe.Sizeof(sized["a"])]byte // because unknown-use
	fmt.Println(len(large))

	named := map[string][2]int{}           // want refuse unknown-use
	const size = unsafe.Sizeof(named["a"]) // because unknown-use
	fmt.Println(size)
}
