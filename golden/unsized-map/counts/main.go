package main

import (
	"errors"
	"fmt"
)

// few has seven entries, however large n is.
func few(n int) map[int]int {
	m := make(map[int]int) // want refuse count
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

// room is a megabyte, and more is not reserved for keys that may repeat.
func room() (map[int][7]byte, map[int][8]byte) {
	most := make(map[int][7]byte) // want rewrite presized
	for i := 0; i < 65536; i++ {
		most[i/2] = [7]byte{}
	}
	more := make(map[int][8]byte) // want refuse count
	for i := 0; i < 65536; i++ { // because count
		more[i/2] = [8]byte{}
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
	for i := range list { // because count
		m[i%3] = true
	}
	return m
}

const huge = 1 << 40

func constants(stop int) map[int]bool {
	m := make(map[int]bool) // want refuse count
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
	m := make(map[int]bool) // want refuse count
	for i := 0; i < tooLarge; i++ { // because count
		m[i] = true
	}
	return m
}

var _, _ = most, more

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

func main() {
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
	fmt.Println(nothing(make([]struct{}, 10)), len(all(200)))
	defer func() { fmt.Println(recover()) }()
	constants(10)
}
