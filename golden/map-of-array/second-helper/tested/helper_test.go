package tested

import "testing"

// orZero returns p, or a new zero value if p is nil: the entry of a missing key.
func orZero[V any](p *V) *V {
	if p == nil {
		p = new(V)
	}
	return p
}

func TestSum(t *testing.T) {
	if *orZero(new(int)) != 0 || Sum(1) != 2 {
		t.Fail()
	}
}
