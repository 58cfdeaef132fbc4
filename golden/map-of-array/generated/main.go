package main

import "fmt"

func main() {
	tables["a"] = [8]int{1}
	fmt.Println(tables["a"][0], mine["b"][0])
}

var mine = map[string][8]int{} // want rewrite pointer
