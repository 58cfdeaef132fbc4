//go:build other

package main

import "math"

// each has a type parameter of its own, as Go 1.27 allows. What follows counts all the same.
func (l loud) each[R any](f func(int) R) (all []R) {
	for k := range plain {
		all = append(all, f(k))
	}
	return all
}

type key float64

func nan() key { return key(math.NaN()) }

type box [][64]int

var nose loud

func (t tag) String() string {
	plain[1] = [64]int{8, 8, 8}
	return "tag"
}
