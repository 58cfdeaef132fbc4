// Every way to look at a copied entry, and those that make it another value.
package main

import "fmt"

type grid [64]int64

type box struct{ grid [64]int64 }

// values: none of these changes the copy.
func values(m map[int][64]int64, k int, ch chan [64]int64) (list [][64]int64, b box, ok bool) { // want rewrite pointer
	v := m[k]
	var x = v
	b = box{grid: v}
	list = [][64]int64{v, x}
	ch <- v
	switch v {
	case x:
		ok = true
	}
	switch x {
	case v:
		ok = ok && v == x
	}
	return list, b, ok
}

func returned(m map[int][64]int64, k int) [64]int64 { // want rewrite pointer
	v := m[k]
	return v
}

func converted(m map[int][64]int64, k int) grid { // want rewrite pointer
	v := m[k]
	return grid(v)
}

func negative(m map[int][64]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	return -v[k]
}

// ranged: the keys of the loop are stored in it.
func ranged(m map[int][64]int64, keys map[[64]int64]bool, k int) (n int64) { // want rewrite pointer
	v := m[k]
	for v = range keys {
		n += v[0]
	}
	return n + v[1]
}

// addressed: whoever has the address may change it.
func addressed(m map[int][64]int64, k int) (n int64) { // want rewrite pointer
	v := m[k]
	p := &v[1]
	*p = 7
	q := &v
	q[2] = 8
	return v[1] + v[2]
}

// captured: the literal may change it, whenever it runs.
func captured(m map[int][64]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	set := func() { v[1] = 9 }
	set()
	return v[1]
}

type counts [64]int64

func (c *counts) add(i int) { c[i]++ }

// methods may have pointer receivers.
func methods(m map[int]counts, k int) int64 { // want rewrite pointer
	v := m[k]
	v.add(k)
	return v[k]
}

// The entry changes in place, and what is read afterwards is a copy of it.
func keyed(m map[int][64]int64, k int) box { // want rewrite pointer
	v := m[k]
	v[1]++
	m[k] = v
	return box{grid: v}
}

func listed(m map[int][64]int64, k int) [][64]int64 { // want rewrite pointer
	v := m[k]
	v[1]++
	m[k] = v
	return [][64]int64{v}
}

func declared(m map[int][64]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	v[1]++
	m[k] = v
	var x = v
	x[1] = 9
	return v[1]
}

func sent(m map[int][64]int64, k int, ch chan [64]int64) bool { // want rewrite pointer
	v := m[k]
	v[1]++
	m[k] = v
	ch <- v
	return v == <-ch
}

func chosen(m map[int][64]int64, k int, x [64]int64) string { // want rewrite pointer
	v := m[k]
	v[1]++
	m[k] = v
	switch v {
	case x:
		return "x"
	}
	switch x {
	case v:
		return "v"
	}
	return ""
}

func main() {
	m := map[int][64]int64{1: {1: 5, 2: 6}} // want rewrite pointer
	ch := make(chan [64]int64, 1)
	list, b, ok := values(m, 1, ch)
	list[0][1], b.grid[1] = 70, 71
	fmt.Println(len(list), ok, (<-ch)[1], m[1][1])
	one, other := returned(m, 1), converted(m, 1)
	one[1], other[1] = 72, 73
	fmt.Println(m[1][1], negative(m, 1))
	fmt.Println(ranged(m, map[[64]int64]bool{{3, 4}: true}, 1), m[1][1])
	fmt.Println(addressed(m, 1), captured(m, 1), m[1][1], m[1][2])
	fmt.Println(keyed(m, 1).grid[1], listed(m, 1)[0][1], declared(m, 1), sent(m, 1, ch))
	fmt.Println(chosen(m, 1, [64]int64{1: 10, 2: 6}), chosen(m, 2, m[1]), m[1][1], m[2][1])
	c := map[int]counts{1: {1: 5}} // want rewrite pointer
	fmt.Println(methods(c, 1), c[1][1])
}
