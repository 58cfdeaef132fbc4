// A pointer takes the place of the variable: some uses have to follow it, others do so by themselves.
package main

import (
	"fmt"
	"strings"
)

type point struct{ x, y int }

type list []int

func (l list) sum() int { return l[0] + l[1] }

func arrays(rows [][3]int) (out []func() int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, func() int {
			v[0]++
			part := v[1:]
			return v[0] + part[0] + len(v)
		})
	}
	return out
}

func often(rows [][3]int) (out []*[3]int, sum int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, &v)
		sum += v[0] + v[1] + v[2]
	}
	return out, sum
}

func commented(rows [][3]int) (out []*[3]int, sum int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, & /* not a copy */ v)
		out = append(out, &(v /* once more */))
		sum += v[0] + v[1] + v[2]
	}
	return out, sum
}

func slices(rows map[int][]int) (out []func() int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, func() int {
			v = v[1:]
			return v[0] + len(v)
		})
	}
	return out
}

func named(rows map[int]list) (out []func() int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, func() int {
			v = append(v, 1)
			return v.sum()
		})
	}
	return out
}

func boxes(values map[int]any) (out []func() int) {
	for _, v := range values { // want rewrite batch
		out = append(out, func() int {
			switch one := v.(type) {
			case int:
				v = one + 1
			}
			return v.(int)
		})
	}
	return out
}

func errors(values map[int]error) (out []func() string) {
	for _, v := range values { // want rewrite batch
		out = append(out, func() string {
			v = fmt.Errorf("again: %w", v)
			return v.Error()
		})
	}
	return out
}

type call func() int

func functions(values map[int]call) (out []func() int) {
	for _, v := range values { // want rewrite batch
		out = append(out, func() int {
			before := v()
			v = func() int { return before + 1 }
			return v()
		})
	}
	return out
}

func numbers(values map[int]int) (out []func() int) {
	for _, v := range values { // want rewrite batch
		out = append(out, func() int {
			v++
			return 1 + 100/v
		})
	}
	return out
}

func pointers(values map[int]*point) (out []func() int) {
	for _, v := range values { // want rewrite batch
		out = append(out, func() int {
			v = &point{v.x + 1, v.y}
			return v.x
		})
	}
	return out
}

// spelled: a pointer to a pointer would not read better.
func spelled(values map[int]*point) (out []**point, sum int) {
	for _, v := range values { // want rewrite batch
		out = append(out, &v)
		sum += v.x + v.y
	}
	return out, sum
}

func run(functions []func() int) {
	for _, f := range functions {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
}

type step struct {
	key  *string
	make []func(int) *int
}

// called: an index before a call looks like the arguments of a type, and what is in it like a type.
func called(steps []step, table map[any]func(int) int) (out []*step, shown []any) {
	for i, v := range steps { // want rewrite batch
		out = append(out, &v)
		shown = append(shown, v.make[i](3), table[v.key](i), v.key)
	}
	return out, shown
}

func indexed(rows [][2]*string, table map[any]func(int) int) (out []*[2]*string, sum int) {
	for i, v := range rows { // want rewrite batch
		out = append(out, &v)
		sum += table[v[i]](i) + len(v) + cap(v)
	}
	return out, sum
}

type adds func(int) int

func sliced(rows map[int][]adds, i int) (out []*[]adds, sum int) {
	for _, v := range rows { // want rewrite batch
		out = append(out, &v)
		sum += v[i](2) + len(v) + cap(v)
	}
	return out, sum
}

func main() {
	key := "a"
	table := map[any]func(int) int{&key: func(n int) int { return n + 4 }}
	steps, shown := called([]step{{&key, []func(int) *int{func(n int) *int { return &n }}}}, table)
	n, isPointer := shown[0].(*int)
	fmt.Println(*n, isPointer, shown[1], shown[2] == any(&key), *steps[0].key)
	pairs, sum := indexed([][2]*string{{&key, nil}}, table)
	fmt.Println(*pairs[0][0], sum)
	funcs, sum := sliced(map[int][]adds{1: {func(n int) int { return n + 6 }}}, 0)
	fmt.Println(len(*funcs[0]), sum)
	run(arrays([][3]int{{1, 2, 3}, {4, 5, 6}}))
	run(slices(map[int][]int{1: {1, 2, 3, 4}}))
	run(named(map[int]list{1: {5, 6}}))
	run(boxes(map[int]any{1: 7}))
	run(functions(map[int]call{1: strings.NewReader("abc").Len}))
	run(numbers(map[int]int{1: 4}))
	run(pointers(map[int]*point{1: {1, 2}}))
	for _, f := range errors(map[int]error{1: fmt.Errorf("b")}) {
		fmt.Println(f(), f())
	}
	all, sum := commented([][3]int{{1, 2, 3}, {4, 5, 6}})
	fmt.Println(*all[3], sum)
	all, sum = often([][3]int{{1, 2, 3}, {4, 5, 6}})
	fmt.Println(*all[1], sum)
	out, sum := spelled(map[int]*point{1: {1, 2}})
	fmt.Println((*out[0]).x, sum)
}
