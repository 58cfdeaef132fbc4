//go:build !plan9

package tagged

// orZero returns p, or a new zero value if p is nil: the entry of a missing key.
func orZero[V any](p *V) *V {
	if p == nil {
		p = new(V)
	}
	return p
}

var _ = orZero[int]
