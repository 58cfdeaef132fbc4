// Names that mean something else where the rewrite would use them.
package main

import (
	"fmt"

	"example.com/hidden-names/copies"
)

type item struct {
	n     int
	arr   [2]int
	items []int
}

// counter is hidden by that of another loop.
func counter(list []item) (out []*int) {
	for i, v := range list { // want rewrite batch
		fmt.Print(i, " ")
		for i := 0; i < 2; i++ {
			out = append(out, &v.arr[i])
		}
	}
	return out
}

// outer: both loops count, and the inner one must not count by the outer one's name.
func outer(list []int) (out, in []*int, sum int) {
	for i, v := range list { // want rewrite batch
		sum += i
		out = append(out, &v)
		for _, w := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9} { // want rewrite batch
			in = append(in, &w)
			sum += v * 100
			v++
		}
	}
	return out, in, sum
}

type items struct{ n int }

func load2() []items { return []items{{1}, {2}} }

// typed: the operand gets a name, which must not be that of the type.
func typed() (out []*items) {
	for _, v := range load2() { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

type j struct{ rows []i }

type i struct{ n int }

// named: the counter of the outer loop must not hide the type of the inner one.
func named(list []j) (out []*i, all []*j) {
	for _, v := range list { // want rewrite batch
		all = append(all, &v)
		for _, r := range v.rows { // want rewrite batch
			out = append(out, &r)
		}
	}
	return out, all
}

// packageLevel is initialised where no function has a name.
var packageLevel = func() (out []*int) {
	for _, v := range []item{0: {items: []int{1}}, 1: {items: []int{2}}} { // want rewrite batch
		p := &v
		p.items = append(p.items, 4, 5)
		out = append(out, &p.n)
		for _, b := range v.items { // want rewrite batch
			out = append(out, &b)
		}
	}
	return out
}()

// length is another len.
func length(m map[string]item) (out []*item) {
	for _, v := range m { // want refuse name-shadowed
		len := func(any) int { return 1 }
		out = append(out, &v)
		_ = len(3)
	}
	return out
}

// made is another make.
func made(list []item) (out []*item) {
	make := 3
	for _, v := range list { // want refuse name-shadowed
		out = append(out, &v)
		make++
	}
	return out[:make-make]
}

// room is another cap, which only a batch without a known end needs.
func room(n int, wait func()) (out []*int) {
	cap := n
	for i := range n { // want refuse name-shadowed
		out = append(out, &i)
		wait()
		cap--
	}
	for i := range 3 { // want rewrite batch
		out = append(out, &i)
		wait()
		cap--
	}
	return out
}

// read by the values of other declarations, which do not declare the name again.
func read(m map[string]int) (out []func() int) {
	for _, v := range m { // want rewrite batch
		add := func() int { v++; return v }
		var again, twice = func() int { return v }, v * 2
		out = append(out, add, again, func() int { return twice })
	}
	return out
}

// unneeded: a slice that counts needs no append, and one that does not is filled by it.
func unneeded(list []int) (out [3]*int, sum int) {
	append := func(some []int, _ int) []int { return some[:0] }
	for i, v := range list { // want rewrite batch
		out[i] = &v
	}
	for i, v := range list { // want refuse name-shadowed
		out[i] = &v
		i++
		sum += i
	}
	m := map[int]int{1: 7}
	for i, v := range m { // want refuse name-shadowed
		out[i] = &v
	}
	return out, sum + len(append(nil, 1))
}

// inner ranges over a part of what the outer loop copies.
func inner(list []item) (out []*item, in []*int) {
	for _, v := range list { // want rewrite batch
		p := &v
		p.items = append(p.items, 4, 5)
		out = append(out, p)
		for _, b := range v.items { // want rewrite batch
			in = append(in, &b)
		}
	}
	return out, in
}

// later: the literals run when the last place of the batch is another one.
func later(m map[int]item) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v.n++; return v.n })
	}
	return out
}

func numbers(n int) (out []func() int) {
	for i := range n { // want rewrite batch
		out = append(out, func() int { i += 10; return i })
	}
	return out
}

// redeclared: a pointer of the same name cannot be declared, so it gets another one.
func redeclared(m map[int]int) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v++; return v })
		v, ok := m[v]
		_, _ = v, ok
	}
	return out
}

// steady: a place that is counted is the same whenever it is looked at, but its index would go to the
// heap with the literal.
func steady(list []int) (out []func() int) {
	for _, v := range list { // want rewrite batch
		out = append(out, func() int { v++; return v })
		v, ok := v, true
		_, _ = v, ok
	}
	return out
}

// variable and constant declare it as well.
func variable(m map[int]int) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v++; return v })
		var v = 1
		_ = v
	}
	return out
}

func constant(m map[int]int) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v++; return v })
		const v = 1
		_ = v
	}
	return out
}

type holder struct{ v int }

// fields and others are declared under names of their own.
func fields(m map[int]int, h holder) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v++; return v })
		n := h.v
		h.v = n + 1
	}
	return out
}

// nested: the index has been seen to go there.
func nested(list []item) (out []func() int) {
	for i, v := range list { // want rewrite batch
		fmt.Print(i, v.n, " ")
		for j := range 2 {
			out = append(out, func() int { return v.n + j })
		}
		out = append(out, func() int { v.n++; return v.n })
		v := v
		fmt.Print(v.n, " ")
	}
	return out
}

// arrays: where the rule for these makes pointers of them, it declares the name.
func arrays(m map[int][2]int) (out []func() int) {
	for _, v := range m { // want rewrite batch
		out = append(out, func() int { v[0]++; return v[0] })
	}
	return out
}

type found struct{ n int }

// types: the copy must not hide a type, or a package, that is named where it is seen.
func types(list []int) (*int, found) {
	for _, v := range list { // want rewrite late
		if v > 1 {
			return &v, found{1}
		}
	}
	return nil, found{}
}

func imported(list []int) (out []*int, sum copies.Number) {
	for _, v := range list { // want rewrite batch
		var n copies.Number = 5
		out = append(out, &v)
		sum += n
	}
	return out, sum
}

func load() map[int]int { return map[int]int{1: 2} }

func both() (ks, vs []*int) {
	for k, v := range load() { // want rewrite batch
		ks = append(ks, &k)
		vs = append(vs, &v)
	}
	return ks, vs
}

func labeled() (out []*int) {
outer:
	for _, v := range append([]int(nil), 1, 2) { // want rewrite batch
		out = append(out, &v)
		for {
			continue outer
		}
	}
	return out
}

// typeDeclared: a type of the variable's name is declared in the same list.
func typeDeclared(list []item) (out []*item, sum int) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		sum += v.n + v.n
		v.n++
		type v struct{ x int }
		sum += v{1}.x
	}
	return out, sum
}

type id int

// typeHidden: in the loop a variable has the name of the type that a longer slice is made of.
func typeHidden(n id, wait func()) (out []*id) {
	for id := range n { // want refuse name-shadowed
		out = append(out, &id)
		wait()
	}
	return out
}

func main() {
	for _, f := range nested([]item{{n: 1}, {n: 5}}) {
		fmt.Print(f(), " ")
	}
	fmt.Println(len(typeHidden(3, func() {})))
	ps, declared := typeDeclared([]item{{n: 1}, {n: 2}})
	fmt.Println(*ps[0], *ps[1], declared)
	unspelled()
	fmt.Println(len(room(2, func() {})))
	for _, f := range read(map[string]int{"a": 3}) {
		fmt.Print(f(), " ")
	}
	list := []item{{1, [2]int{1, 2}, nil}, {2, [2]int{3, 4}, nil}}
	for _, p := range counter(list) {
		fmt.Print(*p, " ")
	}
	a, b, sum := outer([]int{1, 2, 3})
	fmt.Println(*a[0], *a[2], *b[5], sum, typed()[1].n, len(packageLevel), *packageLevel[7])
	is, js := named([]j{{[]i{{7}}}, {[]i{{8}}}})
	fmt.Println(is[1].n, len(js[0].rows))
	fmt.Println(length(map[string]item{"a": {n: 3}})[0].n)
	out, in := inner(list)
	fmt.Println(len(out[1].items), len(in), *in[3])
	fs := later(map[int]item{1: {n: 5}, 2: {n: 5}})
	fmt.Println(fs[0](), fs[0](), fs[1]())
	fs = numbers(3)
	fmt.Println(fs[0](), fs[0](), fs[1](), fs[2]())
	fmt.Println(redeclared(map[int]int{1: 2})[0]())
	fs = steady([]int{1, 2})
	fmt.Println(fs[0](), fs[0](), fs[1](), len(made(list)))
	three, sum := unneeded([]int{4, 5, 6})
	fmt.Println(*three[0], *three[1], *three[2], sum)
	fmt.Println(variable(map[int]int{1: 2})[0](), constant(map[int]int{1: 2})[0]())
	fs = fields(map[int]int{1: 2, 2: 2}, holder{})
	fmt.Println(fs[0](), fs[0](), fs[1](), arrays(map[int][2]int{1: {7}})[0]())
	fmt.Println(types([]int{0}))
	numbered, total := imported([]int{1, 2})
	fmt.Println(*numbered[1], total)
	ks, vs := both()
	fmt.Println(*ks[0], *vs[0], *labeled()[1])
}
