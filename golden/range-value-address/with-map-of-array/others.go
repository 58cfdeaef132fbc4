package main

// The body declares the variable's name again, so the map is refused.
func there(m map[string][40]int) (n int) { // want refuse shadowed
	for _, v := range m { // want leave on-stack
		v := v[1:]
		n += len(v)
	}
	return n
}
