package main

import "fmt"

// One use surely lets the address go. Another one, by a call, does so as well.

var held []*item

func second(a, b *item) {
	a.n++
	held = append(held, b)
}

func show(i *item) { fmt.Print(i.n, " ") }

func assigned(list []item) (last *item, kept []*item) {
	for _, v := range list { // want rewrite batch
		last = self(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return last, kept
}

func argument(list []item) (kept []*item) {
	var first item
	for _, v := range list { // want rewrite batch
		second(&first, &v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func deferred(list []item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		defer show(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func started(list []item, done chan bool) (kept []*item) {
	for _, v := range list { // want rewrite batch
		go tell(&v, done)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func tell(i *item, done chan bool) { done <- i.n > 0 }

func inElement(list []item) (all [3]*item, kept []*item) {
	for i, v := range list { // want rewrite batch
		all[i] = self(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return all, kept
}

func appended(list []item) (all, kept []*item) {
	for _, v := range list { // want rewrite batch
		all = append(all, self(&v))
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return all, kept
}

func pair(i *item) (int, *item) { return i.n, i }

func pairs(list []item) (n int, last *item, kept []*item) {
	for _, v := range list { // want rewrite batch
		n, last = pair(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return n, last, kept
}

func twoResults(list []item) (n int, kept []*item) {
	for _, v := range list { // want refuse aliased
		m, p := pair(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += m // because aliased
		n += p.n
	}
	return n, kept
}

type pointer = *item

func (p pointer) itself() *item { return p }

func receiver(list []item) (n int, kept []*item) {
	for _, v := range list { // want refuse aliased
		p := v.itself()
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 7 // because aliased
		n += p.n
	}
	return n, kept
}

func value(list []item, f func(*item) *item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		f(&v).n++
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func nested(list []item) (last *item, kept []*item) {
	for _, v := range list { // want rewrite batch
		last = self(self(&v))
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return last, kept
}

// ranged: an inner loop writes to the variable.
func ranged(list, more []item) (kept []*item, total int) {
	for _, v := range list { // want rewrite batch
		if v.n > 1 {
			kept = append(kept, &v)
		}
		for _, v = range more {
		}
		total += v.n
	}
	return kept, total
}

func field(list []item, numbers map[int]bool) (kept []*item) {
	for _, v := range list { // want rewrite batch
		if v.n > 1 {
			kept = append(kept, &v)
		}
		for v.n = range numbers {
		}
	}
	return kept
}

func names(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		var p = self(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += p.n
	}
	return kept, total
}

func copies(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		var p *item
		q := same(&v)
		switch r := q.(type) {
		case *item:
			p = r
		}
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += p.n
	}
	return kept, total
}

// same gives back what it gets, as a value of an interface type.
func same(i *item) any { return i }

func elements(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		var p *item
		var all [1]*item
		all[0] = self(&v)
		for _, q := range all {
			p = q
		}
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += p.n
	}
	return kept, total
}

func fields(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		var one struct{ p *item }
		one.p = self(&v)
		if v.n > 1 {
			kept = append(kept, &v)
		}
		one.p.n += 10 // because aliased
		total += one.p.n
	}
	return kept, total
}

func (i *item) add() { i.n += 10 }

func (i *item) self() *item { return i }

func (i *item) tell(done chan bool) { done <- i.n > 0 }

type adder interface{ add() }

func asAdder(i *item) adder { return i }

type wide struct{ row [2]int }

func sameWide(w *wide) *wide { return w }

func methodValue(list []item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		add := self(&v).add
		if v.n > 1 {
			kept = append(kept, &v)
		}
		add()
	}
	return kept
}

func goMethod(list []item, done chan bool) (kept []*item) {
	for _, v := range list { // want rewrite batch
		go self(&v).tell(done)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func deferMethod(list []item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		defer self(&v).add()
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func dynamic(list []item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		asAdder(&v).add()
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func converted(list []item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		p := any(self(&v))
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.(*item).n++
	}
	return kept
}

func goCall(list []item, done chan bool) (kept []*item) {
	for _, v := range list { // want rewrite batch
		go tell(self(&v), done)
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func called(list []item, f func(*item)) (kept []*item) {
	for _, v := range list { // want rewrite batch
		f(self(&v))
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func selected(list []item, next *item) (kept []*item) {
	for _, v := range list { // want rewrite batch
		v.next = next
		held = append(held, self(&v).next)
		held = append(held, self(&v).self())
		if v.n > 1 {
			kept = append(kept, &v)
		}
	}
	return kept
}

func ofField(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		p := &self(&v).n
		if v.n > 1 {
			kept = append(kept, &v)
		}
		*p += 10 // because aliased
		total += v.n
	}
	return kept, total
}

func ofMethod(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		p := self(&v).self()
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += v.n
	}
	return kept, total
}

func ofCall(list []item) (kept []*item, total int) {
	for _, v := range list { // want refuse aliased
		p := self(self(&v))
		if v.n > 1 {
			kept = append(kept, &v)
		}
		p.n += 10 // because aliased
		total += v.n
	}
	return kept, total
}

func sliced(list []wide) (kept []*wide, total int) {
	for _, v := range list { // want refuse aliased
		p := sameWide(&v).row[:]
		if v.row[0] > 1 {
			kept = append(kept, &v)
		}
		p[0] += 10 // because aliased
		total += v.row[0]
	}
	return kept, total
}

// asked: what the results are compared with, and numbers, hold no pointer.
func asked(list []item, last *item) (kept []*item) {
	for _, v := range list { // want rewrite late
		n := self(&v).n
		if self(&v) == last || self(&v).self() != self(&v) || n > 5 {
			continue
		}
		self(&v).add()
		if v.n > 12 {
			kept = append(kept, &v)
			break
		}
	}
	return kept
}

func calls() {
	keeping()
	done := make(chan bool)
	make := func() []item { return []item{{n: 1}, {n: 2}, {n: 3}} }
	last, kept := assigned(make())
	fmt.Println(last.n, kept[0].n, kept[1].n, kept[1] == last)
	kept = argument(make())
	fmt.Println(kept[0].n, held[1].n, held[1] == kept[0])
	kept = deferred(make())
	fmt.Println(kept[0].n, kept[1].n)
	kept = value(make(), self)
	fmt.Println(kept[0].n, kept[1].n)
	kept = started(make(), done)
	fmt.Println(<-done, <-done, <-done, kept[0].n)
	all, kept := inElement(make())
	fmt.Println(all[1] == kept[0], all[2] == kept[1])
	every, kept := appended(make())
	fmt.Println(every[1] == kept[0], every[2] == kept[1])
	n, last, kept := pairs(make())
	fmt.Println(n, last == kept[1])
	n, kept = twoResults(make())
	fmt.Println(n, kept[1].n)
	last, kept = nested(make())
	fmt.Println(last.n, kept[0].n, kept[1] == last)
	kept, total := ranged(make(), []item{{n: 7}})
	fmt.Println(kept[0].n, kept[1].n, total)
	kept = field(make(), map[int]bool{9: true})
	fmt.Println(kept[0].n, kept[1].n)
	kept, total = names(make())
	fmt.Println(kept[0].n, kept[1].n, total)
	kept, total = copies(make())
	fmt.Println(kept[0].n, kept[1].n, total)
	kept, total = elements(make())
	fmt.Println(kept[0].n, kept[1].n, total)
	kept, total = fields(make())
	fmt.Println(kept[0].n, kept[1].n, total)
}

func keeping() {
	list := func() []item { return []item{{n: 1}, {n: 2}, {n: 3}} }
	done := make(chan bool)
	fmt.Println(methodValue(list())[1].n, goMethod(list(), done)[1].n, <-done, <-done, <-done)
	fmt.Println(deferMethod(list())[1].n, dynamic(list())[1].n, converted(list())[1].n)
	fmt.Println(goCall(list(), done)[1].n, <-done, <-done, <-done)
	fmt.Println(called(list(), (*item).add)[1].n, selected(list(), nil)[1].n)
	a, n := ofField(list())
	b, m := ofMethod(list())
	c, o := ofCall(list())
	fmt.Println(a[1].n, n, b[1].n, m, c[1].n, o)
	n, a = receiver(list())
	fmt.Println(n, a[0].n, a[1].n)
	d, p := sliced([]wide{{[2]int{1}}, {[2]int{2}}})
	fmt.Println(d[0].row[0], p, asked(list(), nil)[0].n)
}
