// The length of an entry is a constant, which Go does not look up: neither may we.
package main

import "fmt"

type index struct {
	rows map[int][20]int // want refuse unknown-use
}

var (
	table = map[int][20]int{}      // want refuse unknown-use
	grid  = map[int][4][20]int{}   // want refuse unknown-use
	plain = map[int8][20]int{}     // want rewrite slab
	beats = map[uint8][20]int{}    // want refuse unknown-use
	asked = map[int32][20]int{}    // want refuse broken-syntax
	lines = map[uint16][2][9]int{} // want rewrite slab
)

func main() {
	var none *index
	fmt.Println(len(none.rows[1]))    // because unknown-use
	const n = len(table[3])           // because unknown-use
	fmt.Println(n, len(grid[1][9%4])) // because unknown-use
	fmt.Println(len(plain[1]), cap(plain[2]))
	for i := range plain[3] {
		if i > 18 {
			fmt.Println(i)
		}
	}
	var keys []uint8
	fmt.Println(len(beats[keys[4:5][0]])) // because unknown-use
	fmt.Println(lines[1][1][8], len(lines))
	within()
	exact()
	fmt.Println(unparsed(1))
}

// unparsed has an empty statement before a condition: Go allows that, tree-sitter cannot parse it.
func unparsed(n int) bool {
	if ; n > 0 {
		return asked == nil // because broken-syntax
	}
	return true
}

// exact is what is another number where it is computed, and not a constant.
func exact() {
	shifted := map[int][8]int{1: {1}}                           // want refuse unknown-use
	var mask uint8 = 1 << (len(shifted[1]) + 2) >> 4            // because unknown-use
	zero := map[int][8]int{1: {1}}                              // want refuse unknown-use
	fmt.Println(mask, 1/positive(-float64(len(zero[1])-8)))     // because unknown-use
	named := map[int][8]int{1: {1}}                             // want refuse unknown-use
	fmt.Println(1 / positive(float64(-ratio(cap(named[1])-8)))) // because unknown-use
	down := map[int][8]int{1: {1}}                              // want refuse unknown-use
	var small uint8 = 1 << 9 >> +len(down[1])                   // because unknown-use
	whole := map[int][8]int{1: {1}}                             // want rewrite slab
	fmt.Println(1<<3+len(whole[1]), int64(len(whole[2]))*2, max(3, len(whole[3]))<<1)
	fmt.Println(small, 1<<uint(less(len(whole[1]))))
	n := len(whole[4])
	fmt.Println(n, handler(func() int { return len(whole[4]) })())
	open := map[int][8]int{1: {1}}                                    // want refuse unknown-use
	fmt.Println(1 / positive(float64(-generic[int](len(open[1])-8)))) // because unknown-use
}

type ratio float64

type generic[T any] float64

type handler func() int

func less(n int) int { return n - 6 }

//go:noinline
func positive(x float64) float64 { return x }

// within is what has a constant length, whatever stands in an index: a call there would be made.
func within() {
	numbers := [2][3]int{}
	measured := map[int][20]int{}                  // want refuse unknown-use
	fmt.Println(len(numbers[len(measured[1])-19])) // because unknown-use
	beyond := map[int][20]int{1: {7}}              // want refuse unknown-use
	for i := range numbers[beyond[1][0]] {         // because unknown-use
		fmt.Println(i)
	}
	read := map[int][20]int{1: {1}} // want rewrite slab
	for i, x := range numbers[read[1][0]] {
		fmt.Println(i, x, len([]int{len(read)}))
	}
}
