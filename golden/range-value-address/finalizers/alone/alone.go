// Package alone is used by nobody who knows of finalizers.
package alone

type item struct{ n int }

func all(n int) (out []*item) {
	for _, v := range make([]item, n) { // want rewrite batch
		out = append(out, &v)
	}
	return out
}

var _ = all(2)
