package main

import (
	"fmt"
	"slices"
)

type sizer interface{ size() int }

// Two of these cannot be compared.
type sheet struct {
	rows map[uint8][20]int // want refuse compared
}

func (s sheet) size() int { return len(s.rows) }

// Two pointers can.
type book struct {
	rows map[uint8][20]int // want rewrite slab
}

func (b *book) size() int { return len(b.rows) }

// The values of a type parameter can become interface values.
type page struct {
	rows [1]map[uint8][21]int // want refuse compared
}

func (p page) size() int { return len(p.rows[0]) }

func same[T sizer](a, b T) bool { return sizer(a) == sizer(b) }

// What only moves them compares none.
type leaf struct {
	rows map[uint8][22]int // want rewrite slab
}

func largest(leaves []leaf) int {
	slices.SortFunc(leaves, func(a, b leaf) int { return len(b.rows) - len(a.rows) })
	return len(leaves[0].rows)
}

func compared() {
	try("pages", func() { fmt.Println(same(page{}, page{})) })         // because compared
	fmt.Println(largest([]leaf{{}, {map[uint8][22]int{1: {}}}}))       // want rewrite slab
	var first, second sizer = sheet{map[uint8][20]int{1: {}}}, sheet{} // want refuse compared
	try("sheets", func() { fmt.Println(first == second) })
	try("key", func() { fmt.Println(len(map[sizer]int{first: first.size()})) })
	first, second = &book{map[uint8][20]int{1: {}}}, &book{} // want rewrite slab
	try("books", func() { fmt.Println(first == second, first.size()) })
}
