package main

// dense is not as gofmt would have it.
func dense(points []point) (out []*point) {
	for _, p := range points { out = append(out, &p) } // want rewrite element
	return out
}

var _ = dense
