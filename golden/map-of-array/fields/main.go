package main

import "fmt"

type base struct {
	id     int
	counts map[string][33]int // want rewrite pointer
}

type wide struct {
	*base
	name string
}

type registry struct {
	all  []wide
	last *wide
}

func newBase(id int) *base {
	return &base{id: id, counts: map[string][33]int{}} // want rewrite pointer
}

func (b *base) counter(k string) (c [33]int) {
	c = b.counts[k]
	return
}

func main() {
	r := registry{}
	for id := range 2 {
		r.all = append(r.all, wide{newBase(id), fmt.Sprint("w", id)})
	}
	r.last = &r.all[1]
	r.last.counts["a"] = [33]int{1, 2}
	r.all[1].base.counts["a"] = r.last.counter("a")
	c := r.all[1].counts["a"]
	c[2] = 3
	r.all[1].counts["a"] = c
	(*r.last).counts["b"] = [...]int{32: 1}
	fmt.Println(r.all[0].counts["a"][0], r.all[1].counts["a"][2], r.all[1].counts["a"][1])
	fmt.Println(r.last.counter("b")[32])

	local := struct {
		m map[int][2]bool // want rewrite pointer
	}{m: map[int][2]bool{1: {true}}} // want rewrite pointer
	copied := local
	copied.m[2] = [2]bool{1: true}
	fmt.Println(len(local.m), local.m[2][1], local.m[1][0])
}
