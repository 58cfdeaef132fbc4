package main

func add(s *store, k string, i int) {
	v := s.byName[k]
	v[i]++
	s.byName[k] = v

	w := s.plain[k]
	w[i]++
	s.plain[k] = w
}
