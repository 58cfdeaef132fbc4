// Names that mean something else where the rewrite would use them.
package main

import "fmt"

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

// length is another len.
func length(m map[string]item) (out []*item) {
	for _, v := range m { // want refuse name-shadowed
		len := func(any) int { return 1 }
		out = append(out, &v)
		_ = len(3)
	}
	return out
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

// redeclared: a pointer of the same name cannot be declared.
func redeclared(m map[int]int) (out []func() int) {
	for _, v := range m { // want refuse name-shadowed
		out = append(out, func() int { v++; return v }) // because name-shadowed
		v, ok := m[v]
		_, _ = v, ok
	}
	return out
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

func main() {
	list := []item{{1, [2]int{1, 2}, nil}, {2, [2]int{3, 4}, nil}}
	for _, p := range counter(list) {
		fmt.Print(*p, " ")
	}
	fmt.Println(length(map[string]item{"a": {n: 3}})[0].n)
	out, in := inner(list)
	fmt.Println(len(out[1].items), len(in), *in[3])
	fs := later(map[int]item{1: {n: 5}, 2: {n: 5}})
	fmt.Println(fs[0](), fs[0](), fs[1]())
	fs = numbers(3)
	fmt.Println(fs[0](), fs[0](), fs[1](), fs[2]())
	fmt.Println(redeclared(map[int]int{1: 2})[0]())
	ks, vs := both()
	fmt.Println(*ks[0], *vs[0], *labeled()[1])
}
