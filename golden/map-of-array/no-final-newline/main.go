package main

import "fmt"

func main() {
	m := map[string][9]int{"a": {1}} // want rewrite pointer
	for _, v := range m {
		fmt.Println(v[0], len(v))
	}
}

type last map[int][9]int // want rewrite pointer