// Where a branch that keeps the address leads to: what is read there must be what was changed here.
package main

import "fmt"

type item struct{ x, y int }

var kept []*item

// A break leaves the switch or the select, and the iteration goes on.
func switched(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		switch {
		case v.x > 1:
			kept = append(kept, &v)
			v.y = 5
			break
		}
		sum += v.y
	}
	return sum
}

func typed(list []item, what any) (sum int) {
	for _, v := range list { // want rewrite batch
		switch what.(type) {
		case int:
			kept = append(kept, &v)
			v.y = 5
			break
		}
		sum += v.y
	}
	return sum
}

func selected(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		select {
		default:
			kept = append(kept, &v)
			v.y = 5
			break
		}
		sum += v.y
	}
	return sum
}

func labeled(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
	here:
		switch {
		case v.x > 1:
			for {
				kept = append(kept, &v)
				v.y = 5
				break here
			}
		}
		sum += v.y
	}
	return sum
}

func inner(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		for i := range 2 {
			if i > 0 {
				kept = append(kept, &v)
				v.y = 5
				continue
			}
			sum++
		}
		sum += v.y
	}
	return sum
}

func turn(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
	turns:
		for range 2 {
			for {
				kept = append(kept, &v)
				v.y++
				continue turns
			}
		}
		sum += v.y
	}
	return sum
}

// A fallthrough leads to the next case.
func through(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		switch {
		case v.x > 1:
			kept = append(kept, &v)
			v.y = 5
			fallthrough
		case v.x > 0:
			sum += v.y
			continue
		}
		sum++
	}
	return sum
}

// So does one that stands behind the list in which the address goes, and on to the case after that.
func deeper(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		switch {
		case v.x > 1:
			if v.y < 9 {
				kept = append(kept, &v)
			}
			fallthrough
		case v.x > 5:
			sum++
			fallthrough
		case v.x > 0:
			v.y += 5
			sum += v.y
		}
		sum++
	}
	return sum
}

// The return is that of a function literal.
func literal(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
			v.y = 5
			defer func() { return }()
		}
		sum += v.y
	}
	return sum
}

// No builtin: this panic comes back.
func named(list []item) (sum int) {
	panic := func(text string) { sum += len(text) }
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
			v.y = 5
			panic("a")
		}
		sum += v.y
	}
	return sum
}

// One way leads on, the other one to the next iteration.
func both(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		for range 1 {
			if v.x > 1 {
				kept = append(kept, &v)
				v.y = 5
				if v.x > 2 {
					break
				}
				continue
			}
		}
		sum += v.y
	}
	return sum
}

func either(list []item) (sum int) {
items:
	for _, v := range list { // want rewrite batch
		for range 1 {
			if v.x > 1 {
				kept = append(kept, &v)
				v.y = 5
				if v.x > 2 {
					break
				}
				continue items
			}
		}
		sum += v.y
	}
	return sum
}

// A fallthrough in here stays in here.
func within(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
			switch v.x {
			case 2:
				v.y = 5
				fallthrough
			case 3:
				v.y++
			}
			continue
		}
		sum += v.y
	}
	return sum
}

// These lead out of the iteration, so nothing there can tell.
func next(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		switch {
		case v.x > 1:
			kept = append(kept, &v)
			v.y = 5
			continue
		}
		sum += v.y
	}
	return sum
}

func last(list []item) (sum int) {
loop:
	for _, v := range list { // want rewrite late
		switch {
		case v.x > 2:
			kept = append(kept, &v)
			v.y = 5
			break loop
		}
		sum += v.y
	}
	return sum
}

func lastOfAll(lists [][]item) (sum int) {
loop:
	for _, list := range lists {
		for _, v := range list { // want rewrite late
			if v.x > 2 {
				kept = append(kept, &v)
				v.y = 5
				continue loop
			}
			sum += v.y
		}
	}
	return sum
}

func panicking(list []item) (sum int) {
	defer func() { recover() }()
	for _, v := range list { // want rewrite late
		if v.x > 2 {
			kept = append(kept, &v)
			v.y = 5
			panic("out")
		}
		sum += v.y
	}
	return sum
}

// In another branch nothing can tell either.
func branches(list []item, what any) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 2 {
			kept = append(kept, &v)
			v.y = 5
		} else {
			sum += v.y
		}
	}
	for _, v := range list { // want rewrite late
		switch {
		case v.x > 2:
			kept = append(kept, &v)
			v.y = 5
		case v.x > 1:
			sum += v.y
		default:
			sum += v.y
		}
	}
	for _, v := range list { // want rewrite late
		switch what.(type) {
		case string:
			kept = append(kept, &v)
			v.y = 5
		default:
			sum += v.y
		}
	}
	return sum
}

func chosen(list []item, ready chan int) (sum int) {
	for _, v := range list { // want rewrite late
		select {
		case <-ready:
			kept = append(kept, &v)
			v.y = 5
		default:
			sum += v.y
		}
	}
	return sum
}

func report(sum int) {
	for _, one := range kept {
		fmt.Print(*one, " ")
	}
	fmt.Println(sum)
	kept = nil
}

func main() {
	list := []item{{1, 1}, {2, 2}, {3, 3}, {4, 4}}
	for _, f := range []func([]item) int{
		switched, selected, labeled, inner, turn, through, deeper, literal, named, both, either, within,
		next, last, panicking,
	} {
		report(f(list))
	}
	report(typed(list, 1))
	report(lastOfAll([][]item{list, list}))
	report(branches(list, "s") + branches(list, 1))
	ready := make(chan int, 2)
	ready <- 1
	report(chosen(list, ready))
}
