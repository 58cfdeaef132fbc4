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

func main() {
	points := []point{{1, 2}, {3, 4}}
	fmt.Println(*pointers(points)[1])
	out, last := far(points)
	fmt.Println(*out[0], last)
	fmt.Println(*moved(points)[1], *set(points)[0], len(grown(points)), len(values(nil)))
}
