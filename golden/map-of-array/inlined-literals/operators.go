package main

import "fmt"

// Each shows by a panic, or by what a call has changed, whether b or now lies in memory.

func remainder(a, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println("remainder", recover() != nil, x) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	x, y = 1, a%b
	fmt.Println(y)
}

func asserted(a any, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, &b
	defer func() { fmt.Println("asserted", recover() != nil, x) }()
	less := func() {
		a, b = nil, b-1
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	x, y = 1, a.(*int)
	fmt.Println(y)
}

func left(a, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println("left", recover() != nil, x) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	less()
	x, y = 1, a<<b
	fmt.Println(y)
}

func right(a, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println("right", recover() != nil, x) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	less()
	x, y = 1, a>>b
	fmt.Println(y)
}

// again assigns to its result, which is declared already.
func again(a, b int) (x int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	defer func() { fmt.Println("again", recover() != nil, x) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	x, y := 1, a/b
	return x + y
}

// fresh declares both, so that nobody sees them after a panic.
func fresh(a, b int) int {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	defer func() { fmt.Println("fresh", recover() != nil) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]}
	}
	less()
	x, y := 1, a/b
	return x + y
}

// quotient: no deferred function could see what a return has assigned.
func quotient(a, b int) (int, int) {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]}
	}
	less()
	return 1, a / b
}

type rows map[string][40]int // want refuse evaluation-order

func (r rows) divide(a, b int) {
	x, y := 0, 0
	defer func() { fmt.Println("divide", recover() != nil, x) }()
	less := func() {
		b--
		r["a"] = [40]int{r["a"][b+1]} // because evaluation-order
	}
	less()
	x, y = 1, a/b
	fmt.Println(y)
}

// compared is copied for that when both sides have been evaluated.
func compared() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low}
		return now
	}
	fmt.Println("compared", now == grow())
}

func keyed() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now, names := pair{1, 2}, map[pair]string{{1, 2}: "old", {2, 2}: "new"}
	grow := func() string {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return "grown"
	}
	fmt.Println("keyed", names[now]+grow())
}

// parts of it are read when the call has been made, wherever it lies.
func part() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now := pair{1, 2}
	grow := func() int {
		now.low++
		m["a"] = [40]int{now.low}
		return now.low
	}
	n := now.low + grow()
	fmt.Println("part", n)
}

func operators() {
	remainder(7, 1)
	asserted(7, 1)
	left(7, 1)
	right(7, 1)
	again(7, 1)
	fresh(7, 1)
	fmt.Println(quotient(7, 2))
	rows{}.divide(7, 1)
	compared()
	keyed()
	part()
}
