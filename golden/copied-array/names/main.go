// The same words have to mean the same things where the element is read.
package main

import "fmt"

func inner(m map[int][64]int64, k, i int) (n int64) {
	v := m[k] // want refuse shadowed
	{
		k := int64(7) // because shadowed
		n = v[i] + k
	}
	return n
}

func alias(m map[int][64]int64, k, i int) (n int64) {
	v := m[k]                       // want refuse shadowed
	switch k := any(k + 1).(type) { // because shadowed
	case int:
		n = v[i] + int64(k)
	}
	return n
}

func kind(m map[int64][64]int64, k, i int) int64 {
	v := m[int64(k)] // want refuse shadowed
	type int64 = int // because shadowed
	var n int64 = 2
	return v[i*n/2]
}

// Even true can be declared anew.
func truth(m map[bool][64]int64, i int) (n int64) {
	v := m[true] // want refuse shadowed
	if i > 0 {
		true := false // because shadowed
		if !true {
			n = v[i]
		}
	}
	return n
}

func lie(m map[bool][64]int64, i int) (n int64) {
	v := m[false] // want refuse shadowed
	if i > 0 {
		false := true // because shadowed
		if false {
			n = v[i]
		}
	}
	return n
}

func nothing(m map[any][64]int64, i int) (n int64) {
	v := m[nil] // want refuse shadowed
	if i > 0 {
		nil := any(2) // because shadowed
		if nil != 3 {
			n = v[i]
		}
	}
	return n
}

func truthOfPackage(m map[bool][64]int64, i int) int64 {
	v := m[true] // want rewrite access
	return v[i]
}

// A variable that is named like the map or the key hides it no more once it is gone.
func map1(m map[int][64]int64, i int) (n int64) {
	for _, m := range m { // want rewrite access
		n += m[i]
	}
	if m, ok := m[2]; ok { // want rewrite access
		n += m[i]
	}
	{
		m := m[1] // want rewrite access
		n += m[i]
	}
	return n
}

func key(m map[int][64]int64, k, i int) (n int64) {
	if k, ok := m[k]; ok { // want rewrite access
		n += k[i]
	}
	{
		k := m[k] // want rewrite access
		n += k[i]
	}
	return n
}

// Fields may be called what they like.
func fields(m map[int][64]int64, k, i int) int64 {
	v := m[k] // want rewrite access
	return struct{ m, k, v int64 }{k: v[i], v: 1}.k
}

func main() {
	m := map[int][64]int64{1: {1: 5}, 2: {1: 6}}
	fmt.Println(inner(m, 1, 1), alias(m, 1, 1), kind(map[int64][64]int64{1: {1: 3}}, 1, 1))
	b := map[bool][64]int64{true: {1: 7}, false: {1: 8}}
	fmt.Println(truth(b, 1), truthOfPackage(b, 1), lie(b, 1))
	fmt.Println(nothing(map[any][64]int64{nil: {1: 9}, 2: {1: 10}}, 1))
	fmt.Println(map1(m, 1), key(m, 1, 1), fields(m, 2, 1))
}
