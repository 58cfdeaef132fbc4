// What was read before a change shows the entry as it was.
package main

import "fmt"

var stats = map[int][16]int32{} // want rewrite pointer

func bump(k int) {
	s := stats[k]
	s[0]++
	stats[k] = s
}

func main() {
	bump(1)
	before := stats[1]
	bump(1)
	after := stats[1]
	fmt.Println(before[0], after[0])

	// Nothing changes the entry until the last use: no copy is needed.
	only := stats[1]
	total := int32(0)
	for i := range only {
		total += only[i]
	}
	fmt.Println(total)

	// Written to: a copy of its own.
	mine := stats[1]
	mine[0] = 100
	fmt.Println(mine[0], stats[1][0])

	// The same array under two keys.
	stats[2] = stats[1]
	bump(2)
	fmt.Println(stats[1][0], stats[2][0])

	// Deleted, and still to be read.
	kept := stats[2]
	delete(stats, 2)
	fmt.Println(kept[0], stats[2][0])

	// Overwritten between two reads of the copy.
	old := stats[1]
	stats[1] = [16]int32{7}
	fmt.Println(old[0], stats[1][0])

	// The loop comes round again after the change.
	last := stats[1]
	for i := range 3 {
		fmt.Print(last[0], " ")
		if i == 1 {
			stats[1] = [16]int32{8}
		}
	}
	fmt.Println(stats[1] == last, stats[1] == [16]int32{8})
}
