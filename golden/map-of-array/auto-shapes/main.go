// Each map in the shape that is right for it and costs least.
package main

import "fmt"

type frame [128]int64

// window forgets as much as it learns, so its entries are recycled.
type window struct {
	frames map[int]frame // want rewrite pooled
}

func (w *window) push(k int) {
	delete(w.frames, k-3)
	w.frames[k] = frame{int64(k)}
}

// named would be recycled too, but holds pointers: there a pool is not right.
type named struct {
	labels map[int][64]string // want rewrite pointer
}

func (n *named) push(k int, label string) {
	delete(n.labels, k-3)
	v := n.labels[k]
	v[0] = label
	n.labels[k] = v
}

// squares is made with its size and only filled: a slab is filled fastest.
func squares(n int) int {
	m := make(map[int32][64]int64, 64) // want rewrite slab
	for i := range n {
		m[int32(i)] = [64]int64{int64(i * i)}
	}
	return len(m)
}

// roots grows as it is filled, which a slab does badly, and pointers gain nothing.
func roots(n int) int {
	m := make(map[int32][64]int64) // want leave no-gain
	for i := range n {
		m[int32(i*i)] = [64]int64{int64(i)}
	}
	return len(m)
}

// small is churned as well, with values that a map keeps within itself.
var small = map[int][4]int32{} // want leave small-value

func main() {
	w := window{make(map[int]frame)}         // want rewrite pooled
	n := named{labels: map[int][64]string{}} // want rewrite pointer
	for k := range 6 {
		w.push(k)
		n.push(k, fmt.Sprint(k))
		small[k] = [4]int32{int32(k)}
		delete(small, k-1)
	}
	fmt.Println(len(w.frames), w.frames[5][0], w.frames[0][0], n.labels[4][0], len(small))
	fmt.Println(squares(9), roots(9))
}
