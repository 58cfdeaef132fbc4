// What is evaluated in the statement of the first read, and might panic before a look-up does.
package main

import (
	"fmt"
	"strings"
)

type box struct {
	m map[int][64]int64
	n int64
}

func fine(b *box, x, i int) int64 {
	v := b.m[1] // want rewrite access
	return v[i] + (int64(x) - 1)
}

func doubled(b *box, x, i int) int64 {
	v := b.m[1] // want rewrite access
	return int64(x*2) + v[i]
}

func called(b *box, f func() int64, i int) int64 {
	v := b.m[1]       // want refuse entry-changes
	return f() + v[i] // because entry-changes
}

func divided(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return int64(1/x) + v[i]
}

func rest(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return int64(1%x) + v[i]
}

func left(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return int64(1<<x) + v[i]
}

func right(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return int64(1>>x) + v[i]
}

func equal(b *box, x, y any, i int) bool {
	v := b.m[1] // want refuse may-panic
	return (x == y) == (v[i] > 0)
}

func unequal(b *box, x, y any, i int) bool {
	v := b.m[1] // want refuse may-panic
	return (x != y) == (v[i] > 0)
}

func repeated(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return int64(len(strings.Repeat("ab", x))) + v[i]
}

func either(b *box, x bool, i int) bool {
	v := b.m[1] // want refuse may-panic
	return x || v[i] > 0
}

func first(b *box, x bool, i int) bool {
	v := b.m[1] // want rewrite access
	return v[i] > 0 || x
}

// Both may panic, and not in the same words.
func hashed(m map[any][64]int64, b *box, k any, i int) int64 {
	v := m[k] // want refuse may-panic
	return v[i] + b.n
}

func pointed(b, c *box, i int) int64 {
	v := b.m[1] // want rewrite access
	return v[i] + c.n
}

// The condition is what is evaluated next.
func condition(b *box, x, i int) int64 {
	if v := b.m[1]; v[i] > 0 { // want rewrite access
		return 1
	}
	return 0
}

func value(b *box, x, i int) int64 {
	switch v := b.m[1]; v[i] { // want rewrite access
	case 5:
		return 1
	}
	return 0
}

func body(b *box, x, i int) int64 {
	if v := b.m[1]; x > 0 { // want refuse may-panic
		return v[i]
	}
	return 0
}

// Each turn would look it up again.
func turns(m map[int][64]int64, i int) (n int64) {
	for v := m[1]; n < 20; n++ { // want leave no-gain
		n += v[i]
	}
	return n
}

func try(f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panics:", r)
		}
	}()
	fmt.Println(f())
}

func main() {
	for _, b := range []*box{{m: map[int][64]int64{1: {1: 5}}}, nil} {
		for _, x := range []int{1, 0, -1} {
			for _, f := range []func(*box, int, int) int64{
				fine, doubled, divided, rest, left, right, repeated, condition, value, body,
			} {
				try(func() any { return f(b, x, 1) })
			}
		}
		for _, x := range []any{1, []int{}} {
			try(func() any { return equal(b, x, x, 1) })
			try(func() any { return unequal(b, x, x, 1) })
			try(func() any { return either(b, x == 1, 1) })
			try(func() any { return first(b, x == 1, 1) })
			try(func() any { return hashed(map[any][64]int64{1: {1: 5}}, b, x, 1) })
			try(func() any { return pointed(&box{}, b, 1) })
		}
		try(func() any { return called(b, func() int64 { panic("f") }, 1) })
	}
	fmt.Println(turns(map[int][64]int64{1: {1: 5}}, 1))
}
