// Package track has something done when values are no longer in use.
package track

import rt "runtime"

// Track sets a finalizer.
func Track[T any](p *T) { rt.SetFinalizer(p, func(*T) {}) }
