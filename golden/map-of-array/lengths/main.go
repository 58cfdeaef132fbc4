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
	hidden(7)
	constants()
	within("k")
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

	parts(5, make(chan string, 9))

	named := map[string][2]int{}           // want refuse unknown-use
	const size = unsafe.Sizeof(named["a"]) // because unknown-use
	fmt.Println(size)
}

func one() int { return 1 }

// parts of an entry are looked at only where something has to be called for them.
func parts(beyond int, keys chan string) {
	m := map[string][2][3][4]int{} // want rewrite pointer
	fmt.Println(len(m["a"][beyond]), cap(m["a"][beyond]), len(m["a"][beyond][beyond]))
	fmt.Println(len(m["a"][int(int8(beyond))]), len((m["a"][beyond])))
	for i := range m["a"][beyond] {
		for range m["a"][beyond][i] {
			fmt.Print(i, " ")
		}
	}
	keys <- "b"
	fmt.Println(len(m["a"][one()]))
	fmt.Println(len(m[<-keys][0]))
	fmt.Println(len(m["a"][0][one()]), len(keys))
	for i := range m["a"][one()] {
		fmt.Print(i, " ")
	}
	for i, row := range m["a"][1] {
		fmt.Print(i, len(row), " ")
	}

	pointed := map[string][2]*[3]int{} // want rewrite pointer
	fmt.Println(len(pointed["a"][beyond]))

	builtins := map[string][2][3]int{} // want rewrite pointer
	fmt.Println(len(builtins["a"][len(keys)]), len(builtins["a"][len("o")]))
}

// within is what has a constant length, whatever stands in an index: a call there would be made.
func within(k string) {
	grid := [2][3]int{}
	beyond := map[string][9]int{k: {7}}  // want refuse unknown-use
	fmt.Println(len(grid[beyond[k][0]])) // because unknown-use
	ranged := map[string][9]int{k: {7}}  // want refuse unknown-use
	for i := range grid[ranged[k][0]] {  // because unknown-use
		fmt.Print(i, " ")
	}
	copied := map[string][9]int{k: {7}}                  // want refuse unknown-use
	fmt.Println(len([2][9]int{copied[k], copied["no"]})) // because unknown-use
	inner := map[string][9][3]int{k: {}}                 // want refuse unknown-use
	fmt.Println(len(inner["a"][inner["b"][7][0]]))       // because unknown-use

	lists := [2][]int{{1, 2}}
	read := map[string][9]int{k: {1}} // want rewrite pointer
	fmt.Println(len(lists[read[k][1]]), len(grid[one()*read[k][0]]), len([]int{read[k][0]}))
	for i := range lists[read[k][1]] {
		fmt.Print(i, " ")
	}
	for i, x := range grid[read[k][0]] {
		fmt.Print(i, x, " ")
	}
	measured := map[string][9]int{k: {7}} // want rewrite pointer
	fmt.Println(len(grid[len(measured[k])-8]), measured[k][0])
}

type triple [3]int

type cell struct {
	items [3]int
	list  []int
}

// hidden is where only the types say what is an array, whose length needs no look at the entry.
func hidden(beyond int) {
	named := map[string][2]triple{} // want rewrite pointer
	fmt.Println(len(named["a"][beyond]))

	ranged := map[string][2]*triple{} // want rewrite pointer
	for i := range ranged["a"][beyond] {
		fmt.Print(i, " ")
	}

	field := map[string][2]cell{} // want rewrite pointer
	fmt.Println(len(field["a"][beyond].items), len(field["a"][1].list))

	nested := map[string][2][][3]int{} // want rewrite pointer
	fmt.Println(len(nested["a"][beyond][1]))

	lists := map[string][2][]int{"a": {{1}}} // want rewrite pointer
	fmt.Println(len(lists["a"][0]), len(lists["b"][1]), lists["a"][0][0])

	called := map[string][2]triple{"a": {{1}}} // want rewrite pointer
	fmt.Println(len(called["a"][one()]))
	for i, x := range called["a"][0] {
		fmt.Print(i, x, " ")
	}
}
