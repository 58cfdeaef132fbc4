// Arrays that are more than a few named values.
package main

import "fmt"

func total(a [3]int) int { return a[0] + a[1] + a[2] }

func main() {
	byIndex := map[string][2]int{"a": {1, 2}} // want refuse dynamic-index
	for i := range 2 {
		fmt.Println(byIndex["a"][i]) // because dynamic-index
	}

	passed := map[string][3]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(total(passed["a"]))          // because array-operation

	ranged := map[string][4]int{"a": {1, 2}} // want refuse array-operation
	for _, x := range ranged["a"] {          // because array-operation
		fmt.Print(x, " ")
	}

	printed := map[string][5]int{"a": {1, 2}} // want refuse interface
	fmt.Println(printed)                      // because interface
}
