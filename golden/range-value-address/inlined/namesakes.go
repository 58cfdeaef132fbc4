// Whatever declares a variable: of one of the name the compiler may speak where it speaks of a call.
package main

import (
	"fmt"

	"example.com/inlined/list"
)

type keeper struct {
	v     int
	found *list.Item
}

//go:noinline
func parameter(v int, items []list.Item) (found *list.Item) {
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	found.N += v
	return found
}

//go:noinline
func variadic(items []list.Item, v ...int) (found *list.Item) {
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	found.N += len(v)
	return found
}

//go:noinline
func result(items []list.Item) (found *list.Item, v int) {
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	v++
	return found, v
}

//go:noinline
func (v *keeper) receiver(items []list.Item) {
	func() {
		for _, one := range items { // want rewrite late
			if one.N == 2 {
				v.found = &one
			}
		}
	}()
	var found *list.Item
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	v.v = found.N
}

//go:noinline
func declared(items []list.Item) (found *list.Item) {
	var n, v int
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	n, v = v, n
	found.N += n + v
	return found
}

//go:noinline
func received(items []list.Item, c chan int) (found *list.Item) {
	select {
	case v := <-c:
		defer fmt.Println(v)
	default:
	}
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	return found
}

//go:noinline
func ranged(items []list.Item) (found *list.Item) {
	for i, v := range "ab" {
		defer fmt.Println(i, v)
	}
	func() {
		for _, v := range items { // want refuse same-name
			if v.N == 2 {
				found = &v
			}
		}
	}()
	return found
}

// apart: constants, fields and labels are not put on the heap.
//
//go:noinline
func apart(items []list.Item) (found *list.Item, n int) {
	const one = 1
	func() {
		for _, v := range items { // want rewrite late
			if v.N == 2 {
				found = &v
			}
		}
		for _, one := range items { // want rewrite late
			if one.N == 2 {
				found = &one
			}
		}
	}()
	k := keeper{v: one}
v:
	for {
		k.v++
		break v
	}
	return found, k.v
}

func each(f func(n int)) {
	v := 2
	held = &v
	f(v)
}

var held *int

// passed: each is compiled in here, and has a v on the heap; the literal is compiled for itself.
//
//go:noinline
func passed(items []list.Item) (n int) {
	each(func(wanted int) {
		for _, v := range items { // want leave on-stack
			p := &v
			n += p.N / wanted
			defer func() { n += wanted }()
		}
	})
	return n
}

func namesakes() {
	fmt.Println(passed([]list.Item{{N: 1}, {N: 2}}))
	items := []list.Item{{N: 1}, {N: 2}}
	fmt.Println(parameter(3, items).N, variadic(items, 1, 2).N, declared(items).N)
	found, v := result(items)
	fmt.Println(found.N, v)
	k := new(keeper)
	k.receiver(items)
	fmt.Println(k.found.N, k.v)
	c := make(chan int, 1)
	c <- 1
	fmt.Println(received(items, c).N, ranged(items).N)
	found, v = apart(items)
	fmt.Println(found.N, v)
}
