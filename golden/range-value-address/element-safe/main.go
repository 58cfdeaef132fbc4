// Without --unsafe nobody gets pointers into a slice.
package main

import "fmt"

func pointers(list []int) (out []*int) {
	for _, v := range list { // want refuse unsafe-only
		out = append(out, &v)
	}
	return out
}

func main() { fmt.Println(*pointers([]int{1, 2})[1]) }
