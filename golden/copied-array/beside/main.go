// What is evaluated in the statement of the first read, and might panic before a look-up does.
package main

import "fmt"

type box struct{ m map[int][64]int64 }

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
	for _, b := range []*box{{map[int][64]int64{1: {1: 5}}}, nil} {
		for _, x := range []int{1, 0, -1} {
			for _, f := range []func(*box, int, int) int64{fine, doubled, divided, rest, left, right} {
				try(func() any { return f(b, x, 1) })
			}
		}
		for _, x := range []any{1, []int{}} {
			try(func() any { return equal(b, x, x, 1) })
			try(func() any { return unequal(b, x, x, 1) })
		}
		try(func() any { return called(b, func() int64 { panic("f") }, 1) })
	}
	fmt.Println(turns(map[int][64]int64{1: {1: 5}}, 1))
}
