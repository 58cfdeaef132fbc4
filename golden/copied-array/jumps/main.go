// Code whose order in time is not the order of its text, and code that is not compiled as it stands.
package main

import "fmt"

func again(m map[int][64]int64, i int) int64 {
	turns := 0
again:
	v := m[1] // want refuse goto
	if turns++; turns < 3 {
		goto again
	}
	return v[i]
}

// Labels of loops only lead out of them, or to the next turn.
func outer(m map[int][64]int64, i int) (n int64) {
loop:
	for k := 0; k < 3; k++ {
		v := m[k] // want rewrite access
		for n < 10 {
			n++
			continue loop
		}
		n += v[i]
	}
	return n
}

func generic[K comparable](m map[K][64]int64, k K, i int) int64 {
	v := m[k] // want refuse generic
	return v[i]
}

type box[K comparable] struct{ m map[int][64]int64 }

func (b box[K]) get(k, i int) int64 {
	v := b.m[k] // want refuse generic
	return v[i]
}

func main() {
	m := map[int][64]int64{1: {1: 5}}
	fmt.Println(again(m, 1), outer(m, 1), generic(m, 1, 1), box[int]{m}.get(1, 1))
}
