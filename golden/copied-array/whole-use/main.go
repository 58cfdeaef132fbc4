// Variables that are more than a way to the elements.
package main

import "fmt"

type count int64

func (c *count) add()    { *c++ }
func (c count) is() bool { return c > 0 }

type table = map[int][64]count

func show(v [64]count) count { return v[1] }

func passed(m table, i int) count {
	v := m[1]             // want refuse whole-use
	return v[i] + show(v) // because whole-use
}

func compared(m table, i int) bool {
	v := m[1]                    // want refuse whole-use
	return v[i] > 0 && v == m[2] // because whole-use
}

func ranged(m table, i int) (n count) {
	v := m[1]             // want refuse whole-use
	for _, x := range v { // because whole-use
		n += x * v[i]
	}
	return n
}

func sliced(m table, i int) count {
	v := m[1] // want refuse whole-use
	s := v[:] // because whole-use
	return s[i] + v[i]
}

func written(m table, i int) count {
	v := m[1] // want refuse whole-use
	v[i]++    // because whole-use
	return v[i]
}

func addressed(m table, i int) count {
	v := m[1]  // want refuse whole-use
	p := &v[i] // because whole-use
	*p = 4
	return v[i]
}

// A method may take the address of its receiver.
func method(m table, i int) count {
	v := m[1]  // want refuse whole-use
	v[i].add() // because whole-use
	return v[i]
}

func captured(m table, i int) func() count {
	v := m[1]                           // want refuse whole-use
	return func() count { return v[i] } // because whole-use
}

func replaced(m table, i int) count {
	v := m[1] // want refuse whole-use
	n := v[i]
	v = m[2] // because whole-use
	return n + v[i]
}

// There is no index at all: the copy is what is wanted.
func copied(m table) [64]count {
	v := m[1]
	return v
}

// The variable was there before.
func outer(m table, i int) (v [64]count) {
	v, err := m[1], error(nil)
	_ = err
	v, ok := m[2] // want refuse unknown-variable
	if ok {
		fmt.Println(v[i])
	}
	return v
}

// A function literal outside of functions.
var first = func() count {
	m, i := table{1: {1: 3}}, len(fmt.Sprint(0))
	v := m[1] // want rewrite access
	return v[i]
}()

func main() {
	m := table{1: {1: 5}, 2: {1: 7}}
	fmt.Println(passed(m, 1), compared(m, 1), ranged(m, 1), sliced(m, 1), written(m, 1))
	fmt.Println(addressed(m, 1), method(m, 1), captured(m, 1)(), replaced(m, 1), copied(m)[1])
	fmt.Println(outer(m, 1)[1], first, m[1][1].is())
}
