package main

import "fmt"

type (
	pair  struct{ a, b int32 }
	point struct{ x, y, z int }
)

var (
	zero    int
	number  = 1
	current = pair{1, 2}
	names   = []string{"a"}
)

// next changes what keys are made of. It is told by what it prints where a key panics first.
//
//go:noinline
func many(a []int) [40]int {
	next(a)
	return [40]int{1}
}

func next(a []int) [20]int {
	fmt.Println("next")
	number, current, a[0] = 7, pair{7, 7}, 7
	return [20]int{1}
}

//go:noinline
func few(a []int) [4]int { return [4]int{next(a)[0]} }

func reset(a []int) { number, current, a[0] = 1, pair{1, 2}, 1 }

// Values are made by calls. What is read as a key is read after them, what is computed before them
// where the map function needs its address.
func calls(a []int, i int) {
	reset(a)
	read := map[int][20]int{} // want rewrite pointer
	read[number] = next(a)
	fmt.Println(read[1][0], read[7][0])
	try("read", func() { readBeyond(read, []int{1}, i) })

	reset(a)
	small := map[int][4]int{} // want rewrite pointer
	small[number+1] = few(a)
	fmt.Println(small[2][0], small[8][0])
	try("small quotient", func() { small[1/zero] = few(a) })

	reset(a)
	sums := map[int][20]int{} // want refuse evaluation-order
	sums[number+1] = next(a)  // because evaluation-order
	fmt.Println(sums[2][0], sums[8][0])

	quotients := map[int][20]int{}                           // want refuse evaluation-order
	try("quotient", func() { quotients[1/(i-5)] = next(a) }) // because evaluation-order

	reset(a)
	points := map[point][20]int{} // want rewrite pointer
	points[point{x: number}] = next(a)
	fmt.Println(points[point{x: 1}][0], points[point{x: 7}][0])

	// Fast functions take these as a number.
	reset(a)
	pairs := map[pair][4]int{} // want rewrite pointer
	pairs[current] = few(a)
	fmt.Println(pairs[pair{1, 2}][0], pairs[pair{7, 7}][0])

	reset(a)
	large := map[pair][40]int{} // want rewrite pointer
	large[current] = many(a)
	fmt.Println(large[pair{1, 2}][0], large[pair{7, 7}][0])

	local := point{x: 1}
	where := &local
	locals := map[point][4]int{} // want rewrite pointer
	locals[local] = move(where)
	fmt.Println(locals[point{x: 1}][0], locals[point{x: 9}][0])
}

func readBeyond(m map[int][20]int, a []int, i int) { // want rewrite pointer
	m[a[i]] = next(a)
}

//go:noinline
func move(p *point) [4]int {
	p.x = 9
	return [4]int{1}
}

// The parts of a tuple have an order, too.
func tuples(a []int, i int) {
	reset(a)
	n := 0
	read := map[int][20]int{} // want rewrite pointer
	read[number], n = next(a), i
	fmt.Println(read[1][0], read[7][0], n)

	reset(a)
	sums := map[int][20]int{}        // want refuse evaluation-order
	sums[number+1], n = next(a), i+1 // because evaluation-order
	fmt.Println(sums[2][0], sums[8][0], n)

	rows := [][20]int{}
	any := map[int8][20]int{}                                     // want refuse evaluation-order
	try("row", func() { any[[]int8{1}[i]], a[0] = rows[i+1], 2 }) // because evaluation-order
}

// A literal is filled entry by entry, but first with those that need not be computed.
func literals(a []int, i int) {
	reset(a)
	read := map[int][20]int{number: next(a), 8: {1}} // want refuse evaluation-order
	fmt.Println(read[1][0], read[7][0])

	reset(a)
	sums := map[int][20]int{number + 1: next(a)} // want refuse evaluation-order
	fmt.Println(sums[2][0], sums[8][0])

	same := map[string][20]int{names[0]: {1}, "a": {2}} // want refuse evaluation-order
	fmt.Println(same["a"][0])

	const key = "b"
	other := map[string][20]int{"a": {2}, key: {3}, names[0]: {1}, "c": {i}, names[0] + "d": {1}} // want rewrite pointer
	fmt.Println(other["a"][0], other["b"][0], other["c"][0], other["ad"][0])
}

type tables struct {
	read   map[int][20]int  // want rewrite pointer
	sums   map[int][20]int  // want refuse evaluation-order
	small  map[int][4]int   // want rewrite pointer
	bytes  map[int8][20]int // want rewrite pointer
	pairs  map[int8][20]int // want refuse evaluation-order
	stored map[int][20]int  // want refuse evaluation-order
	looked map[int][20]int  // want refuse evaluation-order
	found  map[int][20]int  // want rewrite pointer
}

var (
	numbers = map[any]int{}
	ages    = map[string]int{}
)

// The map is looked for before its key, but not where the key is computed early.
func places(none *tables, a []int, i int) {
	b := int8(i - 5)
	try("read", func() { fmt.Println(none.read[a[i]][0]) })
	try("small", func() { fmt.Println(none.small[1/zero][0]) })
	try("sum", func() { fmt.Println(none.sums[1/zero][0]) }) // because evaluation-order
	try("byte", func() { fmt.Println(none.bytes[1/b][0]) })
	try("delete", func() { delete(none.bytes, 1/b) })
	try("presence", func() {
		_, ok := none.bytes[1/b]
		fmt.Println(ok)
	})
	try("call", func() {
		v, ok := none.pairs[1/b] // because evaluation-order
		fmt.Println(v[0], ok)
	})
	try("store", func() { none.stored[1/zero] = [20]int{1} }) // because evaluation-order

	// A look-up panics where keys may be anything, such as functions.
	var key any = next
	try("any key", func() { none.looked[numbers[key]] = [20]int{1} }) // because evaluation-order
	try("string", func() { none.found[ages["a"]] = [20]int{1} })
}
