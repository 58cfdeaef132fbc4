// Code of the program runs where no call of it is written.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"log"
)

var m = map[string][4]int{"a": {1}} // want rewrite pointer

func bump() {
	v := m["a"]
	v[0]++
	m["a"] = v
}

type text string

func (t text) String() string { bump(); return string(t) }

func (t text) Write(p []byte) (int, error) { bump(); return len(p), nil }

func (t text) Read(p []byte) (int, error) { bump(); return 0, errors.New("end") }

func (t text) Error() string { return string(t) }

func (t text) Unwrap() error { bump(); return nil }

func (t *text) Scan(fmt.ScanState, rune) error { bump(); return nil }

func each(yield func() bool) { bump() }

func clear(n int) int { bump(); return n }

func main() {
	a := m["a"]
	fmt.Println(text("a"))
	fmt.Println(a[0], m["a"][0])

	b := m["a"]
	fmt.Fprintln(text("b"), 1)
	fmt.Println(b[0], m["a"][0])

	c := m["a"]
	for range each {
	}
	fmt.Println(c[0], m["a"][0])

	d := m["a"]
	binary.Write(text("d"), binary.BigEndian, uint32(1))
	fmt.Println(d[0], m["a"][0])

	e := m["a"]
	none := errors.Unwrap(text("e"))
	fmt.Println(e[0], none, m["a"][0])

	f := m["a"]
	n := clear(1)
	fmt.Println(f[0], n, m["a"][0])

	g := m["a"]
	log.SetOutput(text("g"))
	log.Print("g")
	fmt.Println(g[0], m["a"][0])

	var scanned text
	h := m["a"]
	fmt.Sscan("1", &scanned)
	fmt.Println(h[0], m["a"][0])

	var buffer bytes.Buffer
	i := m["a"]
	buffer.ReadFrom(text("i"))
	fmt.Println(i[0], m["a"][0])

	local := map[string][4]int{"a": {1}} // want rewrite pointer
	keys := walk(local)
	j := local["a"]
	for k := range keys {
		fmt.Println(k)
	}
	fmt.Println(j[0], local["a"][0])

	nested := []map[string][4]int{{"a": {1}}} // want rewrite pointer
	l := nested[0]["a"]
	touch(nested)
	fmt.Println(l[0], nested[0]["a"][0])
}

// touch does not get the map itself.
func touch(list []map[string][4]int) { // want rewrite pointer
	v := list[0]["a"]
	v[0]++
	list[0]["a"] = v
}

func walk(m map[string][4]int) iter.Seq[string] { // want rewrite pointer
	return func(yield func(string) bool) {
		m["a"] = [4]int{7}
		yield("a")
	}
}
