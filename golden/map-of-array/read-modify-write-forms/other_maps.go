package main

import "fmt"

// counts has keys that stand in another table, whose entries become pointers in the same run.
func counts() {
	places := map[string][40]int{"a": {3, 4}} // want rewrite pointer
	counts := map[int][41]int{}               // want rewrite pointer
	for range 2 {
		c := counts[places["a"][1]]
		c[0]++
		counts[places["a"][1]] = c
	}
	c := counts[places["b"][0]]
	c[places["a"][0]] = 7
	counts[places["b"][0]] = c
	if c, ok := counts[places["c"][0]]; ok {
		c[1] = 8
		counts[places["c"][0]] = c
	}
	fmt.Println(len(places), len(counts), counts[4][0], counts[0][3], counts[0][1])
}

// nested has maps of arrays in the arrays of a map: both become pointers.
func nested() {
	nested := map[string][40]map[string][50]int{} // want rewrite pointer
	n := nested["a"]
	n[1] = map[string][50]int{"x": {1, 2}} // want rewrite pointer
	nested["a"] = n
	x := nested["a"][1]["x"]
	x[1]++
	nested["a"][1]["x"] = x
	fmt.Println(len(nested), nested["a"][1]["x"][1], nested["b"][1]["y"][0])
}
