package main

import "fmt"

type point struct{ x, y int }

// registers are what a struct of few fields may lie in, where an array is in memory.
func registers(none int) {
	divided := map[string][2]int{"a": {1, 2}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println(recover() != nil, x) }()
	v := divided["a"]

	changed := map[string][2]point{"a": {{1, 2}}} // want refuse evaluation-order
	w := changed["a"]
	grow := func() int {
		w[0].x++
		return w[0].x
	}
	fmt.Println(w[0], grow(), w[1]) // because evaluation-order

	kept := map[string][2]point{"a": {{1, 2}}} // want rewrite struct
	u := kept["a"]
	fmt.Println(u[0], grow(), u[1])

	x, y = 1, v[0]/none // because evaluation-order
	fmt.Println(y)
}

// inlined may be a literal with fields in it that was too long with elements.
func inlined() {
	shared := map[string][2]int{"a": {1, 2}} // want refuse evaluation-order
	v, now := shared["a"], point{1, 2}
	grow := func() point {
		now.x++
		v[0]++ // because evaluation-order
		return now
	}
	was, is := any(now), grow()
	shared["a"] = v
	fmt.Println(was, is)
}
