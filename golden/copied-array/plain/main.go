// One element of an entry: the entry is not copied any more.
package main

import (
	"fmt"
	"sync"
)

type histogram [64]int64

var total = map[string]histogram{"a": {1, 2, 3}}

type server struct {
	mu   sync.Mutex
	hits map[string][64]int64
}

func (s *server) count(route string, bucket int) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	hits := s.hits[route] // want rewrite access
	return hits[bucket]
}

func local(m map[int][64]int64, k, i int) int64 {
	// About the entry.

	v := m[k] // want rewrite access

	// About the element.
	return v[i] + 1
}

func of(name string, i int) (n int64) {
	h := total[name] // want rewrite access
	n = h[i]
	return n
}

func initial(m map[int][64]int64, k, i int) string {
	if v := m[k]; v[i] > 2 { // want rewrite access
		return "many"
	}
	switch v := m[k+1]; v[i] { // want rewrite access
	case 2:
		return "two"
	}
	switch v := m[k]; { // want rewrite access
	case v[i] == 1:
		return "one"
	}
	return "none"
}

func line(m map[int][64]int64, k, i int) int64 { v := m[k]; return v[i] } // want rewrite access

func branches(m map[int][128]int64, k, i int, last bool) (n int64) {
	v := m[k] // want rewrite access
	if last {
		n = v[len(v)-1]
	} else {
		n = v[i]
	}
	return n
}

// A call runs after its arguments are evaluated: it may change what it likes.
func change(x int64) int64 {
	total["a"] = histogram{}
	return x
}

func argument(i int) int64 {
	v := total["a"] // want rewrite access
	return change(v[i])
}

// A missing key reads as zero, and a nil map as a map without entries.
func missing() int64 {
	return local(nil, 7, 7) + local(map[int][64]int64{}, 8, 8)
}

func nested(m map[int][8][8]int64, k, i int) int64 {
	v := m[k] // want rewrite access
	return v[i][i+1]
}

func main() {
	s := &server{hits: map[string][64]int64{"/": {4, 5, 6}}}
	fmt.Println(s.count("/", 1), s.count("/none", 1))
	m := map[int][64]int64{1: {1: 1}, 2: {1: 2}, 3: {1: 3}}
	fmt.Println(local(m, 1, 1), of("a", 2), line(m, 3, 1), missing())
	fmt.Println(initial(m, 1, 1), initial(m, 2, 1), initial(m, 3, 1), initial(m, 4, 1))
	fmt.Println(branches(map[int][128]int64{1: {2: 2, 127: 9}}, 1, 2, true), argument(1), total["a"][1])
	fmt.Println(nested(map[int][8][8]int64{1: {2: {3: 3}}}, 1, 2))
}
