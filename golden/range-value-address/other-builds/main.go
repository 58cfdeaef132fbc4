// With other build constraints, other files declare what these loops rest on.
package main

import (
	"fmt"

	"example.com/builds/text"
)

type pair struct{ a, b int }

// peeked is kept by what another build calls peek.
func peeked(list []pair, want int) *pair {
	for _, v := range list { // want refuse leaves-early
		peek(&v)
		if v.a == want {
			v.b = 100
			return &v // because leaves-early
		}
	}
	return nil
}

// within: and so is what is given to a function that calls it.
func within(list []pair, want int) *pair {
	for _, v := range list { // want refuse leaves-early
		v.look()
		if v.a == want {
			v.b = 100
			return &v // because leaves-early
		}
	}
	return nil
}

func (p *pair) look() { outer(p) }
func outer(p *pair)   { peek(p) }

// calmed: the receiver is of another type there.
func calmed(list []pair, want int) *pair {
	for _, v := range list { // want refuse leaves-early
		nose.sniff(&v)
		if v.a == want {
			v.b = 100
			return &v // because leaves-early
		}
	}
	return nil
}

type calm struct{}
type loud struct{}

func (calm) sniff(p *pair) {}
func (loud) sniff(p *pair) { kept = p }

// run is another function there, and keeps the literal.
func captured(list []pair, want int) *pair {
	for _, v := range list { // want refuse leaves-early
		run(func() { v.b++ })
		if v.a == want {
			v.b = 100
			return &v // because leaves-early
		}
	}
	return nil
}

// known functions are the same everywhere.
func known(list []pair, want int) *pair {
	for _, v := range list { // want rewrite late
		step(&v)
		if v.a == want {
			return &v
		}
	}
	return nil
}

func step(p *pair) { p.a++ }

// watched: a finalizer is set there, which needs an allocation of its own.
func watched(list []pair) (out []*pair) {
	for _, v := range list { // want refuse finalizer
		out = append(out, &v)
		watch(&v)
	}
	return out
}

// all of a table, which is a map there.
func all(list table) (out []*pair) {
	for _, v := range list { // want refuse excluded-file
		out = append(out, &v)
	}
	return out
}

// given by a variable of the package, whose type differs.
func given() (out []*pair) {
	for _, v := range list { // want refuse excluded-file
		out = append(out, &v)
	}
	return out
}

// written to: a strings.Builder there, which must not be copied then.
func written(lines []text.Line, want int) *text.Line {
	for _, v := range lines { // want refuse excluded-file
		v.Text.WriteString("x")
		if v.N == want {
			return &v
		}
	}
	return nil
}

// lent: what another build calls peek does not make it worth a batch in this one.
func lent(list []pair) (n int) {
	for _, v := range list { // want leave only-lent
		peek(&v)
		n += len(fmt.Sprint(&v))
	}
	return n
}

var kept *pair

func main() {
	fmt.Println(lent([]pair{{1, 1}, {2, 2}}))
	pairs := []pair{{1, 1}, {2, 2}}
	fmt.Println(*peeked(pairs, 2), *within(pairs, 2), *calmed(pairs, 2), *captured(pairs, 2), kept)
	fmt.Println(*known(pairs, 3), len(all(made())), len(given()), len(watched(pairs)))
	line := written([]text.Line{{N: 1}, {N: 2}}, 2)
	line.Text.WriteString("y")
	fmt.Println(line.Text.String())
}
