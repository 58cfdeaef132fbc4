// Functions with such loops may be inlined into others, in this package and the next.
package main

import (
	"fmt"

	"example.com/inlined/list"
)

func first(items []list.Item) *list.Item {
	for _, v := range items { // want rewrite late
		if v.N > 1 {
			return &v
		}
	}
	return nil
}

func call(items []list.Item) (*list.Item, []*list.Item) { return first(items), list.All(items) }

func main() {
	a, all := call([]list.Item{{N: 1}, {N: 2}})
	fmt.Println(a.N, len(all), all[1].N, *list.Keep([]string{"x"}, "x"))
}
