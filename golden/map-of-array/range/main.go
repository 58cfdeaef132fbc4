package main

import (
	"fmt"
	"sort"
)

type row [17]int64

func build() map[int]row { // want rewrite pointer
	return map[int]row{1: {1, 10}, 2: {2, 20}, 3: {3, 30}} // want rewrite pointer
}

func main() {
	m := build()

	// Read only: no copy.
	total := int64(0)
	for k, v := range m {
		total += v[0] + v[1]*int64(k)
	}
	fmt.Println(total)

	// Changes its own copy.
	total = 0
	for _, v := range m {
		v[0] *= 2
		total += v[0]
	}
	fmt.Println(total, m[1][0])

	// The map changes while the variable is still to be read.
	seen := int64(0)
	for k, v := range m {
		m[k] = row{100}
		seen += v[0]
	}
	fmt.Println(seen, m[1][0], m[2][0])

	// Keeps every copy.
	var kept []row
	for _, v := range m {
		kept = append(kept, v)
	}
	m[1] = row{}
	sum := int64(0)
	for i := range kept {
		sum += kept[i][0]
	}
	fmt.Println(sum)

	// A closure keeps the variable of its iteration.
	var later []func() int64
	for _, v := range m {
		later = append(later, func() int64 { v[0]++; return v[0] })
	}
	for k := range m {
		m[k] = row{5}
	}
	var all []int64
	for _, f := range later {
		all = append(all, f(), f())
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	fmt.Println(all)

	// Only the key, or nothing.
	n := 0
	for k := range m {
		n += k
	}
	for range m {
		n++
	}
	for k, _ := range m {
		n += k
	}
	for _, _ = range m {
		n++
	}
	fmt.Println(n)

	// The address of the copy.
	var pointers []*row
	for k, v := range m {
		pointers = append(pointers, &v)
		m[k] = row{9}
	}
	fmt.Println(pointers[0][0], *pointers[1] == row{5}, m[1][0])

	// Whole, beside a literal, and the result becomes an interface value.
	for _, v := range m {
		fmt.Print(v == row{}, v != row{9}, " ")
	}
	fmt.Println()

	// The elements of one entry.
	for i, x := range m[1] {
		if i < 2 {
			m[1] = row{1: x + 1}
			fmt.Print(x, m[1][1], " ")
		}
	}
	for i, x := range m[2] {
		if x != 0 {
			fmt.Println(i, x)
		}
	}
}
