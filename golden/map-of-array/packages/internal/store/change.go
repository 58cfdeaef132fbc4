package store

// Add adds one value at its index.
func (s *Store) Add(name string, index int) {
	series := s.All[name]
	series[index] += float64(index)
	s.All[name] = series
}

// Merge takes over all series of another store.
func (s *Store) Merge(other map[string][6]float64) { // want rewrite pointer
	for name, series := range other {
		s.All[name] = series
	}
}
