// Package text has lines.
package text

type Line struct {
	N    int
	Text buffer
}
