// A named array type meets the same array without its name.
package main

import "fmt"

type hash [4]byte

func main() {
	m := map[string]hash{} // want refuse mixed-type
	m["a"] = [4]byte{1}    // because mixed-type
	fmt.Println(m["a"][0])

	n := map[string][4]byte{"a": hash{2}} // want refuse mixed-type
	var h hash = n["a"]
	plain := [4]byte{3}
	o := map[string]hash{"a": plain} // want refuse mixed-type
	fmt.Println(h[0], n["b"] == h, o["a"][0])
}
