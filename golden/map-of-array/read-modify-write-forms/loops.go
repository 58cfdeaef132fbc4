package main

import (
	"fmt"
	"math"
	"math/bits"
)

const size = 12

type summary map[string][20]float64 // want rewrite pointer

// see calls what never panics.
func (s summary) see(k string, x float64) {
	v := s[k]
	v[0]++
	v[1] = math.Max(v[1], x)
	v[2] = math.Sqrt(math.Abs(v[2] + x))
	v[3] += float64(bits.Len(uint(x)))
	s[k] = v
}

type vector [size]int64

type cell struct {
	n    int
	seen [2]bool
}

type board map[string][size]cell // want rewrite pointer

type totals struct {
	by  map[string]vector // want rewrite pointer
	all vector
}

// add changes each element, which all are there.
func (t *totals) add(k string, d vector) {
	v := t.by[k]
	for i := range v {
		v[i] += d[i]
	}
	t.by[k] = v
}

// scale goes on with the next turn, or stops turning, but always comes to the store.
func (t *totals) scale(k string, by int64) {
	v := t.by[k]
	for i := 0; i < len(v); i++ {
		if v[i] == 0 {
			continue
		}
		if v[i] > 1000 {
			break
		}
		v[i] *= by
	}
	t.by[k] = v
}

// shift reads the elements as they were before the first turn.
func (t *totals) shift(k string) {
	v := t.by[k]
	for i, x := range v {
		v[(i+1)%size] = x
	}
	t.by[k] = v
}

// prefix reads what the turn before has written.
func (t *totals) prefix(k string) {
	v := t.by[k]
	for i := range size - 1 {
		v[i+1] += v[i]
	}
	t.by[k] = v
}

// decay counts down, for every entry.
func (t *totals) decay() {
	for k, v := range t.by {
		for i := size - 1; i >= 0; i-- {
			v[i] /= 2
		}
		t.by[k] = v
	}
}

// count finds its elements by small numbers.
func (t *totals) count(k, text string) {
	v, ok := t.by[k]
	if !ok {
		return
	}
	for _, b := range []byte(text) {
		v[b&7]++
		v[b>>5]--
		v[b%size] += int64(b / 64)
	}
	t.by[k] = v
}

// stops may leave before anything has changed.
func (t *totals) stops(k string, d []int64) bool {
	v := t.by[k]
	for i, x := range d {
		if x > 9 || i > 2 {
			return false
		}
	}
	for range d {
		v[0]++
	}
	t.by[k] = v
	return true
}

// mark changes fields of the elements, of arrays in arrays.
func (b board) mark(k string, on bool) {
	v := b[k]
	for i := range v {
		v[i].n++
		for j := range v[i].seen {
			v[i].seen[j] = on || !v[i].seen[j]
		}
	}
	b[k] = v
}

func loops() {
	t := totals{by: map[string]vector{}} // want rewrite pointer
	for i := range t.all {
		t.all[i] = int64(i * i)
	}
	t.add("a", t.all)
	t.add("a", vector{7: 1000})
	t.scale("a", 3)
	t.scale("none", 3)
	t.shift("a")
	t.prefix("b")
	t.prefix("a")
	t.decay()
	t.count("a", "some text")
	t.count("c", "some text")
	fmt.Println(t.stops("d", []int64{1, 10}), t.stops("e", []int64{1, 2}), len(t.by))
	s := summary{}
	s.see("s", 3)
	s.see("s", 2)
	b := board{}
	b.mark("x", true)
	b.mark("x", true)
	for _, k := range []string{"a", "b", "c", "d", "e", "none"} {
		v := t.by[k]
		fmt.Println(k, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11])
	}
	fmt.Println(s["s"][0], s["s"][1], s["s"][2], s["s"][3])
	fmt.Println(b["x"][3].n, b["x"][4].seen[1], b["y"][3].n)
}
