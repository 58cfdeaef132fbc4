// A test for the entry stays; the entry is not copied.
package main

import "fmt"

func guarded(m map[string][64]int64, k string, i int) int64 {
	if v, ok := m[k]; ok { // want rewrite access
		return v[i]
	}
	return -1
}

func early(m map[string][64]int64, k string, i int) (int64, error) {
	v, ok := m[k] // want rewrite access
	if !ok {
		return 0, fmt.Errorf("no %s among %d", k, len(m))
	}
	return v[i], nil
}

// Without an entry v is zero, and so is m[k].
func unguarded(m map[string][64]int64, k string, i int) (int64, bool) {
	v, ok := m[k] // want rewrite access
	return v[i], ok
}

func again(m map[int][64]int64, i int) (n int64) {
	v, ok := m[1] // want rewrite access
	if ok {
		n += v[i]
	}
	w, ok := m[2] // want rewrite access
	if ok {
		n += w[i]
	}
	return n
}

func ignored(m map[int][64]int64, i int) int64 {
	v, _ := m[1] // want rewrite access
	return v[i]
}

// NaN is never found, in either form.
func reflexive(m map[float64][64]int64, k float64, i int) int64 {
	if v, ok := m[k]; ok { // want rewrite access
		return v[i]
	}
	return -1
}

// Two look-ups of so few bytes take longer than the copies.
func small(m map[int][16]int64, k, i int) int64 {
	if v, ok := m[k]; ok { // want leave small-value
		return v[i]
	}
	return -1
}

// The second test overwrites the key.
func named(m map[bool][64]int64, k bool, i int) int64 {
	if v, k := m[k]; k { // want refuse shadowed
		return v[i]
	}
	return -1
}

func main() {
	m := map[string][64]int64{"a": {1: 5}}
	fmt.Println(guarded(m, "a", 1), guarded(m, "b", 1))
	fmt.Println(early(m, "a", 1))
	fmt.Println(early(m, "b", 1))
	fmt.Println(unguarded(m, "a", 1))
	fmt.Println(unguarded(m, "b", 1))
	n := map[int][64]int64{1: {1: 5}, 2: {1: 6}}
	fmt.Println(again(n, 1), ignored(n, 1), small(map[int][16]int64{1: {1: 7}}, 1, 1))
	zero := 0.0
	f := map[float64][64]int64{zero / zero: {1: 5}, 1: {1: 6}}
	fmt.Println(reflexive(f, zero/zero, 1), reflexive(f, 1, 1))
	fmt.Println(named(map[bool][64]int64{false: {1: 5}}, false, 1))
	shared()
	temporaries()
}
