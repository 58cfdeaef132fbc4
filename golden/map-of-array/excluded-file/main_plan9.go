package main

func platform(s *state) {
	shared["a"] = [8]int{1} // because excluded-file
	v := s.table["a"]       // because excluded-file
	_ = v
}
