// There are more elements than names.
package main

import "fmt"

func main() {
	few := map[string][2]uint8{"a": {1, 2}} // want rewrite struct
	v := few["a"]
	v[1]++
	few["a"] = v
	fmt.Println(few["a"][0], few["a"][1])

	many := map[string][3]uint8{"a": {1, 2, 3}} // want refuse field-names
	fmt.Println(many["a"][2])
}
