// A call in the same statement changes what has just been read.
package main

import "fmt"

var m = map[string][4]int{"a": {1}} // want refuse evaluation-order

func bump(k string) int {
	v := m[k]
	v[0]++
	m[k] = v
	return v[0]
}

func pair(a [4]int, n int) string { return fmt.Sprint(a[0], n) }

func main() {
	fmt.Println(pair(m["a"], bump("a"))) // because evaluation-order
	x, n := m["a"], bump("a")
	fmt.Println(x[0] == n)
}
