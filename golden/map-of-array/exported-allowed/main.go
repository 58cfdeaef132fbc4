package main

import (
	"fmt"

	"example.com/exported-allowed/lib"
)

func main() {
	lib.Default.Add("a", 1)
	lib.Default.Add("a", 1)
	fmt.Println(lib.Default["a"][1], lib.Default["b"][1])
}
