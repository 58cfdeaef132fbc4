// A pool pays where entries are deleted; what it keeps must not keep anything else alive.
package main

import "fmt"

type local struct {
	kept  map[string][40]int   // want refuse no-churn
	names map[int][40]string   // want refuse stale-pointers
	any   map[any][40]int      // want refuse key-identity
	temps map[float64][40]int  // want refuse key-identity
	odd   map[int32][40]int    // want refuse unknown-use
	fine  map[string][40]int16 // want rewrite pooled
}

func main() {
	l := local{
		kept:  map[string][40]int{},   // want refuse no-churn
		names: map[int][40]string{},   // want refuse stale-pointers
		any:   map[any][40]int{},      // want refuse key-identity
		temps: map[float64][40]int{},  // want refuse key-identity
		odd:   map[int32][40]int{},    // want refuse unknown-use
		fine:  map[string][40]int16{}, // want rewrite pooled
	}
	l.kept["a"] = [40]int{1}
	l.kept = nil
	l.names[1] = [40]string{"a"}
	delete(l.names, 1) // because stale-pointers
	l.any["a"] = [40]int{1}
	delete(l.any, "a")
	l.temps[0] = [40]int{1}
	delete(l.temps, 0)
	l.odd[1] = [40]int{1}
	delete( /* one */ l.odd, 1) // because unknown-use
	l.fine["a"] = [40]int16{1}
	delete(l.fine, "a")
	l.fine["b"] = [40]int16{1: 2}
	converted(make(chan int))
	deleted(point2{1, 2})
	nothing(nil, []int{1}, 1)
	fmt.Println(len(l.kept), len(l.names), len(l.any), len(l.temps), len(l.odd), l.fine["b"])
}

// converted has a key whose direction is converted.
func converted(c chan int) {
	m := map[<-chan int][40]int{} // want refuse key-conversion
	v := m[c]                     // because key-conversion
	v[0]++
	m[c] = v
	delete(m, c)
}

// deleted has a key whose type has a name, and that of the map has none.
func deleted(p point2) {
	m := map[[2]int][40]int{} // want refuse key-conversion
	m[p] = [40]int{1}
	delete(m, p) // because key-conversion
	fmt.Println(len(m))
}

type point2 [2]int

type point struct{ x, y int }

type places struct {
	found map[point][40]int // want refuse evaluation-order
	gone  map[point][40]int // want refuse evaluation-order
	read  map[point][40]int // want rewrite pooled
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

// nothing is what a call looks for before the key, which Go computes first.
func nothing(p *places, list []int, i int) {
	try(func() {
		v, ok := p.found[point{x: list[i]}] // because evaluation-order
		fmt.Println(v, ok)
		delete(p.found, point{})
	})
	try(func() { delete(p.gone, point{x: list[i]}) }) // because evaluation-order
	try(func() { fmt.Println(p.read[point{x: list[i]}][0]) })
	try(func() { delete(p.read, point{}) })
}
