//go:build !extra

package main

var names = map[string][9]string{} // because excluded-file

const (
	few  = 9
	wide = 6
)

var half = len(names)

// peek changes what it is called beside, in this build alone.
func peek() int {
	bump()
	return 1
}

func (c counter) peek() int {
	bump()
	return int(c)
}

// row and line are no arrays here, and key may not equal itself.
type row []string

type line = []string

type key float64
