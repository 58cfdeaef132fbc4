// Package deep knows its way: import "sync" is in a comment.
package deep // import "example.com/pooled-imports/deep"

import (
	locks "sync"

	_ "embed"
)

var mu locks.Mutex

// Four counts.
func Four() int {
	mu.Lock()
	defer mu.Unlock()
	m := make(map[int][40]int) // want rewrite pooled
	for i := range 10 {
		m[i] = [40]int{i}
		clear(m)
	}
	m[4] = [40]int{4: 4}
	return m[4][4] + len(m) - 1
}
