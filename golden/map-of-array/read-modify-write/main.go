// Counts hits by hour: each line of the loops is a read-modify-write.
package main

import "fmt"

const hours = 24

var log = []struct {
	page string
	hour int
}{{"/", 3}, {"/a", 23}, {"/", 3}, {"/", 0}, {"/a", 23}}

func main() {
	hits := make(map[string][hours]int64) // want rewrite pointer
	for _, one := range log {
		h := hits[one.page]
		h[one.hour]++ // may panic before the entry is stored
		hits[one.page] = h
	}

	first := map[string][hours]int64{} // want rewrite pointer
	for _, one := range log {
		h := first[one.page]
		h[0] += int64(len(one.page))
		h[hours-1] = h[0] * 2
		first[one.page] = h
	}

	fmt.Println(len(hits), hits["/"][3], hits["/"][0], hits["/a"][23], hits["/b"][1])
	fmt.Println(len(first), first["/"][0], first["/"][hours-1], first["/a"][0])
}
