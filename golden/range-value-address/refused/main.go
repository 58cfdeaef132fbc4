// Each of these stays, for the reason at its side.
package main

import (
	"fmt"
	"strings"
	"time"
	"unsafe"
)

type big struct{ data [100]int }

type writer struct {
	strings.Builder
	n int
}

func pinned(list []big) (out []*big) {
	for _, v := range list { // want refuse pins-memory
		out = append(out, &v)
	}
	return out
}

func channel(ch chan int) (out []*int) {
	for v := range ch { // want refuse unknown-length
		out = append(out, &v)
	}
	return out
}

func letters(s string) (out []*rune) {
	for _, r := range s { // want refuse unknown-length
		out = append(out, &r)
	}
	return out
}

func iterator(seq func(yield func(int) bool)) (out []*int) {
	for v := range seq { // want refuse unknown-length
		out = append(out, &v)
	}
	return out
}

func pairs(yield func(int) bool) { _ = yield(1) && yield(2) }

// namesake: the compiler says only that some v moves to the heap where a loop begins.
func namesake(list []int) (out []*int) {
	for v := range pairs { // want refuse same-name
		if v > 1 {
			out = append(out, &v)
		}
	}
	for _, v := range list { // want rewrite late
		if v > 1 {
			out = append(out, &v)
		}
	}
	return out
}

// copied: that v may be any variable of the name, such as a copy of the loop's own.
func copied() (out []*int) {
	for v := range pairs { // want refuse same-name
		if v > 1 {
			v, twice := v, 2*v
			out = append(out, &v, &twice)
		}
		if v < 1 {
			out = append(out, &v)
		}
	}
	for w := range pairs { // want refuse same-name
		var any any = w
		switch w := any.(type) {
		case int:
			out = append(out, &w)
		}
		if w > 1 {
			out = append(out, &w)
		}
	}
	return out
}

func unnamed() (out []*int) {
	for _, v := range []struct{ a, b int }{0: {1, 2}, 1: {3, 4}} { // want refuse type-not-nameable
		out = append(out, &v.b)
	}
	return out
}

func outside(list []int) (out []*int) {
	var v int
	for _, v = range list { // want refuse outer-variable
		out = append(out, &v)
	}
	return out
}

func jumps(list []int) (out []*int) {
	for _, v := range list { // want refuse goto
		if v == 1 {
			goto end // because goto
		}
		out = append(out, &v)
	end:
	}
	return out
}

func hidden(list []int) (out []*int) {
	len := 3
	for _, v := range list { // want refuse name-shadowed
		out = append(out, &v)
		len++
	}
	return out[:len-len]
}

func built(list []writer) (out []*writer) {
	for _, w := range list { // want refuse self-pointer
		w.WriteString("x")
		if w.n > 1 {
			out = append(out, &w) // because self-pointer
		}
	}
	return out
}

type address struct {
	at uintptr
	n  int
}

func (a *address) note() { a.n++ }

// addressed: what is no pointer to the compiler may be one to the program.
func addressed(list []address) (out []*address) {
	for _, v := range list { // want refuse self-pointer
		v.note()
		if v.n > 1 {
			out = append(out, &v) // because self-pointer
			break
		}
	}
	return out
}

type memory struct {
	at unsafe.Pointer
	n  int
}

func (m *memory) note() { m.n++ }

func remembered(list []memory) (out []*memory) {
	for _, v := range list { // want refuse self-pointer
		v.note()
		if v.n > 1 {
			out = append(out, &v) // because self-pointer
			break
		}
	}
	return out
}

func searched(list []int, wanted int) (out []*int) {
	for _, v := range list { // want refuse leaves-early
		out = append(out, &v)
		if v == wanted {
			break // because leaves-early
		}
	}
	return out
}

// broken: an error ends the loop, but not the function.
func broken(list []int) (out []*int) {
	for _, v := range list { // want refuse leaves-early
		out = append(out, &v)
		if err := check(v); err != nil {
			break // because leaves-early
		}
	}
	return out
}

func check(v int) error {
	if v > 1 {
		return fmt.Errorf("%d > 1", v)
	}
	return nil
}

// failed: there has been an error, and the loop ends early for another reason.
func failed(list []int, err error) (out []*int) {
	if err != nil {
		for _, v := range list { // want refuse leaves-early
			out = append(out, &v)
			if v > 1 {
				return out // because leaves-early
			}
		}
	}
	return out
}

// onward: the loop around this one goes on.
func onward(lists [][]int) (out []*int) {
lists:
	for _, list := range lists {
		for _, v := range list { // want refuse leaves-early
			out = append(out, &v)
			if v > 1 {
				continue lists // because leaves-early
			}
		}
	}
	return out
}

// timed: the literal is kept, and reads the variable later than it seems.
func timed(list []int, done chan int) (out []*int) {
	for _, v := range list { // want rewrite batch
		time.AfterFunc(0, func() { done <- v })
		if v > 1 {
			out = append(out, &v)
		}
	}
	return out
}

// huge is too large for the stack, whoever has its address.
func huge(list [][200000]byte) (n int) {
	for _, v := range list { // want refuse no-cause
		n += copy(v[:], "x")
	}
	return n
}

func unseen[T any](list []T) (out []*T) {
	for _, v := range list { // want refuse not-instantiated
		out = append(out, &v)
	}
	return out
}

//go:noinline
func sum(all *[200000]byte) int { return int(all[0]) + int(all[1]) }

// summed: the compiler knows that nobody keeps it.
func summed(list [][200000]byte) (n int) {
	for _, v := range list { // want refuse no-cause
		if v[2] == 0 {
			n += sum(&v)
		}
	}
	return n
}

// limited: on the stack of a function that is marked, the linker has no room for the variable.
//
//go:nosplit

func limited(list []big) *big {
	for _, v := range list { // want refuse nosplit
		if v.data[3] == 1 {
			return &v // because nosplit
		}
	}
	return nil
}

func main() {
	fmt.Println(limited([]big{{}, {data: [100]int{3: 1}}}).data[3])
	ch := make(chan int, 1)
	ch <- 1
	close(ch)
	done := make(chan int, 3)
	fmt.Println(len(pinned(make([]big, 2))), len(channel(ch)), len(letters("ab")), *unnamed()[1])
	fmt.Println(len(iterator(func(yield func(int) bool) { yield(1) })))
	fmt.Println(*outside([]int{1, 2})[0], *jumps([]int{1, 2})[0], len(hidden([]int{1, 2})))
	fmt.Println(len(addressed([]address{{n: 1}})), len(remembered([]memory{{n: 1}})))
	fmt.Println(built([]writer{{n: 2}})[0].String(), *searched([]int{1, 2, 3}, 2)[1])
	fmt.Println(len(namesake([]int{1, 1, 1, 1, 1, 2})))
	fmt.Println(len(onward([][]int{{1, 2, 3}, {4, 5}})))
	fmt.Println(len(broken([]int{1, 2, 3})), len(failed([]int{1, 2, 3}, check(2))))
	fmt.Println(huge(make([][200000]byte, 2)), summed(make([][200000]byte, 2)))
	fmt.Println(*timed([]int{2}, done)[0], <-done)
}
