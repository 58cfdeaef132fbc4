// What becomes an interface of the module itself, or goes to a function of it, may be given on to
// strangers by and by.
package main

import (
	"fmt"
	"io"

	"example.com/stranger"
)

type sink interface {
	io.Writer
	io.Closer
}

type turned struct{ m map[string][4]int } // want refuse reflection

func (t *turned) Write(b []byte) (int, error) {
	t.m[string(b)] = [4]int{len(b)}
	return len(b), nil
}

func (t *turned) Close() error { return nil }

type passed struct{ m map[string][5]int } // want refuse reflection

func (p *passed) Write(b []byte) (int, error) {
	p.m[string(b)] = [5]int{len(b)}
	return len(b), nil
}

type stored struct{ m map[string][6]int } // want refuse reflection

func (s *stored) Write(b []byte) (int, error) {
	s.m[string(b)] = [6]int{len(b)}
	return len(b), nil
}

// What only functions of the standard library get to see as something of theirs.
type kept struct{ m map[string][7]int } // want rewrite pointer

func (k *kept) Write(b []byte) (int, error) {
	k.m[string(b)] = [7]int{len(b)}
	return len(b), nil
}

func (k *kept) Count(key string) int { return k.m[key][0] }

type counter interface {
	io.Writer
	Count(key string) int
}

func write(c counter) {
	fmt.Fprint(c, "abc")
	fmt.Println(c.Count("abc"), c.Count("b"))
}

func show(w io.Writer) { stranger.Show(w) }

func keep(s *stranger.Shower, w io.Writer) { s.W = w }

func main() {
	t := &turned{map[string][4]int{}} // want refuse reflection
	var s sink = t                    // because reflection
	fmt.Fprint(s, "ab")
	stranger.Show(s)

	p := &passed{map[string][5]int{}} // want refuse reflection
	fmt.Fprint(p, "ab")
	show(p) // because reflection

	r := &stored{map[string][6]int{}} // want refuse reflection
	fmt.Fprint(r, "ab")
	var shower stranger.Shower
	keep(&shower, r) // because reflection
	shower.Show()

	write(&kept{map[string][7]int{}}) // want rewrite pointer
}
