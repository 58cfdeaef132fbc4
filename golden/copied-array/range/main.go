// Loops over a map that read an element of each entry.
package main

import "fmt"

func keyed(m map[string][128]int64, i int) (n int64) {
	for k, v := range m { // want rewrite access
		n += v[i] * int64(len(k))
	}
	return n
}

func nameless(m map[string][128]int64, i int) (n int64) {
	for _, v := range m { // want rewrite access
		n += v[i]
	}
	return n
}

func taken(m map[int][128]int64, i int) (n int64) {
	k, key := int64(1), int64(2)
	for _, v := range m { // want rewrite access
		n += v[i] + k + key
	}
	return n
}

// The entry is read before it goes.
func drain(m map[int][128]int64, i int) (n int64) {
	for k, v := range m { // want rewrite access
		n += v[i]
		delete(m, k)
	}
	return n
}

func remove(m map[int][128]int64, i int) (n int64) {
	for k, v := range m { // want refuse entry-changes
		delete(m, k) // because entry-changes
		n += v[i]
	}
	return n
}

// The loop goes on over the map that it began with.
func replace(m map[int][128]int64, i int) (n int64) {
	for _, v := range m { // want refuse reassigned
		n += v[i]
		m = map[int][128]int64{} // because reassigned
	}
	return n
}

func count(m map[int][128]int64, i int) (n int64) {
	for k, v := range m { // want refuse reassigned
		k++ // because reassigned
		n += v[i] + int64(k)
	}
	return n
}

func hidden(m map[int][128]int64, i int) (n int64) {
	for m, v := range m { // want refuse shadowed
		n += v[i] + int64(m)
	}
	return n
}

// NaN is a key that no look-up finds.
func notANumber(m map[float64][128]int64, i int) (n int64) {
	for _, v := range m { // want refuse key-equality
		n += v[i]
	}
	return n
}

// An interface can hold such a key.
func anything(m map[any][128]int64, i int) (n int64) {
	for _, v := range m { // want refuse key-equality
		n += v[i]
	}
	return n
}

func inner(m map[int][128]int64, rows []int) (n int64) {
	for _, v := range m { // want leave no-gain
		for _, i := range rows {
			n += v[i]
		}
	}
	return n
}

func main() {
	m := map[string][128]int64{"a": {1: 5}, "bc": {1: 6}}
	n := map[int][128]int64{1: {1: 5}, 2: {1: 5}}
	zero := 0.0
	fmt.Println(keyed(m, 1), nameless(m, 1), taken(n, 1), replace(n, 1), count(n, 1), hidden(n, 1))
	fmt.Println(notANumber(map[float64][128]int64{zero / zero: {1: 4}}, 1))
	fmt.Println(anything(map[any][128]int64{zero / zero: {1: 4}}, 1), inner(n, []int{1, 2}))
	fmt.Println(drain(n, 1), len(n), remove(map[int][128]int64{1: {1: 5}}, 1))
}
