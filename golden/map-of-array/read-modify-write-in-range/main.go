// A loop over a map stores to the map that its expression means by then: is it still the same?
package main

import "fmt"

type box struct{ m map[string][4]int } // want rewrite pointer

// steady: nothing but the loop has the map's variable.
func steady() {
	m := map[string][4]int{"a": {1}, "b": {1}} // want rewrite pointer
	n := 0
	for k, v := range m {
		v[0]++
		m[k] = v
		n += len(k)
		for i := range 2 {
			n += i
		}
	}
	fmt.Println(m["a"], m["b"], n)
}

// assigned: the second turn stores to the other map.
func assigned() {
	m := map[string][4]int{"a": {1}, "b": {1}} // want rewrite pointer
	old, other := m, map[string][4]int{}       // want rewrite pointer
	for k, v := range m {
		v[0]++
		m[k] = v
		m = other
	}
	fmt.Println(len(m), old["a"][0]+old["b"][0])
}

func ranged() {
	m := map[string][4]int{"a": {1}, "b": {1}}    // want rewrite pointer
	old, others := m, []map[string][4]int{{}, {}} // want rewrite pointer
	for k, v := range m {
		v[0]++
		m[k] = v
		for _, m = range others {
		}
	}
	fmt.Println(len(m), old["a"][0]+old["b"][0])
}

func received() {
	m := map[string][4]int{"a": {1}, "b": {1}} // want rewrite pointer
	old := m
	others := make(chan map[string][4]int, 2) // want rewrite pointer
	others <- map[string][4]int{}             // want rewrite pointer
	others <- m
	for k, v := range m {
		v[0]++
		m[k] = v
		select {
		case m = <-others:
		}
	}
	fmt.Println(len(m), old["a"][0]+old["b"][0])
}

func replaced(b, c *box) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		c.m = map[string][4]int{} // want rewrite pointer
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

func called(b *box, change func()) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		change()
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

func moved(b, c *box) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		b = c
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// field: nothing follows that could replace it.
func field(b *box) {
	n := 0
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
	}
	fmt.Println(b.m["a"], n)
}

func twoKeys(b *box) {
	for k, v := range b.m {
		v[0]++
		b.m["c"] = v
		_ = k
	}
	fmt.Println(b.m["a"][0], b.m["c"][0] > 1)
}

func fresh() *box { return &box{map[string][4]int{"a": {1}, "b": {1}}} } // want rewrite pointer

func main() {
	steady()
	assigned()
	ranged()
	received()
	b := fresh()
	replaced(b, b)
	b = fresh()
	called(b, func() { b.m = map[string][4]int{} }) // want rewrite pointer
	moved(fresh(), fresh())
	field(fresh())
	twoKeys(fresh())
}
