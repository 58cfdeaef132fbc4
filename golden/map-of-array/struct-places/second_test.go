package main

import "testing"

func TestOther(t *testing.T) {
	if own["a"][1] != 0 {
		t.Fail()
	}
}
