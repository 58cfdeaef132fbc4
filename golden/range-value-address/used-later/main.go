// What comes after the copy could tell it from the variable: a batch makes one copy for all of the
// iteration, and where there can be none the loop stays.
package main

import "fmt"

type item struct {
	n    int
	next *item
}

func bump(i *item) { i.n++ }

// written: the variable changes after its address has gone.
func written(list []item) (kept []*item, total int) {
	for _, v := range list { // want rewrite batch
		if v.n > 1 {
			kept = append(kept, &v)
		}
		v.n += 10
		total += v.n
	}
	return kept, total
}

// read: somebody writes through the pointer before the variable is read.
func read(list []item) (last *item, total int) {
	for _, v := range list { // want rewrite batch
		if v.n > 1 {
			last = &v
		}
		if last != nil {
			bump(last)
		}
		total += v.n
	}
	return last, total
}

// twice: both pointers are to one variable.
func twice(list []item) (a, b *item) {
	for _, v := range list { // want rewrite batch
		if v.n > 1 {
			a = &v
		}
		if v.n > 2 {
			b = &v
		}
	}
	return a, b
}

// again: the inner loop takes the address of one variable over and over.
func again(list []item) (out []*item) {
	for _, v := range list { // want rewrite batch
		for range v.n {
			out = append(out, &v)
		}
	}
	return out
}

// exclusive: only one of the branches is taken.
func exclusive(list []item) (a, b *item) {
	for _, v := range list { // want rewrite late
		if v.n == 1 {
			a = &v
		} else if v.n == 2 {
			b = &v
		} else {
			v.n++
		}
	}
	return a, b
}

// through goes on in the next case.
func through(list []item) (a *item, total int) {
	for _, v := range list { // want rewrite batch
		switch v.n {
		case 2:
			a = &v
			fallthrough
		case 3:
			v.n += 5
			total += v.n
		}
	}
	return a, total
}

// early: and the batch could be wasted, because the loop may end.
func early(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse leaves-early
		if v.n > 1 {
			kept = append(kept, &v)
		}
		v.n++
		if total += v.n; total > 100 {
			break // because leaves-early
		}
	}
	return kept, total
}

func self(v *item) *item { return v }

// alias: another pointer to the variable is alive.
func alias(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		p := self(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += p.n
	}
	return kept, total
}

func ring(list []item) (out []*item) {
	for _, v := range list { // want rewrite batch
		v.next = &v
		out = append(out, v.next)
	}
	return out
}

func main() {
	calls()
	list := []item{{n: 1}, {n: 2}, {n: 3}}
	kept, total := written(list)
	fmt.Println(kept[0].n, kept[1].n, total)
	last, total := read(list)
	fmt.Println(last.n, total)
	a, b := twice(list)
	fmt.Println(a == b, a.n, b.n)
	out := again(list)
	fmt.Println(len(out), out[1] == out[2], out[0] == out[1])
	a, b = exclusive(list)
	fmt.Println(a.n, b.n)
	a, total = through(list)
	fmt.Println(a.n, total)
	kept, total = early(list)
	fmt.Println(kept[0].n, total)
	kept, total = alias(list)
	fmt.Println(kept[0].n, total)
	out = ring(list)
	fmt.Println(out[1].next == out[1], out[1].next.n)
}
