// The names that a copy would get are taken already.
package main

import "fmt"

var copies, found = 1, 2

func all(list []int, i int) (out []*int) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	out = append(out, &copies, &i)
	for _, v := range list { // want rewrite batch
		v += i
		out = append(out, &v)
	}
	return out
}

func one(list []int, n int) *int {
	match := 5
	for _, v := range list { // want rewrite late
		if v == n+found+match {
			return &v
		}
	}
	return nil
}

func two(rows [][]int) (a *[]int, b *int) {
	for _, row := range rows { // want rewrite late
		for _, v := range row { // want rewrite late
			if v > 2 {
				return &row, &v
			}
		}
	}
	return nil, nil
}

// twins: the slices of both loops are declared in one list of statements.
func twins(list []int) (out []*int) {
first:
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		for range v {
			continue first
		}
	}
second:
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		for range v {
			continue second
		}
	}
	return out
}

func main() {
	for _, p := range twins([]int{10, 20}) {
		fmt.Println(*p)
	}
	for _, p := range all([]int{10, 20}, 5) {
		fmt.Println(*p)
	}
	fmt.Println(*one([]int{7, 8}, 0), one(nil, 1))
	a, b := two([][]int{{1}, {2, 3}})
	fmt.Println(*a, *b)
}
