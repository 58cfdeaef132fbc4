// With --shape late no batch is made.
package main

import "fmt"

func all(list []int) (out []*int) {
	for _, v := range list { // want refuse every-iteration
		out = append(out, &v)
	}
	return out
}

func large(list []int) (out []*int) {
	for _, v := range list { // want rewrite late
		if v > 1 {
			out = append(out, &v)
		}
	}
	return out
}

// changed: the variable changes after its address has gone.
func changed(list []int) (out []*int) {
	for _, v := range list { // want refuse used-later
		if v > 1 {
			out = append(out, &v)
		}
		v++
	}
	return out
}

// lent: nobody is known to keep it, and a copy there would gain nothing.
func lent(list []int) {
	for _, v := range list { // want refuse every-iteration
		fmt.Println(fmt.Sprint(&v) == "")
	}
}

func main() {
	lent([]int{1})
	fmt.Println(*all([]int{1, 2})[1], *large([]int{1, 2})[0], *changed([]int{2})[0])
}
