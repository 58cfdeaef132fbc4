package main

import "fmt"

type ring [32]uint16

var rings map[string]ring // want rewrite pointer

// inIf has the variable only where the entry is there.
func inIf(k string) uint16 {
	if r, ok := rings[k]; ok {
		return r[1] + r[2]
	}
	return 0
}

// leaves goes away where there is no entry.
func leaves(k string) (uint16, error) {
	r, ok := rings[k]
	if !ok {
		return 0, fmt.Errorf("no ring %q", k)
	}
	return r[1], nil
}

// both reads the variable in either case.
func both(k string) (uint16, bool) {
	r, ok := rings[k]
	return r[1], ok
}

// present asks for no value.
func present(k string) bool {
	_, ok := rings[k]
	return ok
}

// and has a condition behind ok.
func and(k string) bool {
	if r, ok := rings[k]; ok && r[1] > 1 {
		return true
	}
	return false
}

// orElse reads it in the else branch too, where it is zero.
func orElse(k string) uint16 {
	if r, ok := rings[k]; ok {
		return r[1]
	} else {
		return r[1] + 77
	}
}

// whole hands all of it on.
func whole(k string) ring {
	if r, ok := rings[k]; ok {
		return r
	}
	return ring{}
}

// assigned fills variables that were there before.
func assigned(k string) (r ring, ok bool) {
	r, ok = rings[k]
	r[0]++
	return
}

type flag bool

// flags have a type of their own, which a call does not give.
func flags() {
	var is flag

	lookedUp := map[string]ring{"a": {1: 1}} // want refuse unknown-use
	v, is := lookedUp["a"]                   // because unknown-use
	fmt.Println(v[1], is)

	found := map[string]ring{"a": {1: 1}} // want rewrite pointer
	w, is := found["a"]
	if is {
		fmt.Println(w[1])
	}

	boxed := map[string]ring{"a": {1: 1}} // want rewrite pointer
	var value, there any
	value, there = boxed["a"]
	fmt.Println(value, there)
}

func main() {
	flags()
	rings = map[string]ring{"a": {1: 1, 2: 2}} // want rewrite pointer
	for _, k := range []string{"a", "b"} {
		got, err := leaves(k)
		value, ok := both(k)
		fmt.Println(k, inIf(k), got, err, value, ok, present(k), and(k), orElse(k), whole(k)[2])
		r, ok := assigned(k)
		fmt.Println(r[0], r[1], ok, rings[k][0])
	}
}
