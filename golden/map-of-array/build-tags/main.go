package main

import "fmt"

func main() {
	fmt.Println(len(names), local["x"][0])
	elsewhere()
	calls()
}

var local = map[string][9]int{"x": {1}} // want rewrite pointer
