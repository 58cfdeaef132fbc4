package main

import (
	"fmt"

	"example.com/packages/internal/store"
)

func main() {
	s := store.New()
	s.Add("a", 1)
	s.Add("a", 2)
	s.Merge(map[string][6]float64{"b": {5: 2.5}}) // want rewrite pointer
	report(s.All)

	var none store.Series
	fmt.Println(none)                       // because interface
	mine := map[string][7]float64{"a": {1}} // want refuse interface
	fmt.Println(first(mine))
}

func first(s store.Series) float64 { return s["a"][0] }

func report(all map[string][6]float64) { // want rewrite pointer
	for _, name := range store.Names(all) {
		v := all[name]
		fmt.Println(name, v[0], v[1], v[2], v[5])
	}
}
