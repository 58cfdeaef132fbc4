package main

import "fmt"

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

func compared() {
	var first, second sizer = sheet{map[uint8][20]int{1: {}}}, sheet{} // want refuse compared
	try("sheets", func() { fmt.Println(first == second) })
	try("key", func() { fmt.Println(len(map[sizer]int{first: first.size()})) })
	first, second = &book{map[uint8][20]int{1: {}}}, &book{} // want rewrite slab
	try("books", func() { fmt.Println(first == second, first.size()) })
}
