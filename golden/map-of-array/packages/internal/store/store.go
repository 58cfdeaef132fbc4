// Package store holds what the program has counted.
package store

import "sort"

// Store is a set of series.
type Store struct {
	// All holds each series by its name.
	All map[string][6]float64 // want rewrite pointer
}

// Series is another name of a type, and whatever is declared with it changes as it does.
type Series = map[string][7]float64 // want refuse interface

// New returns an empty store.
func New() *Store {
	return &Store{All: make(map[string][6]float64)} // want rewrite pointer
}

// Names returns the names of all series in order.
func Names(all map[string][6]float64) (names []string) { // want rewrite pointer
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
