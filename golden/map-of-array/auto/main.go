// Large values that are changed in place: what the tool is for.
package main

import "fmt"

type histogram [64]uint64

type stats struct {
	byHost map[string]histogram // want rewrite pointer
	bySize map[uint32][256]byte // want rewrite pointer
}

func (s *stats) add(host string, bucket int) {
	h := s.byHost[host]
	h[bucket]++
	s.byHost[host] = h
}

func (s *stats) mark(size uint32, at byte) {
	if line, ok := s.bySize[size]; ok {
		line[at] |= 1
		s.bySize[size] = line
	}
}

func main() {
	s := stats{map[string]histogram{}, map[uint32][256]byte{9: {}}} // want rewrite pointer
	s.add("a", 3)
	s.add("a", 3)
	s.mark(9, 200)
	s.mark(10, 200)
	fmt.Println(s.byHost["a"][3], s.byHost["b"][3], s.bySize[9][200], len(s.bySize))
}
