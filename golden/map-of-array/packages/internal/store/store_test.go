package store

import "testing"

func TestAdd(t *testing.T) {
	s := New()
	s.Add("x", 3)
	if got := s.All["x"]; got != [6]float64{3: 3} {
		t.Errorf("got %v", got)
	}
}

func TestMerge(t *testing.T) {
	s, other := New(), map[string][6]float64{"y": {1}} // want rewrite pointer
	s.Merge(other)
	s.Add("y", 1)
	if other["y"][1] != 0 {
		t.Error("the entries are shared")
	}
}
