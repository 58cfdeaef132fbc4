package main

import "testing"

func TestDelete(t *testing.T) {
	m := make(map[int][40]int, 2) // want rewrite slab
	m[1] = [40]int{1}
	delete(m, 1)
	if len(m) != 0 {
		t.Error(len(m))
	}
}
