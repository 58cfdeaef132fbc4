// How often a loop runs may be anything, and an operand need not be evaluated to know it.
package main

import (
	"fmt"
	"sync"
)

func nothing(p *[3]int) (out []*int) {
	for i := range *p { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

func beyond(rows [][3]int) (out []*int) {
	for i := range rows[5] { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

// empty: not even to learn that there is nothing in it.
func empty(rows [][0]int) (out []*int) {
	for i := range rows[5] { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

// most is reserved, and more is not.
func most() (out []*int) {
	for i := range 65536 { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

func more() (out []*int) {
	for i := range 65537 { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

func mostPlaces(all *[65536]struct{}) (out []*int) {
	for i := range all { // want rewrite batch
		out = append(out, &i)
	}
	return out
}

type large struct{ cells [1 << 20]int }

// missing: an array may lie behind a pointer that is nil, and then there is no memory for its elements.
func missing(p *[1 << 20]int) (out []*int) {
	defer func() { fmt.Println(recover(), len(out)) }()
	for _, v := range p { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func behind(p *large) (out []*int) {
	defer func() { fmt.Println(recover(), len(out)) }()
	for i, v := range p.cells { // want rewrite batch
		out = append(out, &v, &p.cells[i])
	}
	return out
}

func fail(i int) {
	if i > 3 {
		panic(fmt.Sprint("big ", i))
	}
}

// endless is ended by a panic.
func endless(n int) (out []*int) {
	defer func() { fmt.Println(recover(), *out[2], len(out)) }()
	for i := range n { // want rewrite batch
		fail(i)
		out = append(out, &i)
	}
	return out
}

func indices(list []struct{}) (out []*int) {
	for i := range list { // want rewrite batch
		fail(i)
		out = append(out, &i)
	}
	return out
}

// places of an array take no memory where its elements have no size.
func places(all *[1 << 50]struct{}) (out []*int) {
	defer func() { fmt.Println(recover(), *out[2], len(out)) }()
	for i := range all { // want rewrite batch
		fail(i)
		out = append(out, &i)
	}
	return out
}

func checked(n int) ([]*int, error) {
	var out []*int
	for i := range n { // want rewrite batch
		if i > 2 {
			return out, fmt.Errorf("%d is too much", i)
		}
		out = append(out, &i)
	}
	return out, nil
}

// doubled: other goroutines write to the older copies while the batch grows, which must not read them.
func doubled(n int) []*int {
	var out []*int
	var all sync.WaitGroup
	for i := range n { // want rewrite batch
		all.Add(1)
		out = append(out, &i)
		go func() { i *= 2; all.Done() }()
	}
	all.Wait()
	return out
}

// refilled: so may a map that gets more entries while it is ranged over.
func refilled(m map[int]int, lock *sync.Mutex) (out []*int) {
	for _, v := range m { // want rewrite batch
		lock.Lock()
		out = append(out, &v)
		m[v]++
		lock.Unlock()
	}
	return out
}

// sent: a channel orders the two without a call.
func sent(n int, to chan *int) (out []*int) {
	for i := range n { // want rewrite batch
		out = append(out, &i)
		to <- &i
	}
	return out
}

// unordered: no goroutine can get a pointer before the loop has ended.
func unordered(n int) (out [][]*int) {
	for i := range n { // want rewrite batch
		out = append(out, append([]*int(nil), &i))
	}
	return out
}

var kept = make([]*int, 1000)

func keepHundred() {
	for i := range 100 { // want rewrite batch
		kept[i] = &i
	}
}

func keepAll(list []string) {
	for i := range list { // want rewrite batch
		kept[i] = &i
	}
}

var names = make([]string, 1000)

func keepThousand() { keepAll(names) }

func main() {
	fmt.Println(*nothing(nil)[2], len(beyond(nil)), len(indices(make([]struct{}, 3))))
	fmt.Println(len(empty(nil)), *most()[65535], *mostPlaces(nil)[65535], *more()[65536])
	fmt.Println(*doubled(3000)[2999], *unordered(2)[1][0], len(refilled(map[int]int{1: 1}, new(sync.Mutex))))
	missing(nil)
	behind(nil)
	fmt.Println(len(sent(3, make(chan *int, 3))))
	endless(1 << 62)
	places(nil)
	out, err := checked(1 << 62)
	fmt.Println(len(out), err)
}
