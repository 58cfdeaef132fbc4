// All rules in one run: what the first rewrites or judges, the others leave alone.
package main

import "fmt"

// Retyped: its loads read through the pointers then.
type store struct {
	hits map[string][64]int64 // want rewrite pointer
}

func (s *store) add(k string, i int) {
	v := s.hits[k] // want leave other-rule
	v[i]++
	s.hits[k] = v
}

func (s *store) get(k string, i int) int64 {
	v := s.hits[k] // want leave other-rule
	return v[i]
}

// Printed, so its type stays, and its loads are free.
func printed(i int) int64 {
	m := map[string][64]int64{"a": {1: 5}} // want refuse interface
	fmt.Println(len(fmt.Sprint(m)))        // because interface
	v := m["a"]                            // want rewrite access
	return v[i]
}

// What is written into the other rule's loop means what it means there: the loop's own k, and not a
// pointer to its copy; the parameter i, and not a counter.
func keyed(i int) (last *string, sum int64) {
	m := map[string][64]int64{"a": {1: 5}, "b": {1: 5}} // want refuse interface
	fmt.Println(len(fmt.Sprint(m)))                     // because interface
	for k, v := range m {                               // want rewrite access, rewrite batch
		last = &k
		sum += int64(len(k) + len(k))
		sum += v[i]
	}
	return last, sum
}

func counted(list []int, i string) (out []*int, sum int) {
	m := map[string][64]int64{"a": {1: 5}} // want refuse interface
	fmt.Println(len(fmt.Sprint(m)))        // because interface
	v := m[i]                              // want rewrite access
	for _, x := range list {               // want rewrite batch
		out = append(out, &x)
		sum += len(v)
	}
	return out, sum + int(v[list[0]])
}

type place struct{ at, x int }

var table = map[int][64]int64{1: {1: 5}, 2: {2: 7}} // want refuse interface

// What is written is about the copy, where the load is.
func moved(list []place) (out []*place, sum int64) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		v.at++
		if h, ok := table[v.at]; ok { // want rewrite access
			sum += h[v.x]
		}
	}
	for _, v := range list { // want rewrite late
		if v.at > 0 {
			out = append(out, &v)
			v.at++
			if h, ok := table[v.at]; ok { // want rewrite access
				sum += h[v.x]
			}
		}
	}
	return out, sum
}

// The size is the copy's number, which the variable that it was made of does not have.
func limited(list []place, numbers []int) (out []*place, all []*int, sum int) {
	for _, v := range list { // want rewrite late
		if v.at > 0 {
			out = append(out, &v)
			v.x = min(v.x, 20)
			m := make(map[int]bool) // want rewrite presized
			for i := range v.x {
				m[i] = true
			}
			sum += len(m)
		}
	}
	for _, n := range numbers { // want rewrite batch
		all = append(all, &n)
		n = min(n, 20)
		m := make(map[int]bool) // want rewrite presized
		for i := range n {
			m[i] = true
		}
		sum += len(m)
	}
	return out, all, sum
}

// What is no map any more has no length, but its keys have.
func keys(list []int) (out []*int, n int) {
	m := make(map[int][64]int, len(list)) // want rewrite slab
	for _, x := range list {
		m[x] = [64]int{x}
	}
	seen := make(map[int]bool) // want rewrite presized
	for k := range m {         // want rewrite batch
		seen[k] = true
		out = append(out, &k)
	}
	return out, len(seen)
}

// Small, so its type stays whatever becomes of its loads.
func small(m map[int][12]int64, k, i int) int64 { // want leave small-value
	v := m[k] // want rewrite access
	return v[i]
}

// Hardly read, so that pointers would not pay: that rests on the one load, which stays.
func stored(list []int64) map[int][20]int64 { // want leave no-gain
	m := make(map[int][20]int64) // want leave no-gain, leave other-rule
	for i, x := range list {
		m[i] = [20]int64{x, 1}
		m[i+1] = [20]int64{x, 2}
		m[i+2] = [20]int64{x, 3}
	}
	return m
}

func first(m map[int][20]int64, i int) int64 { // want leave no-gain
	v, ok := m[0] // want leave other-rule
	if !ok {
		fmt.Println("none")
	}
	return v[i]
}

// With copies in the loop over it, the map would be one for pointers; a size decides nothing.
func filled(list []int64) map[int64][40]int64 { // want leave no-gain
	m := make(map[int64][40]int64) // want leave no-gain, rewrite presized
	for i, x := range list {
		m[int64(i)] = [40]int64{x}
	}
	return m
}

func kept(m map[int64][40]int64) (out []*[40]int64) { // want leave no-gain
	for k, v := range m { // want leave small-value, leave other-rule
		v[0] += k
		out = append(out, &v)
	}
	return out
}

func main() {
	loops()
	sizes()
	silenced()
	last, sum := keyed(1)
	fmt.Println(len(*last), sum)
	fmt.Println(len(fmt.Sprint(table))) // because interface
	out, all := moved([]place{{0, 1}, {1, 2}})
	fmt.Println(*out[1], all)
	indices, n := keys([]int{1, 2})
	fmt.Println(len(indices), n)
	places, ps, n := limited([]place{{1, 1 << 40}}, []int{1 << 40})
	fmt.Println(*places[0], *ps[0], n)
	ps, n = counted([]int{1, 2}, "a")
	fmt.Println(*ps[1], n)
	s := &store{hits: make(map[string][64]int64)} // want rewrite pointer
	s.add("a", 1)
	fmt.Println(s.get("a", 1), s.get("b", 1), printed(1))
	fmt.Println(small(map[int][12]int64{1: {1: 5}}, 1, 1)) // want leave small-value
	fmt.Println(len(filled([]int64{4, 5, 6, 7, 8, 9, 10, 11, 12})), kept(filled([]int64{3}))[0][0])
	fmt.Println(first(stored([]int64{4, 5}), 1))
}
