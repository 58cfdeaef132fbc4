// A value that holds the map is printed, encoded or compared: pointers would show.
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type printed struct {
	name string
	m    map[string][3]int // want refuse reflection
}

type encoded struct {
	M map[string][4]int // want refuse reflection
}

type deep struct {
	list []map[int][5]int // want refuse reflection
}

type quiet struct {
	n int
	m map[int][6]int // want rewrite pointer
}

type rows struct {
	all [1]map[int][7]int // want refuse reflection
}

// wrapped hides the method from fmt, which cannot call it for a field that is not exported.
type wrapped struct{ it interface{ String() string } }

type named struct {
	m map[int][8]int // want refuse reflection
}

func (n *named) String() string { return fmt.Sprint(len(n.m)) }

type typed struct {
	m map[int][9]int // want refuse reflection
}

type described struct {
	m map[int][10]int // want refuse reflection
}

func describe[T any](v T) string { return fmt.Sprint(v) }

type noted struct {
	m map[int][11]int // want refuse reflection
}

type note[T any] struct{ v *T }

func (n note[T]) text() string { return fmt.Sprint(*n.v) }

type handed struct {
	m map[int][12]int // want refuse reflection
}

func hand[T any](v T) string { return describe(&v) }

type pointed struct {
	m map[int][13]int // want refuse reflection
}

type far struct{ it *behind }

type behind struct {
	m map[int][14]int // want rewrite pointer
}

// String prints no map.
func (q quiet) String() string { return fmt.Sprint(q.n) }

func main() {
	p := printed{"p", map[string][3]int{"a": {1, 2}}} // want refuse reflection
	fmt.Printf("%v\n", p)                             // because reflection

	text, err := json.Marshal(&encoded{map[string][4]int{"a": {1}}}) // want refuse reflection
	fmt.Println(string(text), err)

	d := deep{[]map[int][5]int{{1: {2}}}}                   // want refuse reflection
	fmt.Println(reflect.ValueOf(d).Field(0).Index(0).Len()) // because reflection

	q := quiet{1, map[int][6]int{}} // want rewrite pointer
	q.m[1] = [6]int{1}
	fmt.Println(q.String())
	fmt.Println(q.n, q.m[1][0])

	fmt.Println(rows{[1]map[int][7]int{{1: {2}}}}) // want refuse reflection

	w := wrapped{&named{map[int][8]int{1: {2}}}} // want refuse reflection
	fmt.Println(reflect.ValueOf(w).Field(0).Elem().Elem().Field(0).Len())

	fmt.Println(reflect.TypeFor[typed]().Field(0).Type)       // because reflection
	fmt.Println(describe(described{map[int][10]int{1: {2}}})) // want refuse reflection
	n := new(noted)
	n.m = map[int][11]int{1: {2}}                               // want refuse reflection
	fmt.Println(note[noted]{n}.text())                          // because reflection
	fmt.Println(len(hand(handed{map[int][12]int{1: {2}}})) > 3) // want refuse reflection

	// What the outermost pointer leads to is printed, of others the address.
	fmt.Println(&pointed{map[int][13]int{1: {2}}}) // want refuse reflection
	b := &behind{map[int][14]int{1: {2}}}          // want rewrite pointer
	fmt.Println(len(fmt.Sprint(far{b})) > 3, b.m[1][0])
}
