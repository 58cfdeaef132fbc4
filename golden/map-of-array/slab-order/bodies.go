package main

import "fmt"

type size struct{ wide, high int }

// divided shows after a panic whether x was assigned before b was read. In the body of a loop over a
// function all of that is in memory.
func divided(a, b int) {
	m := map[string][20]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println("divided", recover() != nil, x) }()
	for _, v := range m { // because evaluation-order
		defer func() {}() // which no compiler inlines
		b = 0
		x, y = v[0], a/b
	}
	fmt.Println(y)
}

// results are assigned by the return, one after the other, but where all that may panic is in
// registers.
func results() (x, y int) {
	m := map[string][20]int{"a": {1, 2}} // want refuse evaluation-order
	defer func() { fmt.Println("results", recover() != nil) }()
	for _, v := range m { // because evaluation-order
		defer func() {}()
		a, b := v[1], v[2]
		return v[0], a / b
	}
	return
}

// behind has the statement outside of the loop, which shares the variables all the same.
func behind(a, b int, of any) {
	m := map[string][20]int{"a": {1, 2}} // want refuse evaluation-order
	x, s := 0, &size{}
	defer func() { fmt.Println("behind", recover() != nil, x, s.wide) }()
	for _, v := range m { // because evaluation-order
		defer func() {}()
		b += v[0]
		of = b
	}
	x, s = b, of.(*size)
}

// grown passes on what a call beside it changes.
func grown() {
	m := map[string][20]int{"a": {1, 2}} // want refuse evaluation-order
	now := size{1, 2}
	grow := func() int {
		now.wide++
		return now.wide
	}
	for _, v := range m { // because evaluation-order
		defer func() {}()
		fmt.Println("grown", now, grow(), v[0])
	}
}

// held is the same in a literal of the package.
var held = func() {
	m := map[string][20]int{"a": {1, 2}} // want refuse evaluation-order
	now := size{1, 2}
	grow := func() int {
		now.wide++
		return now.wide
	}
	for _, v := range m { // because evaluation-order
		defer func() {}()
		fmt.Println("held", now, grow(), v[0])
	}
}

// plain shares nothing that changes beside a call, and divides where nobody sees what was assigned.
func plain(of string) (sum int) {
	m := map[string][20]int{"a": {7, 2}} // want rewrite slab
	n, old := 0, 1
	defer func() { fmt.Println(of, n, recover()) }()
	for k, v := range m {
		n++
		whole, rest := v[0]/v[1], v[0]%v[1]
		n, old = old, n/2
		sum += whole + rest + len(k)
		fmt.Println(of, func() int { return len(of) }())
	}
	return sum
}

func bodies() {
	divided(1, 1)
	fmt.Println(results())
	behind(1, 1, "")
	grown()
	held()
	fmt.Println(plain("plain"))
}
