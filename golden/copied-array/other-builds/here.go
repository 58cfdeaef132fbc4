//go:build !other

package main

type key int

func nan() key { return 1 }

type box map[int][64]int // because excluded-file

var nose calm
