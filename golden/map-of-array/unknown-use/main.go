// A switch over the map is not in the list of known uses.
package main

import "fmt"

func main() {
	m := map[string][3]int{"a": {1}} // want refuse unknown-use
	switch m {                       // because unknown-use
	case nil:
		fmt.Println("nil")
	default:
		fmt.Println(m["a"][0])
	}
}
