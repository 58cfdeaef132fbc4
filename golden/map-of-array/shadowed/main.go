package main

import "fmt"

func main() {
	m := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range m {            // because shadowed
		v[0]++
		n := v[0]
		v := "another v"
		fmt.Println(v, n)
	}
}
