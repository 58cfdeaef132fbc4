// Go evaluates a value that may panic before the map and the key that it is stored to.
package main

import "fmt"

type cache struct {
	rows  map[int][20]int   // want refuse evaluation-order
	cols  map[int8][20]int  // want refuse tuple-store
	marks map[uint][20]int  // want refuse evaluation-order
	notes map[uint8][20]int // want rewrite slab
}

var a = []int{1, 2}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func (c *cache) store(i int) {
	c.rows[0] = [20]int{a[i]} // because evaluation-order
}

func (c *cache) swap(i, j int8) {
	c.cols[i], c.cols[j] = c.cols[j], c.cols[i] // because tuple-store
}

func (c *cache) mark(k uint) int {
	delete(c.marks, k)
	c.marks[k+1] = [20]int{1}
	return len(c.marks)
}

func (c *cache) note(k uint8, text string) {
	c.notes[k] = [20]int{len(text), int(k)}
}

// A captured key may be read before the call that changes it.
func captured() {
	m := map[string][20]int{} // want refuse evaluation-order
	k := "a"
	next := func() int {
		k = "b"
		return 3
	}
	m[k] = [20]int{next()} // because evaluation-order
	fmt.Println(m["a"][0], m["b"][0])
}

// The body of a loop over a slab is a function, which nobody has deferred.
func recovered() {
	m := map[string][20]int{"a": {1}} // want refuse unknown-use
	defer func() {
		for k, v := range m { // because unknown-use
			fmt.Println(k, v[0], recover())
		}
	}()
	panic("in recovered")
}

func main() {
	var none *cache
	c := &cache{
		map[int][20]int{},           // want refuse evaluation-order
		map[int8][20]int{1: {1}},    // want refuse tuple-store
		map[uint][20]int{1: {1, 2}}, // want refuse evaluation-order
		map[uint8][20]int{},         // want rewrite slab
	}
	try("store", func() { c.store(1) })
	try("store beyond", func() { c.store(2) })
	try("store beyond, into nothing", func() { none.store(2) })
	c.swap(1, 2)
	fmt.Println(len(c.cols), c.cols[2][0])
	fmt.Println(c.marks[1], c.mark(1)) // because evaluation-order
	c.note(3, "abc")
	fmt.Println(c.notes[3][0])

	m := map[int32][20]int{} // want refuse evaluation-order
	i := 5
	try("key and value", func() { m[int32(a[i])] = [20]int{a[i+1]} }) // because evaluation-order
	captured()
	receivers(i)
	changing()
	present(nil, nil, nil)
	try("beside", func() { besides(nil, nil, nil) })
	try("in a key", func() { inKey(nil, nil, nil) })
	try("in an index", func() { inIndex(nil, nil, nil, nil) })
	try("recovered", recovered)
	compared()
	bodies()
}
