//go:build extra

package main

var names = map[string][9]string{"a": {"one"}} // want refuse excluded-file

const (
	few  = 6
	wide = 8
	half = 2
)

func peek() int { return 1 }

func (c counter) peek() int { return int(c) }

type row [9]string

type line = [9]string

type key int
