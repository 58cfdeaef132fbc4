// Package lib can be imported by anyone, and nobody does.
package lib

// Series is open to all.
type Series map[string][100]int // want rewrite pointer

// Add changes one element.
func (s Series) Add(k string, i int) {
	v := s[k]
	v[i]++
	s[k] = v
}

// Default is shared.
var Default = Series{}
