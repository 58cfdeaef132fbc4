// Go evaluates what is stored before the map and the key that it is stored to: where both panic, it
// is the value that is heard of.
package main

import "fmt"

type item struct{ id int }

type shop struct{ rows map[int][20]int } // want rewrite pointer

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	s := &shop{map[int][20]int{}} // want rewrite pointer
	m := map[int][20]int{}        // want rewrite pointer
	a := []int{1, 2}
	i := 5
	var none *shop
	var no *item
	var nothing *[20]int
	try("key and value", func() { m[a[i]] = [20]int{a[i+1]} })
	try("pointer key and value", func() { m[no.id] = [20]int{a[i+1]} })
	try("map and value", func() { none.rows[1] = [20]int{a[i+1]} })
	// Nil pointers panic alike, so nobody can tell which came first.
	try("map and pointer", func() { none.rows[1] = *nothing })
	try("pointer", func() { s.rows[1] = *nothing })
	try("key", func() { m[a[i]] = [20]int{1} })
	try("value", func() { m[a[1]] = [20]int{a[i]} })
	fmt.Println(len(m), len(s.rows))
}
