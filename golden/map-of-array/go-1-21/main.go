// Before Go 1.22 the loop variable is one for all iterations; before Go 1.26 there is no new(v).
package main

import "fmt"

func origin() [5]int { return [5]int{4: 1} }

func main() {
	start := [5]int{1}
	m := map[string][5]int{"v": start, "f": origin(), "l": [5]int{2}, "e": {3}} // want rewrite pointer
	start[0] = 100
	total := 0
	for _, v := range m {
		total += v[0] + v[4]
	}
	for k, v := range m {
		v[1] = len(k)
		m[k] = v
	}
	for _, v := range m {
		v[2]++
		total += v[2]
	}
	for _, v := range m {
		v := v
		func() { v[1]++ }()
		total += v[1]
	}
	fmt.Println(total, m["v"][0], m["v"][1], m["v"][2])
	clear(m)
	fmt.Println(len(m))
}
