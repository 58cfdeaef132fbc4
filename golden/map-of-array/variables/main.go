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

// again: such a declaration assigns to the variable that is there.
func again(m map[int][64]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	v, n := [64]int64{1: 5}, v[1]
	return v[1]*100 + n
}

// received: an element of the copy changes, and the entry does not.
func received(m map[int][64]int64, k int, ch chan int64) int64 { // want rewrite pointer
	v := m[k]
	select {
	case v[2] = <-ch:
	default:
	}
	return v[2]*100 + m[k][2]
}

// parts: an array in the copy is sliced, and changed through the slice.
func parts(m map[int][2][32]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	list := v[1][:]
	list[2] = 9
	return v[1][2]*100 + m[k][1][2]
}

// bounds: what is sliced, indexed and changed here is something else.
func bounds(m map[int][64]int64, k int, list []int64) int64 { // want rewrite pointer
	v := m[k]
	list[v[1]-5]++
	return list[v[1]-5 : v[2]][0] + int64(len(v)+cap(v))
}

// seen: the copy is a key.
func seen(m map[int][64]int64, k int, keys map[[64]int64]bool) bool { // want rewrite pointer
	v := m[k]
	return keys[v] && v[1] > 0
}

// cast: it has that type already.
func cast(m map[int][64]int64, k int) int64 { // want rewrite pointer
	v := m[k]
	w := [64]int64(v)
	w[1]++
	return v[1]*100 + w[1]
}

func main() {
	n := map[int][64]int64{1: {1: 5, 2: 6}} // want rewrite pointer
	numbers := make(chan int64, 1)
	numbers <- 8
	fmt.Println(again(n, 1), received(n, 1, numbers), bounds(n, 1, make([]int64, 6)), n[1][1])
	fmt.Println(seen(n, 1, map[[64]int64]bool{n[1]: true}), cast(n, 1))
	fmt.Println(parts(map[int][2][32]int64{1: {1: {2: 3}}}, 1)) // want rewrite pointer
	m := map[int][64]int64{1: {1: 5, 2: 6}}                     // want rewrite pointer
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
