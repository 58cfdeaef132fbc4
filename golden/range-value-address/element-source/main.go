// Pointers into a slice, where the body looks at the slice itself.
package main

import "fmt"

var first *int

func change(list []int) { list[0] = 9 }

func sliced(list []int) (out []*int) {
	for _, v := range list { // want refuse source-changes
		out = append(out, &v)
		part := list[:1] // because source-changes
		part[0] = 7
	}
	return out
}

func sizes(list []int) (out []*int, sum int) {
	for _, v := range list { // want rewrite element
		out = append(out, &v)
		sum += len(list) + cap(list)
	}
	return out, sum
}

func neighbours(list []int) (out []*int, sum int) {
	for i, v := range list { // want rewrite element
		out = append(out, &v)
		next := list[(i+1)%3]
		sum = list[0]
		sum += next + 2*list[i]
		fmt.Print(list[i], " ")
	}
	return out, sum
}

func found(list []int) int {
	for _, v := range list { // want rewrite element
		first = &v
		if v > 1 {
			return list[0]
		}
	}
	return 0
}

func written(list []int) (out []*int) {
	for i, v := range list { // want refuse source-changes
		out = append(out, &v)
		list[i] = 7 // because source-changes
	}
	return out
}

func counted(list []int) (out []*int) {
	for i, v := range list { // want refuse source-changes
		out = append(out, &v)
		list[i]++ // because source-changes
	}
	return out
}

func addressed(list []int) (out []*int) {
	for i, v := range list { // want refuse source-changes
		out = append(out, &v)
		p := &list[i] // because source-changes
		*p = 7
	}
	return out
}

func handed(list []int) {
	for _, v := range list { // want refuse source-changes
		first = &v
		change(list) // because source-changes
	}
}

func shadowed(list []int) (out []*int) {
	len := func(some []int) int { some[0] = 7; return 1 }
	for _, v := range list { // want refuse source-changes
		out = append(out, &v)
		_ = len(list) // because source-changes
	}
	return out
}

func copied(list []int) (out []*int) {
	for _, v := range list { // want refuse source-changes
		out = append(out, &v)
		alias := list // because source-changes
		alias[0] = 7
	}
	return out
}

type row struct{ cells [3]int }

// inner would have each row moved to the heap instead, by a pointer into it.
func inner(rows []row) (out []*int) {
	for _, r := range rows {
		for _, v := range r.cells { // want refuse no-element-address
			if v > 1 {
				out = append(out, &v)
			}
		}
	}
	return out
}

// both: the loop around becomes one of pointers, and what was refused in it stays refused.
func both(rows []row) (kept *row, out []*int) {
	for _, r := range rows { // want rewrite element
		if kept == nil {
			kept = &r
		}
		for _, v := range r.cells { // want refuse no-element-address
			out = append(out, &v)
		}
	}
	return kept, out
}

// whole: the loop's variable is the array itself, of whatever kind of loop.
func whole(arrays [][3]int) (out []*int) {
	for _, a := range arrays {
		for _, v := range a { // want refuse no-element-address
			out = append(out, &v)
		}
	}
	for a, i := [2]int{1, 2}, 0; i < 2; i++ {
		for _, v := range a { // want refuse no-element-address
			out = append(out, &v)
		}
	}
	return out
}

var table = [3]int{4, 5, 6}

func ofPackage() (out []*int) {
	for _, v := range table { // want rewrite element
		out = append(out, &v)
	}
	return out
}

// behind points into what a loop's variable points to.
func behind(rows []*row, lists [][]int) (out []*int) {
	for _, r := range rows {
		for _, v := range r.cells { // want rewrite element
			out = append(out, &v)
		}
	}
	for _, list := range lists {
		for _, v := range list { // want rewrite element
			out = append(out, &v)
		}
	}
	return out
}

func main() {
	fmt.Println(*inner([]row{{[3]int{1, 2, 3}}})[1], len(behind([]*row{{}}, [][]int{{1}})))
	kept, cells := both([]row{{[3]int{1, 2, 3}}})
	fmt.Println(kept.cells, *cells[2])
	fmt.Println(len(whole([][3]int{{}})), *ofPackage()[2])
	out, sum := sizes([]int{1, 2, 3})
	fmt.Println(*out[0], *out[2], sum)
	out, sum = neighbours([]int{1, 2, 3})
	fmt.Println(*out[0], *out[2], sum, found([]int{1, 2, 3}), *first)
	for _, f := range []func([]int) []*int{sliced, written, counted, addressed, shadowed, copied} {
		out := f([]int{1, 2, 3})
		fmt.Println(*out[0], *out[2])
	}
	handed([]int{1, 2, 3})
	fmt.Println(*first)
}
