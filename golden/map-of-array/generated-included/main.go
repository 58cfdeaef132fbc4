package main

import "fmt"

func main() {
	tables["a"] = [8]int{1}
	fmt.Println(tables["a"][0])
}
