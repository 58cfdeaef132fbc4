// What does not pay is left, with the figures.
package main

import "fmt"

// 20 bytes are copied about as fast as one of them is found.
func small(m map[int][20]byte, k, i int) byte {
	v := m[k] // want leave small-value
	return v[i]
}

// From half a kilobyte on, two look-ups take less than one copy; three do not.
func two(m map[int][64]int64, k, i int) int64 {
	v := m[k] // want rewrite access
	return v[i] + v[i+1]
}

func three(m map[int][64]int64, k, i int) int64 {
	v := m[k] // want leave no-gain
	return v[i] + v[i+1] + v[i+2]
}

func large(m map[int][512]int64, k, i int) int64 {
	v := m[k] // want rewrite access
	return v[i] + v[i+1] + v[i+2]
}

// Each turn would look the key up again.
func looped(m map[int][512]int64, k int) (n int64) {
	v := m[k] // want leave no-gain
	for i := 0; i < len(v); i++ {
		n += v[i]
	}
	return n
}

// The range expression is evaluated once, its loop's body as often as there are elements.
func once(m map[int][64][]int64, k, i int) (n int64) {
	v := m[k] // want rewrite access
	for _, x := range v[i] {
		n += x
	}
	return n
}

// Only the length is asked, and no look-up is made for it.
func lengths(m map[int][64]int64, k int) int {
	v := m[k] // want leave no-copy
	if len(v) > 0 {
		return len(v)
	}
	return int(v[0])
}

// Nothing is copied in a function that is only ever inlined.
func inlined(m map[int][64]int64, i int) int64 {
	return func() int64 {
		v := m[1] // want leave no-copy
		return v[i]
	}()
}

// The compiler is silent on fewer than 128 bytes: here it may leave the copy out.
func silent(m map[int][12]int64, k int) int64 {
	v := m[k] // want leave no-copy
	return v[3]
}

func quick(m map[int][12]int64, k, i int) int64 {
	v := m[k] // want rewrite access
	return v[i]
}

func main() {
	m := map[int][64]int64{1: {1: 5, 2: 6, 3: 7}}
	fmt.Println(small(map[int][20]byte{1: {1: 5}}, 1, 1), two(m, 1, 1), three(m, 1, 1))
	l := map[int][512]int64{1: {1: 5, 2: 6, 3: 7}}
	fmt.Println(large(l, 1, 1), looped(l, 1), once(map[int][64][]int64{1: {1: {4, 5}}}, 1, 1))
	s := map[int][12]int64{1: {1: 5, 3: 8}}
	fmt.Println(lengths(m, 1), inlined(m, 1), silent(s, 1), quick(s, 1, 1))
}
