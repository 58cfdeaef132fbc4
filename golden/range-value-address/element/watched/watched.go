// Package watched sets finalizers, which a pointer into a slice cannot have.
package watched

import "runtime"

type item struct {
	n    int
	next *item
}

func all(list []item) (out []*item) {
	for _, v := range list { // want refuse finalizer
		out = append(out, &v)
	}
	runtime.SetFinalizer(out[0], nil)
	return out
}

var _ = all(make([]item, 1))
