// What may change the map's variable or the key before the last element is read.
package main

import "fmt"

type table = map[int][128]int64

type holder struct {
	m table
	k int
	n int64
}

var global = table{1: {1: 5, 2: 6}}

func variable(m table, i int) int64 {
	v := m[1] // want refuse reassigned
	m = nil   // because reassigned
	return v[i]
}

func branch(m table, i int, other bool) int64 {
	v := m[1] // want refuse reassigned
	if other {
		m = table{} // because reassigned
	}
	return v[i]
}

func key(m table, k, i int) int64 {
	v := m[k] // want refuse reassigned
	k++       // because reassigned
	return v[i] + int64(k)
}

func turns(m table, k, i int) (n int64) {
	v := m[k] // want refuse reassigned
	for n < v[i] {
		n++
		k++ // because reassigned
	}
	return n
}

func pointed(m table, k, i int) int64 {
	p := &k
	v := m[k] // want refuse reassigned
	*p = 9    // because reassigned
	return v[i]
}

func closure(m map[uint][128]int64, i int) int64 {
	k := uint(1)
	next := func() int64 { k++; return 0 }
	v := m[k]            // want refuse reassigned
	return next() + v[i] // because reassigned
}

func element(m map[[2]int][128]int64, i int) int64 {
	k := [2]int{1, 2}
	v := m[k] // want refuse reassigned
	k[0] = 9  // because reassigned
	return v[i]
}

func slice(m map[[2]int][128]int64, i int) int64 {
	k := [2]int{1, 2}
	s := k[:]
	v := m[k] // want refuse reassigned
	s[0] = 9  // because reassigned
	return v[i]
}

// Two pointers may lead to one holder.
func field(p, q *holder, i int) int64 {
	v := p.m[1] // want refuse reassigned
	n := v[i]
	q.m = nil // because reassigned
	return n + v[i+1]
}

func keyField(p, q *holder, i int) int64 {
	v := p.m[p.k] // want refuse reassigned
	n := v[i]
	q.k = 9 // because reassigned
	return n + v[i+1]
}

func whole(p *holder, i int) int64 {
	v := p.m[1] // want refuse reassigned
	n := v[i]
	*p = holder{} // because reassigned
	return n + v[i+1]
}

func grown(all []holder, i int) int64 {
	p := &all[0]
	v := p.m[1] // want refuse reassigned
	n := v[i]
	all = append(all[:0], holder{}) // because reassigned
	return n + v[i+1]
}

// Where a number is stored, there was no map.
func numbers(p, q *holder, i int) (list []int64) {
	v := p.m[1] // want rewrite access
	q.n = v[i]
	q.n += 2
	q.k++
	return append(list, v[i+1], q.n)
}

func values(i int) (n int64) {
	k := 1
	v := global[k] // want rewrite access
	n = v[i]
	last := i + 1
	n += v[last]
	k = 2
	return n + int64(k)
}

func main() {
	m := func() table { return table{1: {1: 5, 2: 6}} }
	p := func() *holder { return &holder{m: m(), k: 1} }
	fmt.Println(variable(m(), 1), branch(m(), 1, true), key(m(), 1, 1), turns(m(), 1, 1))
	fmt.Println(pointed(m(), 1, 1), closure(map[uint][128]int64{1: {1: 5}}, 1))
	pairs := map[[2]int][128]int64{{1, 2}: {1: 5}}
	fmt.Println(element(pairs, 1), slice(pairs, 1))
	a, b, c, d := p(), p(), p(), p()
	fmt.Println(field(a, a, 1), keyField(b, b, 1), whole(c, 1), numbers(d, d, 1))
	fmt.Println(grown([]holder{*p()}, 1), values(1))
}
