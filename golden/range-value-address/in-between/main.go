// What runs between the copy and a later read of the variable, and may write through the pointer.
package main

import "fmt"

type item struct{ x, y int }

var kept []*item

func each(yield func(int) bool) {
	for _, one := range kept {
		one.x = 100
	}
	yield(1)
}

// iterated: an iterator runs code of its own.
func iterated(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		for n := range each {
			sum += n
		}
		sum += v.x
	}
	return sum
}

// assigned: the loop's own variable is where the pointer leads to.
func assigned(list []item, numbers []int) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		for _, kept[0].x = range numbers {
			sum++
		}
		sum += v.x
	}
	return sum
}

// counted, numbered, turned: data, and variables of its own.
func counted(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
		}
		for range 3 {
			sum++
		}
		sum += v.x
	}
	return sum
}

func numbered(list []item, numbers []int) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
		}
		for i, n := range numbers {
			sum += i * n
		}
		sum += v.x
	}
	return sum
}

func turned(list []item) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			kept = append(kept, &v)
		}
		for i := 0; i < 3; i++ {
			sum -= i
		}
		sum += v.x
	}
	return sum
}

// stepped: a step, through the pointer.
func stepped(list []item) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
			kept[len(kept)-1].y++
		}
		sum += v.y
	}
	return sum
}

// received: another goroutine writes, and the channel says when.
func received(list []item, begin chan *item, ended chan int) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		begin <- kept[0]
		<-ended
		sum += v.x
	}
	return sum
}

func waited(list []item, ended chan int) (sum int) {
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			kept = append(kept, &v)
		}
		<-ended
		<-ended
		sum += v.x
	}
	return sum
}

// arrays: Go finds elements and slices of an array through a pointer.
func arrays(list [][2]int) (out []*[2]int, sum int) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
		part := v[1:]
		sum += v[0] + v[1] + part[0] + len(v)
		part[0] = 50
	}
	return out, sum
}

func self(one *item) *item { return one }

// besides: the statement by which the address goes writes through another pointer, which a call
// gives back.
func besides(list []item) (sum int) {
	var last *item
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			self(&v).x, last = 50, &v
		}
		sum += v.x
	}
	return sum + last.x
}

func behind(list []item) (sum int) {
	var last *item
	for _, v := range list { // want rewrite batch
		if v.x > 1 {
			last, *self(&v) = &v, item{x: 50}
		}
		sum += v.x
	}
	return sum + last.x
}

// others: what the same statement assigns to is nothing of the variable's.
func others(list []item, numbers []int) (sum int) {
	for _, v := range list { // want rewrite late
		if v.x > 1 {
			numbers[v.y], kept = v.x, append(kept, &v)
		}
		sum += v.x
	}
	return sum + numbers[0]
}

func report(sum int) {
	for _, one := range kept {
		fmt.Print(*one, " ")
	}
	fmt.Println(sum)
	kept = nil
}

func main() {
	list := func() []item { return []item{{x: 2}, {x: 3}, {x: 1}} }
	report(iterated(list()))
	report(assigned(list(), []int{7, 8}))
	report(counted(list()))
	report(numbered(list(), []int{7, 8}))
	report(turned(list()))
	report(stepped(list()))
	report(besides(list()))
	report(behind(list()))
	report(others(list(), []int{7, 8}))
	begin, ended := make(chan *item), make(chan int)
	go func() {
		for one := range begin {
			one.x = 60
			ended <- 1
		}
	}()
	report(received(list(), begin, ended))
	close(begin)
	go func() {
		for range list() {
			ended <- 1 // the pointer is there once this is received
			kept[0].x = 70
			ended <- 1
		}
	}()
	report(waited(list(), ended))
	out, sum := arrays([][2]int{{1, 2}, {3, 4}})
	fmt.Println(*out[0], sum)
}
