package main

import "fmt"

type pair struct{ low, high int }

type table map[string][4]pair // want rewrite pointer

// show says what it prints where the literal is inlined, and nowhere else. Once the literal is
// inlined no longer, the function itself is.
func show(t table, k string) {
	print := func() {
		a, b := t[k], t["d"]
		note("a", a[2], a[1])
		note("b", b[0])
	}
	print()
	if 2 > 2 {
		s := fmt.Sprint(t[k])
		note(s)
		if _, ok := t[k]; !ok {
			note("none", 3)
		}
	}
}

type named map[int][3]fmt.Stringer // want rewrite pointer

type name string

func (n name) String() string { return string(n) }

// fill stands in a body that is inlined, with all its values at one place, until it is rewritten.
func (m named) fill() {
	for i := range func(yield func(int) bool) { _ = yield(0) && yield(1) } {
		m[2] = [3]fmt.Stringer{2: name("c")}
		if _, ok := m[i+1]; ok {
			note("found", len(m))
			m[i+1] = [3]fmt.Stringer{name("a"), name("b"), name("a")}
		}
	}
}

//go:noinline
func note(of string, values ...any) { fmt.Println(of, values) }

func main() {
	t := table{}
	show(t, "b")
	note("length", len(t))
	m := named{}
	m.fill()
	shared()
	copied()
	iterated()
	numbered()
	note("names", m[2][0], m[2][1])
}
