package main

import (
	"fmt"
	"sort"
	"strings"
)

// Hash is an array with methods of its own.
type Hash [40]byte

// String has a value receiver: it sees a copy.
func (h Hash) String() string { return fmt.Sprintf("%x", h[:2]) }

// Set has a pointer receiver.
func (h *Hash) Set(i int, b byte) { h[i] = b }

// First calls back into the map.
func (h Hash) First(ix Index) byte {
	ix.Put("a", Hash{200})
	return h[0]
}

// Index is a map with methods.
type Index map[string]Hash // want rewrite pointer

// Table is the same type by another name.
type Table = Index

// Put stores one hash.
func (ix Index) Put(k string, h Hash) { ix[k] = h }

// Get reads one.
func (ix Index) Get(k string) Hash { return ix[k] }

// Names joins all that there is.
func (ix Index) Names() string {
	var all []string
	for k, h := range ix {
		all = append(all, k+"="+h.String())
	}
	sort.Strings(all)
	return strings.Join(all, ",")
}

func main() {
	var t Table = make(Index)
	t.Put("a", Hash{1, 2})
	t.Put("z", Hash{26})
	h := t.Get("a")
	h.Set(0, 9)
	fmt.Println(h.String())
	fmt.Println(t["a"].String())
	fmt.Println(t["b"].String())
	fmt.Println(t.Names(), len(t))

	// The method's receiver is the entry as it was when the call began.
	first := t["a"].First(t)
	fmt.Println(first, t["a"][0])

	// A method value binds its receiver now.
	bound := t["a"].String
	t.Put("a", Hash{0xff})
	fmt.Println(bound())
	fmt.Println(t["a"].String())

	plain := Index(map[string]Hash{"x": {7}}) // want rewrite pointer
	var m map[string]Hash = plain             // want rewrite pointer
	x := m["x"]
	fmt.Println(x.String())
	fmt.Println([40]byte(m["x"])[0], x[:1][0])
}
