// One map under many names: all change, or none.
package main

import "fmt"

type maker func() map[string][20]int // want rewrite pointer

type finder func() (map[string][20]int, bool) // want rewrite pointer

type finders struct{ first finder }

func pass(m map[string][20]int, ok bool) bool { // want rewrite pointer
	copied := m["a"]
	copied[1]++
	return ok && copied[1] > m["a"][1]
}

func passOn(m map[string][20]int) map[string][20]int { // want rewrite pointer
	return m
}

func many(all ...map[string][20]int) (n int) { // want rewrite pointer
	for _, one := range all {
		n += one["a"][0]
	}
	return n
}

func results() (m map[string][20]int, err error) { // want rewrite pointer
	m = map[string][20]int{"r": {4}} // want rewrite pointer
	return
}

func main() {
	a := map[string][20]int{"a": {1}} // want rewrite pointer
	b := passOn(a)
	var c map[string][20]int // want rewrite pointer
	c, d := b, passOn(b)
	ch := make(chan map[string][20]int, 1) // want rewrite pointer
	ch <- c
	e := <-ch
	var f maker = func() map[string][20]int { return e } // want rewrite pointer
	list := [2]map[string][20]int{f(), nil}              // want rewrite pointer
	for _, one := range list {
		fmt.Println(one == nil, one["a"][0])
	}
	g, ok := <-ch, true
	if false {
		g = d
	}
	e["a"] = [20]int{5}
	fmt.Println(many(a, b), many(list[:]...), g == nil, ok)
	fmt.Println(a["a"][0])
	h, err := results()
	fmt.Println(h["r"][0], err)
	other := map[string][20]int{"a": {9}} // want rewrite pointer
	fmt.Println(other["a"][0])
	var find finder = func() (map[string][20]int, bool) { return other, true } // want rewrite pointer
	i, ok := find()
	copied := i["a"]
	copied[0]++
	fmt.Println(i["a"][0], copied[0], ok)
	fmt.Println(pass(find()), pass(finders{find}.first()))
}
