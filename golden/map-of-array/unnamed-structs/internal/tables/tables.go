// Package tables declares structs without a name, which others have variables of.
package tables

// A Row is one all the same.
type Row = struct{ Counts map[string][4]int } // want rewrite pointer

var All = []struct{ Seen map[string][5]int }{{map[string][5]int{"a": {1}}}, {}} // want rewrite pointer
