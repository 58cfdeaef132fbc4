package main

import "fmt"

// apart has its own map for each change that cannot be made in place.
func apart(list []byte, n, i int) {
	several := map[string][10]int{} // want rewrite pointer
	v, w := several["a"], 2
	v[0] += w
	several["a"] = v

	h := &held{map[int][10]int{}, map[int][10]int{}} // want rewrite pointer
	p := &i
	x := h.pointed[1]
	i = 3
	x[0]++
	h.pointed[1] = x
	y := h.unnamed[1]
	_ = n
	y[0]++
	h.unnamed[1] = y
	fmt.Println(*p, h.pointed[1], h.unnamed[1])

	grid := map[string][4][5]int{} // want rewrite pointer
	try("row", func() { beyond(grid, 4) })

	row := func() map[string][7]int { return map[string][7]int{} } // want rewrite pointer
	o := &others{row(), row(), row(), row(), row(), row()}
	o.change(1, 7)
	fmt.Println(o.other["a"], o.later["a"], o.part["a"], o.measured["a"], o.shared["a"], o.turned["a"])
	torn := map[string][8]int{"a": {1}} // want rewrite pointer
	try("half", func() { halves(torn, n, i-i) })
	try("either", func() { either(torn, [3]int{}, n, i) })
	try("moved", func() { leaps(torn, i, n+8) })
	fmt.Println(torn["a"])

	made := map[string][10]int{} // want rewrite pointer
	try("made", func() { makes(made, -n) })
	duos := map[string][3]duo{} // want rewrite pointer
	try("array of a slice", func() { converts(duos, list) })
	fmt.Println(len(duos))
	fmt.Println(several["a"], grid["a"][0], made["a"])
	fmt.Println(len(several), len(grid), len(made))
	fmt.Println(several["a"], grid["a"][0], made["a"])
}

type held struct {
	pointed map[int][10]int // want rewrite pointer
	unnamed map[int][10]int // want rewrite pointer
}

// beyond may panic in an index that is not the last.
func beyond(m map[string][4][5]int, i int) { // want rewrite pointer
	v := m["a"]
	v[0][0] = 1
	v[i][0] = 2
	m["a"] = v
}

// makes may panic in a builtin.
func makes(m map[string][10]int, n int) { // want rewrite pointer
	v := m["a"]
	v[0] = 1
	v[1] = len(make([]int, n))
	m["a"] = v
}

type duo [2]byte

// others have reached no such element when the first has changed, or not on every path.
type others struct {
	other, later, part, measured, shared, turned map[string][7]int // want rewrite pointer
}

func (o *others) change(i, beyond int) {
	try("other", func() {
		v := o.other["a"]
		v[i]++
		v[beyond]++
		o.other["a"] = v
	})
	try("later", func() {
		v, at := o.later["a"], i
		v[at]++
		o.later["a"] = v
		w := o.later["a"]
		w[at]++
		at = beyond
		w[at]++
		o.later["a"] = w
	})
	try("part", func() {
		v := o.part["a"]
		if i == 1 || v[beyond] > 0 {
			v[0]++
		}
		v[beyond]++
		o.part["a"] = v
	})
	try("measured", func() {
		var rows [2][3]int
		v := o.measured["a"]
		v[len(rows[beyond])]++
		v[rows[beyond][0]]++
		o.measured["a"] = v
	})
	try("shared", func() {
		at := i
		p := &at
		v := o.shared["a"]
		v[at]++
		*p = beyond
		v[at]++
		o.shared["a"] = v
	})
	try("turned", func() {
		v, at := o.turned, i
		w := v["a"]
		for range 7 {
			w[at]++
			at++
		}
		w[at]++
		v["a"] = w
	})
}

// halves divides when Go has assigned the first element.
func halves(m map[string][8]int, n, zero int) { // want rewrite pointer
	v := m["a"]
	v[0], v[1] = 7, n/zero
	m["a"] = v
}

// either panics for one of two reasons: which of them comes first depends on where v lies.
func either(m map[string][8]int, list [3]int, n, i int) { // want rewrite pointer
	v := m["a"]
	v[0], v[1] = v[n+8], list[i+3]
	m["a"] = v
}

// leaps reaches one element, and then has another index.
func leaps(m map[string][8]int, i, beyond int) { // want rewrite pointer
	v := m["a"]
	i, v[i] = beyond, 5
	v[i]++
	m["a"] = v
}

// converts may panic in a conversion.
func converts(m map[string][3]duo, list []byte) { // want rewrite pointer
	v := m["a"]
	v[0] = duo{1}
	v[1] = duo(list)
	m["a"] = v
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}
