// The length of these arrays is another number on a machine with other words. Where the file does
// not write it, no rewrite may write the number of this machine.
package main

import "fmt"

const words = 32 << (^uint(0) >> 63) / 8 // 8, or 4

type store struct {
	byName map[string][words]int // want rewrite pointer
	plain  map[string][4]int     // want rewrite pointer
}

func main() {
	s := store{map[string][words]int{}, map[string][4]int{}} // want rewrite pointer
	add(&s, "a", 1)
	fmt.Println(s.byName["a"][1], s.plain["a"][1])
}
