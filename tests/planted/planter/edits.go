package main

import (
	"cmp"
	"go/token"
	"slices"
)

// How edits at one place follow each other.
const (
	suffix  = iota // after a node, next to it
	closing        // after a node, around its suffixes
	after          // after a statement
	before         // before a statement
	opening        // before a node
	instead        // in the place of a node
)

// edit puts text at a place, in the place of the bytes up to end.
type edit struct {
	at, end token.Pos
	text    string
	kind    int
	span    token.Pos // the other end of the node that is wrapped
}

// applied is the text of one file with the edits that are in it.
func applied(text []byte, file *token.File, edits []edit) (out []byte) {
	var here []edit
	for _, e := range edits {
		if token.Pos(file.Base()) <= e.at && e.at <= token.Pos(file.Base()+file.Size()) {
			here = append(here, e)
		}
	}
	slices.SortStableFunc(here, inOrder)
	last := 0
	for _, e := range here {
		at := file.Offset(e.at)
		if at < last {
			continue // inside of what another edit replaced
		}
		out = append(append(out, text[last:at]...), e.text...)
		last = file.Offset(e.end)
	}
	return append(out, text[last:]...)
}

// inOrder: what ends at a place comes before what begins there, and inner nodes are nearer to it.
func inOrder(a, b edit) int {
	return cmp.Or(
		cmp.Compare(a.at, b.at),
		cmp.Compare(a.kind, b.kind),
		cmp.Compare(b.span, a.span),
	)
}
