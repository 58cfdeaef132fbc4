//go:build !extra

package main

var names = map[string][9]string{} // because excluded-file

const (
	few  = 9
	wide = 6
)

var half = len(names)
