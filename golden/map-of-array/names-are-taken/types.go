package main

import (
	"fmt"
	"time"
)

type cell int

var (
	cells = map[string][4]cell{}          // want rewrite pointer
	times = map[string][4]time.Duration{} // want rewrite pointer
	words = map[string][4]string{}        // want rewrite pointer
	texts = list{}
)

type list map[string][4]string // want rewrite pointer

// types have names that the types of the maps are written with.
func types(k string) {
	{
		type cell float64
		v := cells[k]
		v[0] += 2
		cells[k] = v
		fmt.Println(cells[k], cell(1.5))
	}
	func() {
		type time struct{}
		v := times[k]
		v[0] += 2
		times[k] = v
		fmt.Println(times[k], time{})
	}()
	func() {
		type string int
		v := texts[k]
		v[0] += "a"
		texts[k] = v
		fmt.Println(texts[k], string(2))
	}()
}

func parameter[cell any](k string, c cell) {
	v := cells[k]
	v[1] += 2
	cells[k] = v
	fmt.Println(cells[k], c)
}

type holder[cell any] struct{ c cell }

func (h holder[cell]) receiver(k string) {
	v := cells[k]
	v[2] += 2
	cells[k] = v
	fmt.Println(cells[k], h)
}

// made has another `new`.
func made(k string) {
	new := "new"
	v := words[k]
	v[0] += new
	words[k] = v
	fmt.Println(words[k])
}
