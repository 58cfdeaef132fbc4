// When a key is ready depends on its size, and that on the machine: with words of 32 bits a [2]int
// has 8 bytes, for which Go has map functions of their own.
package main

import "fmt"

type point struct{ x, y int }

var (
	pairs  = [][2]int{{1, 2}}
	points = []point{{1, 2}}
	values = [][40]int{{1}}
)

func move() int {
	pairs[0] = [2]int{3, 4}
	return 5
}

func keys(i, j int) {
	m := map[[2]int][40]int{} // want refuse evaluation-order
	m[pairs[i]] = values[j]   // because evaluation-order
	n := map[point][40]int{}  // want refuse evaluation-order
	n[points[i]] = values[j]  // because evaluation-order
	o := map[[2]int][40]int{} // want rewrite pointer
	o[pairs[0]] = [40]int{move()}
	fmt.Println(o[[2]int{1, 2}][0], o[[2]int{3, 4}][0])
}

// The order does not show, or is the same on every machine.
func sure(i int, p [2]int) {
	m := map[[2]int][40]int{} // want rewrite pointer
	m[pairs[i]] = [40]int{1}
	m[p] = values[i]
	fmt.Println(m[p][0], len(m))
}

func show(f func(i, j int), i, j int) {
	defer func() { fmt.Println(recover()) }()
	f(i, j)
}

func main() {
	show(keys, 1, 2)
	show(keys, 0, 0)
	sure(0, [2]int{1, 2})
	keys2()
}

func keys2() {
	n := map[point][40]int{} // want rewrite pointer
	n[points[0]] = [40]int{2}
	fmt.Println(n[points[0]][0])
}
