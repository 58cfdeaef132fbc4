// A map that would be left alone is not asked about more.
package main

import "fmt"

func main() {
	m := map[int][2]int{1: {2}} // want leave small-value
	fmt.Println(m)
}
