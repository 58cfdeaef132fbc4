package main

import (
	"fmt"
	"strings"
	"time"

	clock "time"

	"example.com/hidden-names/copies"
)

// Types that cannot be written where the copies would be made, or not as they are.

func basic(list []int) (out []*int) {
	type int = string
	var _ int
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func own(list []item) (out []*item) {
	type item struct{}
	_ = item{}
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func behind(list []*item, chans []chan item, slices [][]item, arrays [][1]item) (out []any) {
	type item struct{}
	_ = item{}
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	for _, v := range chans { // want refuse type-not-nameable
		out = append(out, &v)
	}
	for _, v := range slices { // want refuse type-not-nameable
		out = append(out, &v)
	}
	for _, v := range arrays { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func empty(list []any) (out []*any) {
	type any int
	_ = any(1)
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func methods(list []interface{ Len() int }) (out []any) {
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

type holding[T any] struct{ it T }

func argument(list []holding[item]) (out []*holding[item]) {
	type item struct{}
	_ = item{}
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

type aka = [2]item

func alias(list []aka) (out []*aka) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func hiddenAlias(list []aka) (out []*aka) {
	type aka int
	_ = aka(1)
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func foreign(list []time.Duration) (out []*time.Duration) {
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

func renamed(list []time.Duration) (out []*clock.Duration) {
	time := 5
	for _, v := range list { // want rewrite batch
		out = append(out, &v)
	}
	fmt.Print(time, " ")
	return out
}

func hiddenPackage(list []copies.Number) (out []*copies.Number) {
	copies := 5
	for _, v := range list { // want refuse type-not-nameable
		out = append(out, &v)
	}
	fmt.Print(copies, " ")
	return out
}

// reader is of a type that no other package can name.
func reader() (out []any) {
	for _, v := range copies.Hidden() { // want refuse type-not-nameable
		out = append(out, &v)
	}
	return out
}

func unspelled() {
	n, d := 1, time.Second
	fmt.Println(*basic([]int{1, 2})[1], own([]item{{n: 1}, {n: 2}})[1].n)
	fmt.Println(len(behind([]*item{nil}, []chan item{nil}, [][]item{nil}, [][1]item{{}})))
	fmt.Println(*empty([]any{1, 2})[1], len(methods([]interface{ Len() int }{strings.NewReader("a")})))
	fmt.Println(argument([]holding[item]{{item{n: n}}})[0].it.n, alias([]aka{{{n: 3}}})[0][0].n)
	fmt.Println(hiddenAlias([]aka{{{n: 3}}})[0][0].n, *foreign([]time.Duration{d})[0])
	fmt.Println(*renamed([]time.Duration{d})[0], *hiddenPackage([]copies.Number{4})[0], len(reader()))
}
