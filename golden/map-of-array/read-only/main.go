package main

import "fmt"

func main() {
	table["a"] = [8]int{1}
	fmt.Println(table["a"][0])
}
