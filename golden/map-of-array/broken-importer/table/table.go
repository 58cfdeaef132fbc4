// Package table has maps that another package, which does not compile, may use in any way.
package table

type Table map[string][4]int // want refuse does-not-compile

type Box struct {
	hits map[string][4]int // want refuse does-not-compile
}

var Counts = map[string][4]int{"a": {1}} // want refuse does-not-compile

func (b *Box) First() int { return b.hits["a"][0] }

func (t Table) First() int { return t["a"][0] }
