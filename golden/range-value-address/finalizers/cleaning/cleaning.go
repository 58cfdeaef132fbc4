// Package cleaning has something done when one of many values is no longer in use.
package cleaning

import "runtime"

// All gives each a cleanup.
func All(list []int, done func(int)) (out []*int) {
	for _, v := range list { // want refuse finalizer
		p := &v
		runtime.AddCleanup(p, done, v)
		out = append(out, p)
	}
	return out
}
