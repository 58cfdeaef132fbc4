// The copy that a loop's body begins with needs a name that the body does not declare again.
package main

import "fmt"

func main() {
	m := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range m {            // because shadowed
		v[0]++
		n := v[0]
		v := "another v"
		fmt.Println(v, n)
	}
	declared()
	inside()
}

func declared() {
	variable := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range variable {            // because shadowed
		v[0]++
		fmt.Println(v[0])
		var v = 1
		fmt.Println(v)
	}

	grouped := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range grouped {            // because shadowed
		v[0]++
		fmt.Println(v[0])
		var (
			n = 1
			v = 2
		)
		fmt.Println(v, n)
	}

	constant := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range constant {            // because shadowed
		v[0]++
		fmt.Println(v[0])
		const v = 1
		fmt.Println(v)
	}

	kind := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range kind {            // because shadowed
		v[0]++
		fmt.Println(v[0])
		type v int
		fmt.Println(v(1))
	}

	first := map[string][4]int{"a": {1}} // want refuse shadowed
	for _, v := range first {            // because shadowed
		v := v[1:]
		v[0]++
		fmt.Println(v)
	}
}

// inside are names of other blocks, and the idiom that gives a turn its own variable.
func inside() {
	nested := map[string][4]int{"a": {1}} // want rewrite pointer
	for _, v := range nested {
		v[0]++
		if n := v[0]; n > 0 {
			v := n
			fmt.Println(v)
		}
	}

	parameter := map[string][4]int{"a": {1}} // want rewrite pointer
	for _, v := range parameter {
		v[0]++
		fmt.Println(v[0], func(v int) int { return v }(5))
	}

	copied := map[string][4]int{"a": {1}} // want rewrite pointer
	for _, v := range copied {
		v := v
		v[0]++
		fmt.Println(v[0])
	}

	swapped := map[string][4]int{"a": {1}} // want rewrite pointer
	for k, v := range swapped {
		k, v := v, k
		k[0]++
		fmt.Println(v, k[0])
	}

	other := map[string][4]int{"a": {1}} // want rewrite pointer
	for k, v := range other {
		k := k
		v[0]++
		fmt.Println(k, v[0])
	}
}
