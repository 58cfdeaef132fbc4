// Package failures keeps the beginning of the last line of each route that the server failed.
package failures

import "fmt"

// length is how much of a line is kept.
const length = 160

// A Log keeps lines.
type Log struct {
	last map[string][length]byte // by route
}

// NewLog returns an empty Log.
func NewLog() *Log {
	return &Log{last: make(map[string][length]byte)}
}

// Add keeps a line in place of the one before.
func (l *Log) Add(route, line string) {
	var kept [length]byte
	copy(kept[:], line)
	l.last[route] = kept
}

// Len returns of how many routes there is a line.
func (l *Log) Len() int { return len(l.last) }

// Dump returns all lines, for a bug report.
func (l *Log) Dump() string {
	return fmt.Sprintf("%q", l.last)
}
