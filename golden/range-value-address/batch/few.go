package main

type setting struct {
	name  string
	value int
}

// few: of each of these somebody keeps the address.
func few() (out []*setting) {
	for _, s := range []setting{{"a", 1}, {"b", 2}, {"c", 3}} { // want leave few-entries
		out = append(out, &s)
	}
	for _, s := range [...]int{1, 2, 3, 4, 5, 6, 7, 8} { // want leave few-entries
		out = append(out, &setting{value: *held(&s)})
	}
	for name, s := range map[string]setting{"d": {"d", 4}} { // want leave few-entries
		s.name = name
		out = append(out, &s)
	}
	return out
}

// enough is one more, or a literal that says itself how many it has.
func enough() (out []*setting) {
	for _, s := range []setting{{}, {}, {}, {}, {}, {}, {}, {}, {"a", 1}} { // want rewrite batch
		out = append(out, &s)
	}
	for _, s := range []setting{8: {"b", 2}} { // want rewrite batch
		out = append(out, &s)
	}
	return out
}

var last *int

//go:noinline
func held(p *int) *int {
	last = p
	return p
}
