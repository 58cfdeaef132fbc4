package main

import (
	"errors"
	"fmt"
)

// grown is passed on beside a call of what changes it. A literal that stores by a helper is too long
// to be inlined, and then the variable lies in memory.
func grown() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now, row := pair{1, 2}, [40]int{1}
	grow := func() int {
		now.low++
		m["a"] = row // because evaluation-order
		m["b"] = row
		m["c"] = row
		return now.low
	}
	fmt.Println("grown", now, grow())
	fmt.Println("grown", now, grow(), len(m))
}

// divided has its first value, or has it not, when the second one panics.
func divided(a, b int) {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	x, y := 0, 0
	defer func() { fmt.Println("divided", recover() != nil, x) }()
	less := func() {
		b--
		m["a"] = [40]int{m["a"][b+1]} // because evaluation-order
	}
	less()
	less()
	x, y = 1, a/b
	fmt.Println(y)
}

// counted shares what shows nothing: it is assigned to beside a call, asked about, or passed to the
// call itself.
func counted(a int) (err error) {
	m := map[string][40]int{"a": {1}} // want rewrite pointer
	n, old := 0, 1
	count := func(k string) error {
		n++
		v := m[k]
		v[n%40]++
		m[k] = v
		if n > 3 {
			err = errors.New("many")
		}
		return err
	}
	if err = count("a"); err != nil {
		return fmt.Errorf("%d: %w", n, err)
	}
	n, old = old, n+len(m)
	n += double(n)
	if n == 1 || double(a) > n {
		old = double(n) - n
	}
	fmt.Println("counted", n, old)
	return count("b")
}

// gathered assigns to what a literal only reads: no call changes it.
func gathered() {
	m := map[string][40]int{} // want rewrite pointer
	var (
		n    = next()
		list []pair
	)
	store := func(k string) {
		for i, one := range list {
			v := m[k]
			v[i%40] += one.low
			m[k] = v
		}
	}
	for i := 0; i < 3; i++ {
		list = append(list, pair{next(), i})
	}
	store("a")
	fmt.Println("gathered", m["a"][2], len(list), n)
}

// declared names beside a call what a literal changes.
func declared() {
	m := map[string][40]int{} // want rewrite pointer
	var first, n = next(), next()
	count := func() {
		n++
		m["a"] = [40]int{n}
	}
	count()
	fmt.Println("declared", first, m["a"][0])
}

var calls int

//go:noinline
func next() int {
	calls++
	return calls
}

// apart are two declarations, so the call has been made when the second one begins.
func apart() {
	m := map[string][40]int{} // want rewrite pointer
	list := []pair{{1, 2}}
	tell := func() {
		var (
			n     = next()
			first = fmt.Sprint(list)
		)
		m[first] = [40]int{n}
	}
	list = append(list, pair{3, 4})
	tell()
	fmt.Println("apart", len(m))
}

// told reads it in a literal, while its function may be in the midst of changing it.
func told() {
	m := map[string][40]int{"a": {1}} // want refuse evaluation-order
	now := pair{1, 2}
	tell := func(yield func(int) bool) {
		m["a"] = [40]int{now.low} // because evaluation-order
		fmt.Println("told", now, yield(1), len(m))
	}
	for i := range tell {
		now.low += i
	}
}

//go:noinline
func double(n int) int { return 2 * n }

func shared() {
	grown()
	divided(1, 2)
	fmt.Println(counted(3))
	gathered()
	declared()
	apart()
	told()
	operators()
}
