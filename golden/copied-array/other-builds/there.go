//go:build other

package main

import "math"

type key float64

func nan() key { return key(math.NaN()) }

type box [][64]int

var nose loud

func (t tag) String() string {
	plain[1] = [64]int{8, 8, 8}
	return "tag"
}
