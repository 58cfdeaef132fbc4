// Changes between the copy and a later read, by every way there is.
package main

import "fmt"

type item struct{ x, y int }

// stepped: the variable itself changes before it is read again.
func stepped(list []int) (out []*int, sum int) {
	for _, n := range list { // want rewrite batch
		if n > 1 {
			out = append(out, &n)
			n++
		}
		sum += n
	}
	return out, sum
}

// assigned: in the very statement that lets the address go.
func assigned(list []item) (out []*item, sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			out, v.x = append(out, &v), 77
		}
		sum += v.x
	}
	return out, sum
}

// pointed: through a pointer that the condition declares.
func pointed(list []item) (out []*item, sum int) {
	for _, v := range list { // want rewrite batch
		if v.y == 0 {
			if p := &v; p.x > 1 {
				p.x = 40
				out = append(out, p)
			}
		}
		sum += v.x
	}
	return out, sum
}

// element: through the slice that keeps the pointer.
func element(list []item) (out []*item, sum int) {
	for _, v := range list { // want rewrite batch
		if v.y == 0 {
			if v.x > 1 {
				out = append(out, &v)
				out[len(out)-1].x = 100
			}
			sum++
		}
		sum += v.x
	}
	return out, sum
}

// turns: what stands below the last read runs before it is evaluated again.
func turns(list []item) (out []*item, sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			out = append(out, &v)
		}
		for j := 0; j < 2; j++ {
			sum += v.x
			if len(out) > 0 {
				out[len(out)-1].x = 50
			}
		}
	}
	return out, sum
}

type row struct{ arr [3]int }

// appended: append writes into the array that the pointer leads to.
func appended(list []row) (last *row, sum int) {
	for _, v := range list { // want rewrite batch
		if v.arr[0] > 1 {
			last = &v
		}
		if last != nil {
			q := append(last.arr[:0], 77)
			sum += v.arr[0] + len(q)
		}
	}
	return last, sum
}

func (v *item) self() *item { return v }

// before: the alias is made in an earlier turn of the inner loop, further down.
func before(list []item) (out []*item) {
items:
	for _, v := range list { // want refuse aliased
		var q *item
		for j := 0; j < 3; j++ {
			if j == 2 {
				out = append(out, &v)
				v.x = 70
				fmt.Print(q.x, " ") // because aliased
				continue items
			}
			q = v.self()
		}
	}
	return out
}

type holder struct{ f func() int }

func newHolder(f func() int) holder { return holder{f} }

// held: a function literal reads the variable after it was kept.
func held(list []item) (out []*item) {
	for _, v := range list { // want refuse aliased
		h := newHolder(func() int { return v.x })
		if v.x > 1 {
			out = append(out, &v)
			v.x = 50
			fmt.Print(h.f(), " ") // because aliased
		}
	}
	return out
}

type pair struct{ left, right item }

func (p *pair) self() *pair { return p }

// field: a call gives the pointer back, and a pointer into it is kept.
func field(list []pair) (out []*pair) {
	for _, v := range list { // want refuse aliased
		x := &v.self().left.x
		if v.right.x > 1 {
			out = append(out, &v)
			*x = 60 // because aliased
			fmt.Print(v.left.x, " ")
		}
	}
	return out
}

// method: which takes the address of the field by itself.
func method(list []pair) (out []*pair) {
	for _, v := range list { // want refuse aliased
		left := v.self().left.self()
		if v.right.x > 1 {
			out = append(out, &v)
			left.x = 60 // because aliased
			fmt.Print(v.left.x, " ")
		}
	}
	return out
}

func (r *row) self() *row { return r }

// slice: so does a slice expression.
func slice(list []row) (out []*row) {
	for _, v := range list { // want refuse aliased
		all := v.self().arr[:]
		if v.arr[1] > 1 {
			out = append(out, &v)
			all[0] = 60 // because aliased
			fmt.Print(v.arr[0], " ")
		}
	}
	return out
}

// handed: a function literal gets the pointer, and keeps it in a variable of the body.
func handed(list []item) (out []*item) {
	for _, v := range list { // want refuse aliased
		var last *item
		keep := func(p *item) { last = p }
		q := v.self()
		keep(q)
		if v.x > 1 {
			out = append(out, &v)
			last.x = 60 // because aliased
			fmt.Print(v.x, " ")
		}
	}
	return out
}

func each(v *item, do func(*item)) { do(v) }

// called: a function that is known calls the literal with what it gets.
func called(list []item) (out []*item) {
	for _, v := range list { // want refuse aliased
		var last *item
		self := v.self()
		each(self, func(p *item) { last = p })
		if v.x > 1 {
			out = append(out, &v)
			last.x = 60 // because aliased
			fmt.Print(v.x, " ")
		}
	}
	return out
}

type visitor func(*item)

func (f visitor) visit(v *item) { f(v) }

// visited: the literal is the receiver.
func visited(list []item) (out []*item) {
	for _, v := range list { // want refuse aliased
		var last *item
		self := v.self()
		visitor(func(p *item) { last = p }).visit(self)
		if v.x > 1 {
			out = append(out, &v)
			last.x = 60 // because aliased
			fmt.Print(v.x, " ")
		}
	}
	return out
}

// handedOn: both functions let go of what they get, so the copy is made before.
func handedOn(list []item) (out []*item) {
	for _, v := range list { // want rewrite batch
		var last *item
		each(v.self(), func(p *item) { last = p })
		visitor(func(p *item) { last = p }).visit(v.self())
		if v.x > 1 {
			out = append(out, &v)
			last.x = 60
			fmt.Print(v.x, " ")
		}
	}
	return out
}

// passed: what is handed to another function, or one of other parameters, is not the pointer.
func passed(list []item) (out []*item) {
	for _, v := range list { // want rewrite late
		sum := 0
		add := func(n int) { sum += n }
		grow := func(p *item) { p.x += sum }
		add(v.self().x)
		grow(&item{})
		if v.x > 1 {
			out = append(out, &v)
			add(v.x)
			fmt.Print(sum, " ")
		}
	}
	return out
}

// value: of a field that is only read or written nobody has a pointer.
func value(list []pair) (out []*pair) {
	for _, v := range list { // want rewrite late
		left := v.self().left
		v.self().left.x++
		if v.right.x > 1 {
			out = append(out, &v)
			left.x = v.self().left.y
			fmt.Print(v.left.x, left.x, " ")
		}
	}
	return out
}

//go:noinline
func arrays[A ~[4]int](list []A) (out []*A) {
	for _, v := range list { // want refuse pins-memory
		s := v[:]
		if v[0] > 1 {
			out = append(out, &v)
			s[1] = 99
		}
	}
	return out
}

func main() {
	list := []item{{x: 1}, {x: 2}, {x: 3}}
	ns, sum := stepped([]int{1, 2, 3})
	fmt.Println(*ns[0], *ns[1], sum)
	for _, f := range []func([]item) ([]*item, int){assigned, pointed, element, turns} {
		out, sum := f(list)
		fmt.Println(*out[0], *out[1], sum)
	}
	fmt.Println(appended([]row{{[3]int{1}}, {[3]int{2}}}))
	fmt.Println(*before(list)[0], *held(list)[1])
	fmt.Println(*handed(list)[0], *called(list)[1], *visited(list)[0], *handedOn(list)[0], *passed(list)[0])
	pairs := []pair{{right: item{x: 1}}, {right: item{x: 2}}}
	fmt.Println(*field(pairs)[0], *method(pairs)[0], *value(pairs)[0])
	fmt.Println(*slice([]row{{[3]int{1, 2}}})[0])
	fmt.Println(*arrays([][4]int{{1}, {2}})[0])
}
