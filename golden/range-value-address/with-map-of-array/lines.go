package main

// What decides about the map stands in the lines of these numbers, but of another file.
func elsewhere(m map[string][40]int) (out []*[40]int) { // want refuse shadowed
	for _, v := range m { // want rewrite batch
		out = append(out, &v)
	}
	return out
}
