// A copy that is read again after a jump back must not show what came in between.
package main

import "fmt"

var m = map[string][4]int{"a": {1}} // want rewrite pointer

func backwards() {
	v := m["a"]
	n := 0
again:
	fmt.Println(v[0])
	m["a"] = [4]int{9}
	n++
	if n < 2 {
		goto again
	}
}

func clause() {
	i := 0
	for v := m["a"]; i < 2; i++ {
		fmt.Println(v[0])
		m["a"] = [4]int{10}
	}
}

func post() {
	v := m["a"]
	for i := 0; i < 2; m["a"] = [4]int{11} {
		i++
		fmt.Println(v[0])
	}
}

func outer() {
rounds:
	for i := range 3 {
		v := m["a"]
		for j := range 3 {
			if j == 1 {
				m["a"] = [4]int{i * 10}
				continue rounds
			}
			fmt.Println(v[0])
		}
	}
}

func renew(n int) int {
	m["a"] = [4]int{n, n}
	return n
}

// first: all cases are compared before the default is taken, though it stands above them.
func first(n int) {
	v := m["a"]
	switch n {
	default:
		fmt.Println(v[0], v[1])
	case renew(12):
		fmt.Println("case")
	}
}

func fallen(n int) {
	v := m["a"]
	switch {
	default:
		n++
		fallthrough
	case n == 1:
		fmt.Println(v[0], v[1])
	case n == renew(13):
		fmt.Println("case")
	}
}

// chosen: what is sent is evaluated before a clause is chosen.
func chosen(out chan int) {
	v := m["a"]
	select {
	default:
		fmt.Println(v[0], v[1])
	case out <- renew(14):
		fmt.Println("sent")
	}
}

// either: neither clause is the default.
func either(in, out chan int) {
	v := m["a"]
	select {
	case n := <-in:
		fmt.Println(v[0], v[1], n)
	case out <- renew(18):
		fmt.Println("sent")
	}
}

func channels(n int) chan int {
	renew(n)
	return nil
}

func received() {
	v := m["a"]
	select {
	default:
		fmt.Println(v[0], v[1])
	case n := <-channels(15):
		fmt.Println(n)
	}
}

// inside: here the clause has been chosen, or nothing behind it has run.
func inside(n int, in chan int) {
	switch {
	default:
		v := m["a"]
		fmt.Println(v[0], v[1])
	case n == renew(16):
	}
	v := m["a"]
	switch n {
	case 0:
		fmt.Println(v[0], v[1])
	case renew(17):
	default:
	}
	w := m["a"]
	select {
	default:
		fmt.Println(w[0], w[1])
	case n := <-in:
		renew(n)
	}
}

func main() {
	backwards()
	clause()
	post()
	outer()
	first(1)
	fallen(0)
	chosen(nil)
	received()
	in := make(chan int, 1)
	in <- 1
	either(in, nil)
	inside(0, nil)
}
