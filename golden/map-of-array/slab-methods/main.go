// Methods stand beside their type, which is built everywhere: another build could not give one of
// them another name, and would declare it again where the file that has it is left out.
package main

import "fmt"

func main() {
	m := make(map[string][40]int, 2) // want rewrite slab
	m["a"] = [40]int{1}
	fmt.Println(m["a"][0])
	more()
}
