// Package tables has a map.
package tables

// Name is what names a value.
var Name = map[int][64]int64{1: {1: 4}}
