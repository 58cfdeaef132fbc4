// With --shape batch there is one, where it is lawful.
package main

import "fmt"

func early(list []int, wanted int) *int {
	for _, v := range list { // want refuse leaves-early
		if v == wanted {
			return &v // because leaves-early
		}
	}
	return nil
}

func large(list []int) (out []*int) {
	for _, v := range list { // want rewrite batch
		if v > 1 {
			out = append(out, &v)
		}
	}
	return out
}

type wide [200]int

func wides(list []wide) (out []*wide) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func main() {
	fmt.Println(*early([]int{1, 2}, 2), *large([]int{1, 2})[0], len(wides(make([]wide, 2))))
}
