// A look-up that may panic is moved only where nobody can tell.
package main

import "fmt"

type box struct {
	m map[int][64]int64
	n map[int][64]int64
}

func try(what string, f func() int64) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics:", r)
		}
	}()
	fmt.Println(what, f())
}

func atOnce(b *box, i int) int64 {
	v := b.m[1] // want rewrite access
	return v[i] + 1
}

func stored(b *box, out []int64, i int) (n int64) {
	v := b.m[1] // want rewrite access
	n = v[i]
	return n
}

// Between the two loads nothing happens but a load.
func both(b *box, i int) int64 {
	v := b.m[1] // want rewrite access
	w := b.n[1] // want refuse may-panic
	x := v[i]
	return x + w[i]
}

func behind(b *box, count *int, i int) int64 {
	v := b.m[1] // want refuse may-panic
	*count++
	return v[i]
}

func sometimes(b *box, i int) int64 {
	v := b.m[1] // want refuse may-panic
	if i > 0 && v[i] > 0 {
		return 1
	}
	return 0
}

func beside(b *box, other []int64, i int) int64 {
	v := b.m[1] // want refuse may-panic
	return other[i] + v[i]
}

// The length of an array is a constant, and no look-up is made for it.
func length(b *box, i int) int64 {
	v := b.m[1] // want refuse may-panic
	n := len(v)
	return v[i] + int64(n)
}

func hashed(m map[any][64]int64, k any, i int) int64 {
	v := m[k] // want rewrite access
	return v[i]
}

func hashedLater(m map[any][64]int64, k any, i int) int64 {
	v := m[k] // want refuse may-panic
	if i > 9 {
		return 0
	}
	return v[i]
}

// The test is made where it was, and panics where it did.
func tested(m map[any][64]int64, k any, i int) int64 {
	v, ok := m[k] // want rewrite access
	if i > 9 || !ok {
		return 0
	}
	return v[i]
}

func main() {
	indexes()
	comparisons()
	b := &box{m: map[int][64]int64{1: {1: 5}}, n: map[int][64]int64{1: {1: 5}}}
	for _, b := range []*box{b, nil, {}} {
		for _, i := range []int{1, 99} {
			count := 0
			try("atOnce", func() int64 { return atOnce(b, i) })
			try("stored", func() int64 { return stored(b, nil, i) })
			try("both", func() int64 { return both(b, i) })
			try("behind", func() int64 { return behind(b, &count, i) })
			try("sometimes", func() int64 { return sometimes(b, i) })
			try("beside", func() int64 { return beside(b, nil, i) })
			try("length", func() int64 { return length(b, i) })
			fmt.Println(count)
		}
	}
	m := map[any][64]int64{1: {1: 5}}
	for _, k := range []any{1, 2, []int{3}} {
		for _, i := range []int{1, 99} {
			try("hashed", func() int64 { return hashed(m, k, i) })
			try("hashedLater", func() int64 { return hashedLater(m, k, i) })
			try("tested", func() int64 { return tested(m, k, i) })
		}
	}
}
