// Which uses let the address go, as far as the compiler tells.
package main

import (
	"bytes"
	"container/list"
	"fmt"
	"sync/atomic"

	"example.com/leaking/look"
	"example.com/leaking/todo"
)

type item = look.Item

var (
	kept []*item
	last atomic.Pointer[item]
)

//go:noinline
func store(v *item) { kept = append(kept, v) }

//go:noinline
func touch(v *item) { v.Y++ }

// looked: the other package gives the pointer back.
func looked(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		sum += look.At(&v)
		if v.X > 1 {
			kept = append(kept, &v)
		}
	}
	return sum
}

// generic: the compiler does not say what becomes of the pointer where nothing uses the function.
func generic(list []item, all map[int]*item) {
	for _, v := range list { // want rewrite late
		if v.X > 1 {
			look.Keep(all, v.X, &v)
			continue
		}
		if v.X == 1 {
			kept = append(kept, &v)
		}
	}
}

//go:noinline
func storeAll(list ...*item) { kept = append(kept, list...) }

var asked func() *item

// captured: its parameter moves to the heap as a whole.
//
//go:noinline
func captured(v *item) {
	asked = func() *item { return v }
	if v.X > 100 {
		v = nil
	}
}

type node struct{ item }

//go:noinline
func (n *node) store(_ int) { kept = append(kept, &n.item) }

// expressed: a variadic parameter, one that is captured, and a receiver that is written as a parameter.
func expressed(list []node) {
	for _, v := range list { // want rewrite late
		switch v.X {
		case 1:
			storeAll(&v.item, &item{})
		case 2:
			captured(&v.item)
		case 3:
			(*node).store(&v, 1)
		case 4:
			kept = append(kept, &v.item)
		}
	}
}

// called: a function of this package keeps the pointer as well.
func called(list []item) {
	for _, v := range list { // want rewrite late
		if v.X > 1 {
			store(&v)
			continue
		}
		if v.X == 1 {
			kept = append(kept, &v)
		}
	}
}

//go:noinline
func (n *node) self() *node { return n }

//go:noinline
func storeNode(_ int, n *node) { kept = append(kept, &n.item) }

// handed: what one call gives back another one keeps.
func handed(list []node) {
	for _, v := range list { // want rewrite late
		if v.X > 1 {
			storeNode(1, v.self())
			continue
		}
		if v.X == 1 {
			kept = append(kept, &v.item)
		}
	}
}

// chained: a method of the result keeps it, and nothing else does.
func chained(list []node) {
	for _, v := range list { // want rewrite batch
		v.self().store(v.self().X)
	}
}

// every: nothing but the call keeps it, each time.
func every(list []item) {
	for _, v := range list { // want rewrite batch
		store(&v)
	}
}

type fault struct{ code int }

func (f *fault) Error() string { return fmt.Sprint(f.code) }

//go:noinline
func (f *fault) asError() error { return f }

// failed: to the compiler the pointer goes no further than to the result.
func failed(list []fault) (out []error, worst *fault) {
	for _, v := range list { // want rewrite late
		if v.code > 1 {
			out = append(out, v.asError())
			continue
		}
		if v.code == 1 {
			worst = &v
		}
	}
	return out, worst
}

// far: out of sight, and so it may be kept.
func far(list []item) {
	for _, v := range list { // want rewrite late
		if v.X > 1 {
			last.Store(&v)
			continue
		}
		if v.X == 1 {
			kept = append(kept, &v)
		}
	}
}

// buffered: a method of another module's type mostly does not keep its receiver.
func buffered(texts []text) {
	for _, v := range texts { // want rewrite late
		if v.Len() > 1 {
			keep(&v)
		}
	}
	for _, w := range texts { // want rewrite late
		if w.Len() > 2 {
			resets = append(resets, func() { wipe(&w) })
		}
	}
}

type text struct{ bytes.Buffer }

var (
	long   []*text
	resets []func()
)

//go:noinline
func keep(one *text) { long = append(long, one) }

//go:noinline
func wipe(one *text) { *one = text{} }

// lazy: the function gives the address back, and the literal does not.
func lazy(list []item) (out []func()) {
	for _, v := range list { // want rewrite late
		touch(&v)
		if v.X > 1 {
			out = append(out, func() { v.Y++; fmt.Print(v.Y, " ") })
		}
	}
	return out
}

type queue struct {
	list.List
	n int
}

func (q *queue) count() { q.n++ }

// queued: the method of the list is all that can have let the address go.
func queued(queues []queue) (sum int) {
	for _, q := range queues { // want rewrite late
		q.count()
		if q.n > 1 {
			q.PushBack(q.n)
			sum += q.Len()
		}
	}
	return sum
}

//go:noinline
func keepAll(all ...*item) { kept = append(kept, all...) }

// listed: the compiler says that the content of the list leaks.
func listed(list []item) {
	for _, v := range list { // want rewrite late
		if v.X > 1 {
			keepAll(&v)
		}
	}
}

var show = func(v *item) { kept = append(kept, v) }

// shown: the literal is kept, whatever becomes of the pointer in it.
func shown(list []item) (out []func()) {
	for _, v := range list { // want rewrite batch
		out = append(out, func() { show(&v) })
	}
	return out
}

// local: the literal stays here, but it means the variable whenever it is called.
func local(list []item) {
	for _, v := range list { // want rewrite batch
		bump := func() { v.Y++; recover() }
		if v.X > 1 {
			kept = append(kept, &v)
			bump()
		}
	}
}

// atOnce: this one has been called when the address goes.
func atOnce(list []item) {
	for _, v := range list { // want rewrite late
		func() { v.Y++ }()
		touch(&v)
		if v.X > 1 {
			kept = append(kept, &v)
		}
	}
}

func report(sum int) {
	for _, one := range kept {
		fmt.Print(*one, " ")
	}
	fmt.Println(sum)
	kept = nil
}

// postponed: a function of another package keeps the literal.
func postponed(list []item) {
	for _, v := range list { // want rewrite batch
		todo.Add(func() { v.Y++ })
	}
}

type link struct {
	x    int
	next *link
}

var links []*link

//go:noinline
func follow(v *link) { links = append(links, v.next) }

// followed: it is what v points to that the call keeps, and not v.
func followed(list []link) {
	for _, v := range list { // want rewrite late
		follow(&v)
		if v.x > 1 {
			links = append(links, &v)
		}
	}
}

type tree struct {
	item
	kids []tree
}

// gather: it calls itself with the pointer, so the compiler has the variable outlive the loop.
func (t *tree) gather(out *[]*tree) {
	for _, v := range t.kids { // want rewrite late
		v.Y++
		if len(v.kids) > 0 {
			v.gather(out)
			v.X++
			*out = append(*out, &v)
		}
	}
}

// collect: the same in every iteration, and a parameter.
func collect(t *tree, out *[]*tree) {
	for _, v := range t.kids { // want rewrite batch
		collect(&v, out)
		*out = append(*out, &v)
	}
}

func main() {
	fmt.Println(failed([]fault{{1}, {2}}))
	fmt.Println(worst([]fault{{1}, {2}}))
	followed([]link{{x: 1}, {x: 2, next: &link{x: 3}}})
	fmt.Println(len(links), *links[1], links[2].next == links[1])
	list := func() []item { return []item{{X: 1}, {X: 2}, {X: 0}, {X: 3}} }
	report(looked(list()))
	all := map[int]*item{}
	generic(list(), all)
	report(all[2].X + len(all))
	for _, f := range []func([]item){called, every, far, listed, local, atOnce} {
		f(list())
		report(len(kept))
	}
	expressed([]node{{item{X: 1}}, {item{X: 2}}, {item{X: 3}}, {item{X: 4}}})
	report(len(kept) + asked().X)
	handed([]node{{item{X: 0}}, {item{X: 1}}, {item{X: 2}}})
	chained([]node{{item{X: 5}}, {item{X: 6}}})
	last := kept[len(kept)-4:]
	last[2].X++
	fmt.Println(last[0].X, last[1].X, last[2].X, last[3].X, last[2] == last[3])
	texts := []text{{}, {}}
	texts[1].WriteString("abc")
	buffered(texts)
	fmt.Println(long[0].String(), len(resets))
	for _, f := range lazy(list()) {
		f()
		f()
	}
	report(1)
	postponed(list())
	for _, f := range todo.List {
		f()
	}
	report(len(todo.List))
	root := tree{kids: []tree{{item: item{X: 1}, kids: make([]tree, 2)}, {item: item{X: 5}}}}
	var out []*tree
	root.gather(&out)
	collect(&root, &out)
	for _, one := range out {
		one.X += 10
		fmt.Print(one.item, len(one.kids), " ")
	}
	fmt.Println(root.kids[0].item)
	fmt.Println(queued([]queue{{n: 0}, {n: 3}}))
	for _, f := range shown(list()) {
		f()
	}
	report(0)
}
