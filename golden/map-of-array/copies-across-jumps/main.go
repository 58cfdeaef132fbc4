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

func main() {
	backwards()
	clause()
	post()
	outer()
}
