// Asked for with --unsafe --shape element: pointers into the slice.
package main

import "fmt"

type point struct{ x, y int }

func (p *point) sum() int { return p.x + p.y }

func (p *point) move() { p.x++ }

func pointers(points []point) (out []*point) {
	for _, p := range points { // want rewrite element
		out = append(out, &p)
	}
	return out
}

func commented(points []point) (out []*point) {
	for _ /* index */, p /* value */ := range points { // want rewrite element
		out = append(out, &p)
	}
	for i /* value */, p := range points { // want rewrite element
		if i > 0 {
			out = append(out, &p)
		}
	}
	return out
}

func far(points []point) (out []*point, last point) {
	for i, p := range points { // want rewrite element
		if p.sum() > 3 && i > 0 {
			out = append(out, &p)
			last = p
		}
	}
	return out, last
}

func moved(points []point) (out []*point) {
	for _, p := range points { // want refuse writes
		p.move() // because writes
		out = append(out, &p)
	}
	return out
}

func set(points []point) (out []*point) {
	for _, p := range points { // want refuse writes
		p.x = 1 // because writes
		out = append(out, &p)
	}
	return out
}

func grown(points []point) (out []*point) {
	for _, p := range points { // want refuse source-changes
		points = append(points, point{}) // because source-changes
		out = append(out, &p)
	}
	return out
}

func values(m map[string]point) (out []*point) {
	for _, p := range m { // want refuse no-element-address
		out = append(out, &p)
	}
	return out
}

type shape struct {
	points []point
	name   string
}

// fields are names as well.
func fields(s *shape, c shape) (out []*point, n int) {
	for _, p := range s.points { // want rewrite element
		out = append(out, &p)
		n += len(c.points)
	}
	return out, n
}

func namesake(points []point, c shape) (out []*point, n int) {
	for _, p := range points { // want rewrite element
		out = append(out, &p)
		n += len(c.points)
	}
	return out, n
}

func emptied(s *shape) (out []*point) {
	for _, p := range s.points { // want refuse source-changes
		out = append(out, &p)
		s.points = nil // because source-changes
	}
	return out
}

// local moves to the heap, with all of its elements.
func local() (out []*point) {
	points := [2]point{{1, 2}, {3, 4}}
	for _, p := range points { // want rewrite element
		out = append(out, &p)
	}
	return out
}

func pointed(points *[2]point) (out []*point) {
	for _, p := range points { // want rewrite element
		out = append(out, &p)
	}
	return out
}

// created moves to the heap as well.
func created() (out []*point) {
	points := new([2]point)
	points[1] = point{7, 8}
	for _, p := range points { // want rewrite element
		out = append(out, &p)
	}
	return out
}

func indices(points []point) (out []*int) {
	for i := range points { // want refuse no-element-address
		out = append(out, &i)
	}
	return out
}

func load() []point { return []point{{1, 2}, {3, 4}} }

func loaded() (out []*point) {
	for _, p := range load() { // want refuse no-element-address
		out = append(out, &p)
	}
	return out
}

func skipping(points []point) (out []*point) {
	for i, p := range points { // want refuse no-element-address
		out = append(out, &p)
		i++
		_ = i
	}
	return out
}

var heaviest int

func weigh(p point) int {
	heaviest = max(heaviest, p.x)
	return heaviest
}

// weighed: the call gets a copy.
func weighed(points []point) (out []*point, sum int) {
	for _, p := range points { // want rewrite element
		out = append(out, &p)
		sum += weigh(p)
	}
	return out, sum
}

// called: the call around the loop does not get the pointer.
func called(points []point) (out []*point) {
	run(func() {
		for _, p := range points { // want rewrite element
			q := &p
			out = append(out, q)
		}
	})
	return out
}

//go:noinline
func run(f func()) { f() }

// packageLevel is a function that has no name of its own.
var packageLevel = func(points []point) (out []*point) {
	for _, p := range points { // want rewrite element
		out = append(out, &p)
	}
	return out
}

func main() {
	s := &shape{points: []point{{1, 2}, {3, 4}}}
	all, n := fields(s, shape{points: s.points[:1]})
	fmt.Println(*all[1], n, *emptied(s)[1], *local()[1], *pointed(&[2]point{{5, 6}})[0])
	fmt.Println(*created()[1])
	fmt.Println(*indices(load())[1], *loaded()[1], *skipping(load())[1], *called(load())[1])
	all, n = namesake(load(), *s)
	fmt.Println(*all[1], n)
	all, n = weighed(load())
	fmt.Println(*all[1], n, *packageLevel(load())[1])
	points := []point{{1, 2}, {3, 4}}
	fmt.Println(*pointers(points)[1])
	fmt.Println(*commented(points)[2])
	out, last := far(points)
	fmt.Println(*out[0], last)
	fmt.Println(*moved(points)[1], *set(points)[0], len(grown(points)), len(values(nil)))
}
