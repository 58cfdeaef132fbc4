// Functions with such loops may be inlined into others, in this package and the next.
package main

import (
	"fmt"

	"example.com/inlined/list"
)

func first(items []list.Item) *list.Item {
	for _, v := range items { // want rewrite late
		if v.N > 1 {
			return &v
		}
	}
	return nil
}

//go:noinline
func run(f func()) { f() }

// within: where this is inlined the length is known, and the compiler says of the literal what it
// makes for either.
func within(items [][3]int) (out []*[3]int, sum int) {
	run(func() {
		for _, v := range items { // want rewrite batch
			out = append(out, &v)
			sum += v[0] + v[1] + v[2]
		}
	})
	return out, sum
}

// spot: a literal that is called on the spot and inlined is compiled nowhere else; the compiler says
// of the call what it makes of the variables.
//
//go:noinline
func spot(items []list.Item) (out []*list.Item, found *list.Item) {
	func() {
		for _, v := range items { // want rewrite batch
			out = append(out, &v)
		}
		(func(n int) {
			for _, one := range items { // want rewrite late
				if one.N == n {
					found = &one
				}
			}
		})(2)
	}()
	return out, found
}

// alike: of which of the two it speaks, the compiler does not say.
//
//go:noinline
func alike(items []list.Item) (out []*list.Item, found *list.Item) {
	func() {
		for _, v := range items { // want refuse same-name
			out = append(out, &v)
		}
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	return out, found
}

func numbered(yield func(int, list.Item) bool) {
	for i := range 3 {
		if !yield(i, list.Item{N: i}) {
			return
		}
	}
}

// nested: of the inner one the compiler says where it is declared.
func nested() (out []*list.Item) {
	for _, v := range numbered { // want refuse same-name
		for _, v := range numbered { // want rewrite late
			if v.N == 1 {
				out = append(out, &v)
			}
		}
		if v.N == 2 {
			out = append(out, &v)
		}
	}
	return out
}

// twice: the literal is inlined where it is called, and the loop's body there as well as in the
// literal, so the compiler says of one variable at two places what it makes of it.
func twice() int {
	find := func() *list.Item {
		for _, v := range numbered { // want rewrite late
			if v.N > 1 {
				return &v
			}
		}
		return nil
	}
	if p := find(); p != nil {
		p.N += 5
		return p.N
	}
	return 0
}

//go:noinline
func note(values ...any) { fmt.Println(values...) }

// named: what the loop's body prints three times stands at one place, for it is inlined; then it has
// two names.
//
//go:noinline
func named() (out []*list.Item) {
	for k, v := range numbered { // want rewrite late
		note("item", k)
		c := v
		c.N = 50
		note("as", c.N, v.N)
		if v.N > 2 {
			continue
		}
		switch v.N {
		case 1, 2:
			out = append(out, &v)
		default:
			note("none", v.N)
		}
		note("then", v.N)
		if len(out) > 0 {
			out[0].N += 5
		}
	}
	return out
}

func call(items []list.Item) (*list.Item, []*list.Item) { return first(items), list.All(items) }

func main() {
	a, all := call([]list.Item{{N: 1}, {N: 2}})
	fmt.Println(a.N, len(all), all[1].N, *list.Keep([]string{"x"}, "x"))
	fmt.Println(twice(), len(named()), len(nested()), nested()[3].N)
	out, sum := within([][3]int{{1, 2, 3}, {4}})
	fmt.Println(*out[0], *out[1], sum)
	kept, found := spot([]list.Item{{N: 1}, {N: 2}})
	fmt.Println(len(kept), kept[1].N, found.N)
	kept, found = alike([]list.Item{{N: 1}, {N: 2}})
	fmt.Println(len(kept), kept[1].N, found.N)
	namesakes()
}
