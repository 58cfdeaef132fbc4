package main

import "fmt"

// Someone keeps map-of-array from this map, so its loads are as if that rule had not run: add and
// get would make it rewrite the map, which would leave the load in get alone.
type noted struct {
	//unheap:ignore map-of-array the layout is documented
	hits map[string][64]int64
}

func (s *noted) add(k string, i int) {
	v := s.hits[k] // want refuse whole-use
	v[i]++         // because whole-use
	s.hits[k] = v
}

func (s *noted) get(k string, i int) int64 {
	v := s.hits[k] // want rewrite access
	return v[i]
}

func silenced() {
	s := &noted{hits: make(map[string][64]int64)} // want leave suppressed
	s.add("a", 1)
	fmt.Println(s.get("a", 1), s.get("b", 1))
}
