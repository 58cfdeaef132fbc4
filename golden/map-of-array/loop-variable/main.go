// Before Go 1.22 all iterations share one variable.
package main

import "fmt"

func main() {
	m := map[string][4]int{"a": {1}, "b": {1}} // want refuse loop-variable
	var all []*[4]int
	for _, v := range m { // because loop-variable
		all = append(all, &v)
	}
	all[0][0]++
	fmt.Println(all[1][0], m["a"][0])

	n := map[string][4]int{"a": {1}} // want refuse loop-variable
	var later []func() int
	for _, v := range n { // because loop-variable
		later = append(later, func() int { v[0]++; return v[0] })
	}
	fmt.Println(later[0](), later[0]())
}
