package main

import (
	"errors"
	"fmt"
	"strconv"
)

// few has seven entries, however large n is.
func few(n int) map[int]int {
	m := make(map[int]int)   // want refuse count
	for i := 0; i < n; i++ { // because count
		m[i%7] = i
	}
	return m
}

// checked looks at the number before it is used.
func checked(n int) (map[int]int, error) {
	m := make(map[int]int) // want refuse count
	if n > 1000 {          // because count
		return nil, errors.New("too large")
	}
	for i := range n {
		m[i] = i
	}
	return m, nil
}

// read trusts a number from outside only as far as there is something to read.
func read(n int, next func() (int, error)) (map[int]int, error) {
	m := make(map[int]int) // want refuse count
	for i := 0; i < n; i++ {
		v, err := next()
		if err != nil {
			return nil, err // because count
		}
		m[i] = v
	}
	return m, nil
}

var errEnd = errors.New("the end")

// ended: the error comes long before n, and nothing else can.
func ended(n, end int) (map[int]int, error) {
	m := make(map[int]int) // want refuse count
	for i := 0; i < n; i++ {
		if i == end {
			return nil, errEnd // because count
		}
		m[i] = i
	}
	return m, nil
}

const beyond = 1 << 63

// endless: the number is larger than any size.
func endless() map[uint64]int {
	m := make(map[uint64]int)             // want refuse count
	for i := uint64(0); i < beyond; i++ { // because count
		m[i] = 1
	}
	return m
}

// room is a megabyte, and more is not reserved for keys that may repeat.
func room() (map[int][7]byte, map[int][8]byte) {
	most := make(map[int][7]byte) // want rewrite presized
	for i := 0; i < 65536; i++ {
		most[i|1] = [7]byte{}
	}
	more := make(map[int][8]byte) // want refuse count
	for i := 0; i < 65536; i++ {  // because count
		more[i|1] = [8]byte{}
	}
	return most, more
}

// stopped panics long before n.
func stopped(n int, values []int) (m map[int]int, err error) {
	defer func() { err = fmt.Errorf("recovered: %v", recover()) }()
	sizes := make(map[int]int) // want refuse count
	for i := range n {
		sizes[i] = values[i] // because count
	}
	return sizes, nil
}

// nothing: elements without a size prove no memory.
func nothing(list []struct{}) map[int]bool {
	m := make(map[int]bool) // want refuse count
	for i := range list {   // because count
		m[i%3] = true
	}
	return m
}

const huge = 1 << 40

func constants(stop int) map[int]bool {
	m := make(map[int]bool)     // want refuse count
	for i := 0; i < huge; i++ { // because count
		if i == stop {
			panic(i)
		}
		m[i%3] = true
	}
	return m
}

const (
	largest  = 1<<31 - 1
	tooLarge = 1 << 31
)

// most and more: the largest int of 32 bits, and one that is no int there.
func most() map[int]bool {
	m := make(map[int]bool) // want rewrite presized
	for i := 0; i < largest; i++ {
		m[i] = true
	}
	return m
}

func more() map[int]bool {
	m := make(map[int]bool)         // want refuse count
	for i := 0; i < tooLarge; i++ { // because count
		m[i] = true
	}
	return m
}

var _, _ = most, more

// above inserts the last few numbers only.
func above(n int) map[int]bool {
	m := make(map[int]bool)              // want refuse count
	for i := 1_500_000_000; i < n; i++ { // because count
		m[i] = true
	}
	return m
}

const first, last = 1<<31 - 20, 1<<31 - 1

func between() map[int]bool {
	m := make(map[int]bool)         // want refuse count
	for i := first; i < last; i++ { // because count
		m[i] = true
	}
	return m
}

func near(n int) map[int]bool {
	m := make(map[int]bool) // want rewrite presized
	for i := 8; i < n; i++ {
		m[i] = true
	}
	n++
	more := make(map[int]bool) // want refuse count
	for i := 9; i < n; i++ {   // because count
		more[i] = m[i]
	}
	return more
}

func all(n uint8) map[uint8]uint8 {
	m := make(map[uint8]uint8) // want rewrite presized
	for i := uint8(0); i < n; i++ {
		m[i] = i * i
	}
	return m
}

// compared panics at once if the two cannot be compared.
func compared(x, y any, n int) (same int, err any) {
	defer func() { err = recover() }()
	m := make(map[int]int) // want refuse count
	for i := 0; i < n; i++ {
		switch x { // because count
		case y:
			same++
		}
		m[i] = 1
	}
	return same + len(m), nil
}

// Numbers can be compared.
func chosen(x, n int) (same int) {
	m := make(map[int]int) // want rewrite presized
	for i := 0; i < n; i++ {
		switch x {
		case i:
			same++
		}
		m[i] = 1
	}
	return same + len(m)
}

// nilMap panics in the first turn, if the other map is nil.
func nilMap(n int, other map[int]int) (m map[int]int, err any) {
	defer func() { err = recover() }()
	m = make(map[int]int) // want refuse count
	for i := 0; i < n; i++ {
		other[i]++ // because count
		m[i] = i
	}
	return m, nil
}

// nilArray as well.
func nilArray(p *[1 << 24]int) (m map[int]int, err any) {
	defer func() { err = recover() }()
	m = make(map[int]int) // want refuse count
	for i, v := range p { // because count
		m[i] = v
	}
	return m, nil
}

// based panics as well: there is no such base.
func based(n, base int) (m map[int]string, err any) {
	defer func() { err = recover() }()
	m = make(map[int]string) // want refuse count
	for i := range n {
		m[i] = strconv.FormatInt(int64(i), base) // because count
	}
	return m, nil
}

func unary(n int) (m map[int]string, err any) {
	defer func() { err = recover() }()
	m = make(map[int]string) // want refuse count
	for i := range n {
		m[i] = strconv.FormatInt(int64(i), 1) // because count
	}
	return m, nil
}

// limited panics in the first turn, if the list is shorter than the slice.
func limited(n int, list []int) (m map[int]int, err any) {
	defer func() { err = recover() }()
	m = make(map[int]int) // want refuse count
	for i := range n {
		m[i] = len(make([]int, 3, len(list))) // because count
	}
	return m, nil
}

type dated struct {
	_, day int
}

// undated has one key: a comparison leaves out what has no name.
func undated(n int) map[dated]int {
	m := make(map[dated]int) // want refuse count
	for i := range n {       // because count
		m[dated{i, 1}] = i
	}
	return m
}

func decimal(n int) map[string]int {
	m := make(map[string]int) // want rewrite presized
	for i := range n {
		m[strconv.FormatInt(int64(i), 10)] = i
	}
	return m
}

func lower(n *int) int {
	*n = 3
	return 0
}

// lowered: the number is another one when the loop begins, or it does not begin.
func lowered(n int) map[int]int {
	m := make(map[int]int)                 // want refuse bound-changes
	for j, i := lower(&n), n; i > 0; i-- { // because bound-changes
		m[i] = j
	}
	return m
}

func begun(n int, first []int) (m map[int]int, err any) {
	defer func() { err = recover() }()
	m = make(map[int]int)                 // want refuse count
	for j, i := first[0], 0; i < n; i++ { // because count
		m[i] = j
	}
	return m, nil
}

func main() {
	_, err := nilMap(1<<40, nil)
	fmt.Println(err)
	_, err = nilArray(nil)
	fmt.Println(err)
	_, err = based(1<<40, 99)
	fmt.Println(err)
	_, err = unary(1 << 40)
	fmt.Println(err)
	_, err = limited(1<<40, nil)
	fmt.Println(err, len(undated(20)))
	fmt.Println(len(decimal(20)), lowered(1<<40))
	_, err = begun(1<<40, nil)
	fmt.Println(err)
	endings()
	fmt.Println(compared([]int{1}, []int{1}, 1<<20))
	fmt.Println(chosen(3, 20))
	fmt.Println(few(1000))
	fmt.Println(checked(1 << 40))
	left := 3
	fmt.Println(read(1<<40, func() (int, error) {
		if left--; left < 0 {
			return 0, errors.New("nothing left")
		}
		return left, nil
	}))
	fmt.Println(ended(1<<40, 3))
	most, more := room()
	fmt.Println(len(most), len(more))
	fmt.Println(stopped(1<<40, []int{1, 2, 3}))
	fmt.Println(len(above(1_500_000_010)), len(between()), len(near(50)))
	fmt.Println(nothing(make([]struct{}, 10)), len(all(200)))
	defer func() { fmt.Println(recover()) }()
	constants(10)
}
