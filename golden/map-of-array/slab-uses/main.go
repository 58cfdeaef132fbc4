// Every use that a slab can serve.
package main

import (
	"fmt"
	"slices"
	"sync"
)

type hash [40]int

type point struct{ x, y int }

// pages maps numbers to pages.
var pages map[uint16][32]int64 // want rewrite slab

type store struct {
	mu     sync.Mutex
	counts map[string][40]int // want rewrite slab
	sums   map[point]hash     // want rewrite slab
}

func newStore(n int) *store {
	return &store{
		counts: make(map[string][40]int, n), // want rewrite slab
		sums:   map[point]hash{},            // want rewrite slab
	}
}

// add is a read-modify-write that works on the entry in place.
func (s *store) add(name string, i int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.counts[name]
	v[i]++
	s.counts[name] = v // back again
}

// known is one that needs to know whether the entry is there.
func (s *store) known(name string, i int) bool {
	if v, ok := s.counts[name]; ok {
		v[i] += 10
		s.counts[name] = v
		return true
	}
	return false
}

// late stores the entry last: the index may panic.
func (s *store) late(name string, i, by int) {
	v := s.counts[name]
	v[0] += 100 / by
	v[i%40] -= i
	s.counts[name] = v
}

// blank takes two values and drops one.
func (s *store) blank(name string, i int) {
	v, _ := s.counts[name]
	v[2]++
	s.counts[name] = v
	w, _ := s.counts[name]
	w[i]++
	s.counts[name] = w
}

// put may follow two nil pointers, which panic alike.
func (s *store) put(name string, v *[40]int) {
	s.counts[name] = *v
}

func (s *store) drop(name string) bool {
	_, ok := s.counts[name]
	delete(s.counts, name)
	return ok
}

func (s *store) names() []string {
	names := make([]string, 0, len(s.counts))
	for name := range s.counts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s *store) total() (sum int) {
	for _, v := range s.counts {
		for _, x := range v {
			sum += x
		}
	}
	return sum
}

// double changes each entry of a loop in place.
func (s *store) double() {
	for k, v := range s.counts {
		v[0] *= 2
		s.counts[k] = v
	}
}

// large keeps copies, each of which the loop moves to the heap before and after.
func (s *store) large(least int) (kept []*[40]int) {
	for _, v := range s.counts {
		if v[0] > least {
			kept = append(kept, &v)
		}
	}
	return kept
}

func (h hash) first() int { return h[0] }

func (s *store) sum(p point) (int, hash) {
	h, ok := s.sums[p]
	if !ok {
		return -1, h
	}
	first := h.first()
	s.sums[p] = hash{first + 1}
	return first, h
}

// merge passes maps along and compares entries.
func merge(into, from map[string][40]int) map[string][40]int { // want rewrite slab
	if into == nil {
		into = make(map[string][40]int, len(from)) // want rewrite slab
	}
	for k, v := range from {
		if into[k] != v {
			into[k] = v
		}
	}
	return into
}

func size(n uint8) map[int][20]int { // want rewrite slab
	m := make(map[int][20]int, n) // want rewrite slab
	for i := range int(n) {
		m[i%3] = [20]int{i, len(m)}
	}
	for i := range m[0] {
		m[i] = m[0]
	}
	return m
}

func main() {
	s := newStore(4)
	for i, name := range []string{"a", "b", "a", "c", "b", "a"} {
		s.add(name, i)
	}
	fmt.Println(s.known("b", 3), s.known("z", 3), s.names(), s.total(), len(s.large(1)))
	s.blank("blank", 3)
	s.late("a", 41, 3)
	func() {
		defer func() { fmt.Println(recover(), s.names()) }()
		s.late("new", 1, 0)
	}()
	fmt.Println(s.drop("a"), s.drop("a"))
	fmt.Println(s.counts["a"][2], s.counts["b"][4], len(s.counts))
	s.add("d", 39)
	s.put("d2", &[40]int{5})
	s.double()
	fmt.Println(s.names(), s.total())
	fmt.Println(s.counts["d"][39], s.counts["d"][0])

	p := point{1, 2}
	fmt.Println(s.sum(p))
	s.sums[p] = hash{7}
	fmt.Println(s.sum(p))
	first := s.sums[p].first()
	fmt.Println(first, len(pages[1]))
	fmt.Println(s.sums[p] == hash{8}, s.sums[p] == s.sums[point{}])

	merged := merge(nil, s.counts)
	merged["b"] = [40]int{1}
	same := merged
	same["e"] = [40]int{2}
	fmt.Println(len(merged), s.counts["b"][0], merged["b"][0], merged == nil)
	clear(merged)
	fmt.Println(len(same), same["e"][0], len(s.counts))

	fmt.Println(pages == nil, len(pages), pages[3][1])
	delete(pages, 3)
	for k, v := range pages {
		fmt.Println(k, v)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		pages[3] = [32]int64{}
	}()
	pages = map[uint16][32]int64{3: {1: 4}, 5: {}} // want rewrite slab
	fmt.Println(len(pages), pages[3][1], pages[5][1])

	m := size(5)
	fmt.Println(len(m), m[1][0], m[2][1], m[19][0], m[0][0])
	fmt.Println(large(1000), grown(), depending(9, 'x'), depending(9, [1 << 12]int64{7})[0])
}

// A size is a hint, and must not take all memory.
func large(n int) int64 {
	fits := make(map[uint32][1 << 11]int64, n)       // want rewrite slab
	tooLarge := make(map[uint64][1<<11 + 1]int64, n) // want refuse large-value
	fits[1] = [1 << 11]int64{1}
	tooLarge[2] = [1<<11 + 1]int64{2}
	moves := map[uint8][1 << 17]uint8{}         // want rewrite slab
	stays := map[uint8][1<<17 + 1]uint8{1: {1}} // want refuse large-value
	moves[0] = [1 << 17]uint8{3}
	return fits[1][0] + tooLarge[2][0] + int64(moves[0][0]) + int64(stays[1][0])
}

// depends: who knows how large the values are that it makes room for?
type depends[T any] struct {
	sized map[uint8][3]T // want refuse large-value
	grows map[uint8][3]T // want rewrite slab
}

func depending[T any](n int, x T) T {
	made := depends[T]{
		make(map[uint8][3]T, n), // want refuse large-value
		map[uint8][3]T{},        // want rewrite slab
	}
	made.sized[1] = [3]T{1: x}
	made.grows[1] = made.sized[1]
	return made.grows[1][1]
}

func grown() int64 {
	m := map[int32][1<<11 + 1]int64{} // want rewrite slab
	m[3] = [1<<11 + 1]int64{3}
	return m[3][0]
}
