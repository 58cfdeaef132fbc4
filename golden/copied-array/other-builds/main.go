// With other build constraints, other files declare what these maps are made of.
package main

import "fmt"

// sum: a key may be NaN there, which no look-up finds.
func sum(counts map[key][64]int, i int) (n int) { // because excluded-file
	for _, v := range counts { // want refuse excluded-file
		n += v[i]
	}
	return n
}

type shelf struct{ boxes box }

func (s *shelf) first(k, i int) int {
	v := s.boxes[k] // want refuse excluded-file
	return v[i]
}

// steady: the method that another build calls here changes the map.
func steady(k, i int) int {
	v := plain[k] // want refuse entry-changes
	nose.sniff()  // because entry-changes
	return v[i]
}

type calm struct{}
type loud struct{}

func (calm) sniff() {}
func (loud) sniff() { plain[1] = [64]int{7, 7, 7} }

// quiet: no method of this name changes anything.
func quiet(k, i int) int {
	v := plain[k] // want rewrite access
	nose.rest()
	return v[i]
}

func (calm) rest() {}
func (loud) rest() {}

type tag int

// said: package fmt calls a method of the tag there.
func said(k, i int, t tag) int {
	v := plain[k]  // want refuse entry-changes
	fmt.Println(t) // because entry-changes
	return v[i]
}

func asked(k, i int, t tag) int {
	v := plain[k] // want refuse entry-changes
	say(t)        // because entry-changes
	return v[i]
}

func say(t tag) { fmt.Println(t) }

var plain = map[int][64]int{1: {1, 2, 3}}

func main() {
	counts := map[key][64]int{nan(): {1, 2, 3}}
	s := shelf{box{1: {1, 2, 3}}}
	fmt.Println(sum(counts, 1), s.first(1, 1), steady(1, 1), quiet(1, 1))
	fmt.Println(said(1, 1, 5), asked(1, 1, 6))
}
