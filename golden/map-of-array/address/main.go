// Somebody has the address of a map variable; a map that only a pointer leads to is another thing.
package main

import "fmt"

type index map[string][30]int // want refuse address

// add takes the address of whatever it is called on.
func (ix *index) add(k string, n int) {
	if *ix == nil {
		*ix = index{}
	}
	v := (*ix)[k]
	v[0] += n
	(*ix)[k] = v
}

func reset(m *map[int][2]int) { *m = map[int][2]int{} } // want refuse address

func main() {
	var ix index
	ix.add("a", 1) // because address
	fmt.Println(ix["a"][0])

	m := map[int][2]int{1: {1}} // want refuse address
	reset(&m)                   // because address
	fmt.Println(len(m))

	p := new(map[int][3]int) // want rewrite pointer
	fmt.Println((*p)[1][0])
}
