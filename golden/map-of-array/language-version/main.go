// There are no generic functions to help before Go 1.18.
package main

import "fmt"

func main() {
	m := map[string][8]int{"a": {1}} // want refuse language-version
	fmt.Println(m["a"][0], newer([]string{"a", "b"}))
}
