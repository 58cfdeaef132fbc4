package main

import (
	"fmt"

	"example.com/exported/lib"
)

func main() {
	lib.Default["a"] = [100]int{1}
	fmt.Println(lib.Default["a"][0], lib.Total())
	fmt.Println(lib.Keep().Look("a"), lib.Fill())
}
