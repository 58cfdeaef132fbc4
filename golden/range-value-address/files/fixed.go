package main

func fixed(list []int) (out []*int) {
	for _, v := range list { // want refuse read-only
		out = append(out, &v)
	}
	return out
}
