// Package dedupe recognises requests that were sent twice.
package dedupe

import (
	"crypto/sha512"
	"fmt"
)

// window is how many lines a repetition may come after the first.
const window = 1000

// A Filter remembers the last lines by their position in the log.
type Filter struct {
	recent   map[int][sha512.Size]byte
	next     int
	repeated int
}

// NewFilter returns a Filter that has seen nothing.
func NewFilter() *Filter {
	return &Filter{recent: map[int][sha512.Size]byte{}}
}

// Seen reports whether the line was seen not long ago, and remembers it.
func (f *Filter) Seen(line string) bool {
	digest := sha512.Sum512([]byte(line))
	for _, old := range f.recent {
		if old == digest {
			f.repeated++
			return true
		}
	}
	f.recent[f.next] = digest
	delete(f.recent, f.next-window)
	f.next++
	return false
}

// Repeated returns how many lines Seen has recognised.
func (f *Filter) Repeated() int { return f.repeated }

// String shows the digests in full, for a bug report.
func (f *Filter) String() string {
	return fmt.Sprintf("%d repeated, recent: %x", f.repeated, f.recent)
}
