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

//go:noinline
func note(of string, values ...any) { fmt.Println(of, values) }

func main() {
	t := table{}
	show(t, "b")
	note("length", len(t))
}
