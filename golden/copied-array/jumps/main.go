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

func renew(m map[int][64]int64, n int64) int64 {
	m[1] = [64]int64{n, n}
	return n
}

// first: all cases are compared before the default is taken, though it stands above them.
func first(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse entry-changes
	switch {
	default:
		return v[i]
	case renew(m, 7) == 8: // because entry-changes
		return 0
	}
}

// chosen: what is sent is evaluated before a clause is chosen.
func chosen(m map[int][64]int64, i int, out chan int64) int64 {
	v := m[1] // want refuse entry-changes
	select {
	default:
		return v[i]
	case out <- renew(m, 9): // because entry-changes
		return 0
	}
}

// behind: where a case above the others is taken, those are not compared.
func behind(m map[int][64]int64, i int) int64 {
	v := m[1] // want rewrite access
	switch {
	case i < 3:
		return v[i]
	case renew(m, 10) == 8:
		return 3
	}
	return 0
}

func renewed(m map[int8][64]int64, n int64) int64 {
	m[1] = [64]int64{n, n}
	return n
}

// either: neither clause is the default. (While it waits, nobody else has this map.)
func either(m map[int8][64]int64, i int, in, out chan int64) int64 {
	v := m[1] // want refuse entry-changes
	select {
	case <-in:
		return v[i]
	case out <- renewed(m, 11): // because entry-changes
		return 0
	}
}

// sent: what stands in a clause itself is evaluated before the clauses behind it.
func sent(m map[int8][64]int64, i int, out, none chan int64) int64 {
	v := m[1] // want rewrite access
	select {
	case out <- v[i]:
		return <-out
	case none <- renewed(m, 16):
		return 0
	}
}

// fallen: the default falls through to where the element is read.
func fallen(m map[int][64]int64, i int) int64 {
	v := m[1] // want refuse entry-changes
	switch i {
	default:
		fallthrough
	case 7:
		fallthrough
	case 8:
		return v[i]
	case int(renew(m, 12)): // because entry-changes
		return 0
	}
}

// apart: the default does not.
func apart(m map[int][64]int64, i int) int64 {
	v := m[1] // want rewrite access
	switch i {
	default:
		return -1
	case 7:
		fallthrough
	case 1:
		return v[i]
	case int(renew(m, 13)):
		return 0
	}
}

// late: the clause has been chosen before the entry is loaded.
func late(m map[int][64]int64, i int, in, out chan int64) int64 {
	switch i {
	default:
		v := m[1] // want rewrite access
		in <- v[i]
	case int(renew(m, 14)):
	}
	select {
	case n := <-in:
		v := m[1] // want rewrite access
		return v[i] + n
	case out <- renew(m, 15):
		return 0
	}
}

func main() {
	m := map[int][64]int64{1: {1: 5}}
	fmt.Println(again(m, 1), outer(m, 1), generic(m, 1, 1), box[int]{m}.get(1, 1))
	fmt.Println(first(m, 1), chosen(m, 1, nil), behind(m, 1))
	in := make(chan int64, 2)
	in <- 1
	fmt.Println(either(map[int8][64]int64{1: {1: 9}}, 1, in, nil), fallen(m, 1), apart(m, 1), late(m, 1, in, nil))
	fmt.Println(sent(map[int8][64]int64{1: {1: 9}}, 1, in, nil))
}
