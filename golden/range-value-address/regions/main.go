// Where a copy takes the variable's place: other regions, other branches and other pointers.
package main

import (
	"fmt"
	"strings"
)

type item struct {
	x, y int
	arr  [3]int
}

var kept []*item

// one region has to begin further out, and the other one stays where it is.
func one(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x == 1 {
			kept = append(kept, &v)
			continue
		}
		if v.x == 2 {
			if v.y > 0 {
				kept = append(kept, &v)
			}
			v.y = 9
			continue
		}
		sum += v.x
	}
	return sum
}

// behind: what stands behind the last look at the variable does not matter.
func behind(lists [][]item) (sum int) {
	for _, list := range lists {
		for _, v := range list { // want rewrite late
			if v.x > 1 {
				kept = append(kept, &v)
			}
			sum += v.x
			kept[0].y++
		}
		for _, v := range list { // want rewrite late
			if v.x > 1 {
				kept = append(kept, &v)
			}
			if sum > 0 {
				sum += v.x
				kept[0].y++
			}
		}
	}
	return sum
}

// ahead: neither does what stands before the copy.
func ahead(list []item, done chan int) (sum int) {
	for _, v := range list { // want rewrite late
		v.y++
		done <- v.y
		if v.x > 1 {
			kept = append(kept, &v)
			sum += v.y
		}
		sum += v.x + v.y
	}
	return sum
}

// measured: these calls change nothing.
func measured(list []item, name string) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
		}
		sum += len(name) + strings.Count(name, "a")
		sum += v.x
	}
	return sum
}

type best struct{ item *item }

// field: before this assignment nobody had the pointer to write through.
func field(list []item, b *best) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			b.item = &v
		}
		sum += v.x
	}
	return sum
}

// sent: the other side writes between the two sends.
func sent(list []item, to chan *item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		to <- kept[len(kept)-1]
		to <- nil
		sum += v.x
	}
	return sum
}

// stored: the call that keeps the pointer writes through it.
func stored(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			store(&v)
		}
		sum += v.x
	}
	return sum
}

func store(v *item) {
	kept = append(kept, v)
	v.x = 50
}

// stepped: a step, through the pointer.
func stepped(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		kept[len(kept)-1].x--
		sum += v.x
	}
	return sum
}

// appended: what takes the address of a part writes to it.
func appended(list []item) (last []int, sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			last = append(v.arr[:0], 77)
		}
		sum += v.arr[0]
	}
	return last, sum
}

// within: the jumps of a loop in the region lead to places in the region.
func within(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
			for i := 0; ; i++ {
				if i > v.x {
					break
				}
			}
			v.y = 3
			continue
		}
		sum += v.y
	}
	return sum
}

// labels: of two, the outer one is meant.
func labels(list []item) (sum int) {
items:
	for _, v := range list { // want rewrite late
	inner:
		for i := range 3 {
			if i == 1 {
				continue inner
			}
			if v.x > 1 {
				kept = append(kept, &v)
				v.y = 5
				continue items
			}
		}
		sum += v.y
	}
	return sum
}

// other branches, whichever is written first.
func other(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		switch {
		default:
			kept = append(kept, &v)
			v.y = 5
		case v.x == 1:
			sum += v.y
		}
	}
	return sum
}

// joined: behind the branches their ways meet.
func joined(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
			v.y = 5
		} else {
			sum++
		}
		sum += v.y
	}
	return sum
}

// same: both stand in one branch.
func same(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x == 1 {
			sum++
		} else {
			if v.x > 1 {
				kept = append(kept, &v)
				v.y = 5
			}
			sum += v.y
		}
	}
	for _, v := range list { // want rewrite late
		switch {
		case v.x > 0:
			if v.x > 1 {
				kept = append(kept, &v)
				v.y = 5
			}
			sum += v.y
		}
	}
	return sum
}

func (v *item) self() *item { return v }

// fresh: the other pointer is made of the copy.
func fresh(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
			p := v.self()
			p.y = 8
			continue
		}
		sum += v.x
	}
	return sum
}

// apart: the other pointer is looked at where there is no copy.
func apart(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		p := v.self()
		if v.x > 1 {
			kept = append(kept, &v)
			continue
		}
		p.y++
		sum += v.y
	}
	return sum
}

// beside: the statement that lets the address go begins with the other pointer.
type node struct {
	x    int
	next *node
}

func (n *node) self() *node { return n }

func beside(list []node) (out []*node) {
	for _, v := range list { // want refuse aliased
		p := v.self()
		if v.x > 1 {
			p.next = &v // because aliased
			out = append(out, &v)
		}
	}
	return out
}

type text struct {
	strings.Builder
	n int
}

// built: nothing had been written to it before it was copied.
func built(list []text) (out []*text) {
	for _, v := range list { // want rewrite late
		if v.n > 1 {
			out = append(out, &v)
			v.WriteString("x")
		}
	}
lists:
	for _, v := range list { // want rewrite late
		for i := range v.n {
			if i == 1 {
				out = append(out, &v)
				v.WriteString("y")
				continue lists
			}
		}
	}
	for _, v := range list { // want rewrite late
		if v.n > 1 {
			out = append(out, &v)
			continue
		}
		v.WriteString("z")
	}
	return out
}

type link struct {
	strings.Builder
	next *link
}

// linked: the statement that lets the address go begins with the variable.
func linked(list []link) (out []*link) {
	for _, v := range list { // want rewrite batch
		v.next = &v
		out = append(out, v.next)
	}
	return out
}

// blocked: an empty block leads to what follows.
func blocked(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
			v.y = 5
			{
			}
		}
		sum += v.y
	}
	return sum
}

// counters: both loops count, and each by its own.
func counters(list []int) (out, in []*int, sum int) {
	for i, v := range list { // want rewrite batch
		sum += i
		out = append(out, &v)
		for _, w := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9} { // want rewrite batch
			in = append(in, &w)
			sum += v
		}
	}
	return out, in, sum
}

// written: in an earlier turn of the inner loop.
func written(list []text) (out []*text) {
texts:
	for _, v := range list { // want refuse self-pointer
		for i := range v.n {
			if i == 1 {
				out = append(out, &v) // because self-pointer
				v.WriteString("y")
				continue texts
			}
			v.WriteString("x")
		}
	}
	return out
}

// defaulted: all cases are compared before the default is taken, though it stands above them.
func defaulted(list []text) (out []*text) {
	for _, v := range list { // want refuse self-pointer
		switch {
		default:
			out = append(out, &v) // because self-pointer
			v.WriteString("y")
		case v.WriteByte('x') != nil:
			v.Reset()
		}
	}
	return out
}

func pairs(yield func(int) bool) { _ = yield(1) && yield(2) && yield(3) }

// iterated: another loop's variable has another name.
func iterated(list []int) (out []*int) {
	for v := range pairs { // want rewrite late
		v += 1
		if v > 2 {
			out = append(out, &v)
		}
	}
	for _, w := range list {
		out = append(out, &list[w])
	}
	return out
}

// packageLevel is a function that has no name of its own.
var packageLevel = func(list []item) (b best, sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			b.item = &v
		}
		for range 3 {
			sum++
		}
		sum += v.x
	}
	return b, sum
}

var packageCall = func(list []item) (b best, sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			b.item = &v
		}
		sum += len(list)
		sum += v.x
	}
	return b, sum
}

var grid [3][9]int

// packageLength: nothing is evaluated in lengths that are constants.
var packageLength = func(n int) (out []*int, sum uint8) {
	for v := range n { // want refuse name-shadowed
		out = append(out, &v)
		sum += 1 << len(grid[v]) >> 4 // because name-shadowed
		v := sum
		sum += v
	}
	return out, sum
}

var packageCapacity = func(n int) (out []*int, sum uint8) {
	for v := range n { // want refuse name-shadowed
		out = append(out, &v)
		sum += 1 << (cap)(grid[v]) >> 4 // because name-shadowed
		v := sum
		sum += v
	}
	return out, sum
}

var packageRange = func(n int) (out []*int, sum int) {
	for v := range n { // want refuse name-shadowed
		out = append(out, &v)
		for i := range grid[v] { // because name-shadowed
			sum += i
		}
		v := sum
		sum += v
	}
	return out, sum
}

// appending knows what its value is where it is a text, which must not be copied then.
func (b *box[T]) appending(s string) {
	if text, ok := any(&b.value).(*strings.Builder); ok {
		text.WriteString(s)
	}
}

type box[T any] struct{ value T }

func boxed[T any](list []box[T]) (out []*box[T]) {
	for _, v := range list { // want refuse self-pointer
		v.appending("a")
		if len(out) < 1 {
			out = append(out, &v) // because self-pointer
		}
	}
	return out
}

func report(sum int) {
	for _, one := range kept {
		fmt.Print(*one, " ")
	}
	fmt.Println(sum)
	kept = nil
}

func main() {
	list := func() []item { return []item{{x: 2, y: 1}, {x: 1, y: 2}, {x: 3}, {x: 2}} }
	for _, f := range []func([]item) int{
		one, stored, stepped, within, labels, other, joined, same, fresh, apart,
		blocked,
	} {
		report(f(list()))
	}
	report(behind([][]item{list(), list()}))
	report(ahead(list(), make(chan int, 4)))
	report(measured(list(), "abba"))
	b := best{}
	fmt.Println(field(list(), &b), *b.item)
	to := make(chan *item)
	go func() {
		for one := range to {
			one.x = 60
			<-to
		}
	}()
	report(sent(list(), to))
	last, sum := appended(list())
	fmt.Println(last, sum)
	nodes := beside([]node{{x: 1}, {x: 2}})
	fmt.Println(nodes[0].next == nodes[0])
	for _, one := range built([]text{{n: 2}, {n: 1}}) {
		fmt.Print(one.String(), " ")
	}
	fmt.Println(written([]text{{n: 2}})[0].String())
	fmt.Println(defaulted(make([]text, 1))[0].String())
	links := linked(make([]link, 2))
	fmt.Println(links[0].next == links[0], links[0] == links[1])
	some, more, sum := counters([]int{1, 2})
	fmt.Println(*some[1], *more[5], sum)
	out := iterated([]int{0, 1})
	fmt.Println(*out[0], *out[1], len(out))
	b, sum = packageLevel(list())
	fmt.Println(*b.item, sum)
	b, sum = packageCall(list())
	fmt.Println(*b.item, sum)
	some, cells := packageLength(5)
	fmt.Println(*some[4], cells)
	some, sum = packageRange(5)
	fmt.Println(*some[4], sum)
	for _, one := range boxed(make([]box[strings.Builder], 2)) {
		one.appending("b")
		fmt.Println(one.value.String())
	}
	wide, sums := packageCapacity(3)
	fmt.Println(*wide[2], sums)
}
