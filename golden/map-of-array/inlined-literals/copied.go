package main

import (
	"fmt"
	"strings"
)

// Each changes now in a literal that a helper may keep from being inlined. What now was shows where
// Go copies it on its way to a call: where it becomes an interface value, or the key of a map.

func converted() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return now
	}
	was, is := any(now), grow()
	fmt.Println("converted", was, is)
}

func returned() (any, pair) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return now
	}
	return now, grow()
}

func listed() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return now
	}
	list := []any{now, grow()}
	fmt.Println("listed", list)
}

func keyOfLiteral() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return now
	}
	fmt.Println("key of a literal", map[pair]pair{now: grow()})
}

func keyOfTarget() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now, sums := pair{1, 2}, map[pair]int{}
	grow := func() int {
		now.low++
		m["a"] = [40]int{now.low} // because evaluation-order
		return now.low
	}
	sums[now] = grow()
	fmt.Println("key of a target", sums)
}

func element() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := [1]pair{{1, 2}}
	grow := func() int {
		now[0].low++
		m["a"] = [40]int{now[0].low} // because evaluation-order
		return now[0].low
	}
	fmt.Println("element", now[0], grow())
}

// settled has it copied at another time: by a call that comes first, in a condition, as it is, and
// where nothing is called that could change it.
func settled() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now, sums := pair{1, 2}, map[pair]int{{2, 2}: 3}
	grow := func() pair {
		now.low++
		m["a"] = [40]int{now.low}
		return now
	}
	was, is := now, grow()
	fmt.Println("settled", now, strings.Repeat("a", 2))
	if other := grow(); sums[now] == 0 || any(now) == any(other) && is != grow() {
		fmt.Println("settled", now, len(m), string(rune(was.low)))
	}
	fmt.Println(now == grow(), []pair{now, grow()}, sums[pair{now.low, len(m)}])
	later(now, func() pair { return grow() })
}

//go:noinline
func later(now any, grow func() pair) { fmt.Println("later", now, grow()) }

// steady has it changed by its own function alone, and old is not changed any more.
func steady() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now, old := pair{1, 2}, pair{3, 4}
	now.high++
	look := func() int {
		m["a"] = [40]int{now.low, old.low}
		fmt.Println("look", old, next())
		return now.low
	}
	fmt.Println("steady", now, old, look())
	now.low++
	fmt.Println("steady", now, old, look())
}

// given is a map that the literal passes on, and asks whether it is nil: no helper is for that.
func given() {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	now := pair{1, 2}
	grow := func() pair {
		now.low++
		if m == nil {
			now.high = size(m)
		}
		return now
	}
	fmt.Println("given", now, grow())
}

func size(m map[string][40]int) int { return len(m) } // want rewrite pointer

// apartFrom divides by what no literal shares.
func apartFrom(a, b int) {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	x, y := 0, 0
	less := func() {
		m["a"] = [40]int{m["a"][y+1], x}
		y++
	}
	less()
	b--
	x, y = 1, a/b
	fmt.Println("apart", x, y, len(m))
}

var total int

// summed assigns to a variable of the package.
func summed(a, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	y := 0
	defer func() { fmt.Println("summed", recover() != nil, total) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	total, y = 1, a/b
	fmt.Println(y)
}

func copied() {
	converted()
	fmt.Println(returned())
	listed()
	keyOfLiteral()
	keyOfTarget()
	element()
	settled()
	steady()
	given()
	apartFrom(7, 2)
	summed(7, 1)
}
