// Copies of a loop's variable are made beside copies of entries that go, in the same function and of
// the same size.
package main

import "fmt"

type row [64]int64

var kept []*row

// all: a batch has a copy of each entry, and the entry that is looked up is not copied any more.
func all(rows, others map[int]row) (sum int64) {
	for k, v := range rows { // want refuse whole-use, rewrite batch
		kept = append(kept, &v) // because whole-use
		other := others[k] // want rewrite access
		sum += v[0] + other[k]
	}
	return sum
}

// some: a copy for each hit.
func some(list []row, others map[int]row) (sum int64) {
	for i, v := range list { // want rewrite late
		if v[0] > 2 {
			v[1]++
			kept = append(kept, &v)
			v[2]++
		} else if other, ok := others[i]; ok { // want rewrite access
			sum += other[i]
		}
	}
	return sum
}

// several: two look-ups, and two loops.
func several(list []row, others map[int]row) (sum int64) {
	for i, v := range list { // want rewrite batch
		kept = append(kept, &v)
		other := others[i] // want rewrite access
		sum += other[i]
	}
	for _, v := range list { // want rewrite batch
		v[3] = 4
		kept = append(kept, &v)
	}
	last := others[3] // want rewrite access
	return sum + last[len(list)-1]
}

func main() {
	others := func() map[int]row { return map[int]row{0: {5, 6, 7}, 1: {8, 9}, 3: {1, 2, 3}} }
	list := []row{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	fmt.Println(all(map[int]row{1: {1, 2}}, others()), some(list, others()), several(list, others()))
	for _, one := range kept {
		fmt.Println(one[:4])
	}
}
