package main

import "testing"

func TestLocks(t *testing.T) {
	var out []*locked
	for _, v := range make([]locked, 2) { // want refuse lock
		out = append(out, &v)
	}
	if len(out) != 2 {
		t.Error(out)
	}
}
