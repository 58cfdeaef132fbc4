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

type row [40]int

// captured: the literals alone would be allocated anyway.
func captured(list []row) (out []func() int) {
	for _, v := range list { // want rewrite batch
		out = append(out, func() int { return v[1] })
	}
	return out
}

// lent: nobody is known to keep it.
func lent(list []int) {
	for _, v := range list { // want rewrite batch
		fmt.Println(fmt.Sprint(&v) == "")
	}
}

// two places, of which each iteration comes to one.
func two(list []int) (few, many []*int) {
	for _, v := range list { // want rewrite batch
		if v == 1 {
			few = append(few, &v)
			continue
		}
		many = append(many, &v)
	}
	return few, many
}

type wide [200]int

func wides(list []wide) (out []*wide) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

// few: asked for, a literal of few has a batch, too.
func few() (out []*int) {
	for _, v := range []int{1, 2, 3} { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func main() {
	fmt.Println(*few()[2])
	fmt.Println(*early([]int{1, 2}, 2), *large([]int{1, 2})[0], len(wides(make([]wide, 2))))
	lent([]int{1, 2})
	lengths()
	few, many := two([]int{1, 2, 3})
	fmt.Println(*few[0], *many[1], captured([]row{{1, 2}})[0]())
}
