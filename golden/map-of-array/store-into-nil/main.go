// The program ends in the same panic.
package main

import "fmt"

func main() {
	var m map[string][8]int // want rewrite pointer
	fmt.Println(m["a"][0])
	m["a"] = [8]int{1}
	fmt.Println("not reached")
}
