//go:build other

package main

import "math"

type key float64

func nan() key { return key(math.NaN()) }

type box [][64]int

var nose loud
