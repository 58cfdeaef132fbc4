package p_test

import (
	"testing"

	"example.com/m/internal/p"
)

// These go by the same names as those of the package in the folder p_test.
var mine = map[string][32]int64{} // want rewrite pointer

func other() int { return 1 }

func TestHit(t *testing.T) {
	p.Hit("a")
	v := mine["a"]
	n := other()
	v[1]++
	mine["a"] = v
	if p.Count("a") != 1 || mine["a"][1] != 1 || n != 1 {
		t.Fatal()
	}
}
