// Package items knows nothing of finalizers, but who imports it does.
package items

// Item is one of them.
type Item struct {
	N    int
	Next *Item
}

// All returns n of them.
func All(n int) (out []*Item) {
	for _, v := range make([]Item, n) { // want refuse finalizer
		out = append(out, &v)
	}
	return out
}
