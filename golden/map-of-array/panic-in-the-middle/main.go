// What a panic leaves behind must not change, even for a key that is not there yet.
package main

import "fmt"

type event struct {
	key   string
	index int
}

var counts = map[string][4]int{"old": {1, 1, 1, 1}} // want rewrite pointer

func count(e *event) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered", len(counts))
		}
	}()
	v := counts[e.key]
	v[e.index]++
	counts[e.key] = v
}

type cell struct{ n, sum int }

type board struct {
	cells map[string][5][3]cell // want rewrite pointer
	row   map[string][6]int     // want rewrite pointer
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

// Where an element has been reached, it is there for all that follows.
func (b *board) add(k string, i, j, x int) {
	v := b.cells[k]
	v[i][j].n++
	v[i][j].sum += x
	v[i][0].sum -= v[i][j].n
	b.cells[k] = v
}

func (b *board) swap(k string, i, j int) {
	v := b.row[k]
	v[i], v[j] = v[j], v[i]
	b.row[k] = v
}

func (b *board) largest(k string, i, j, x int) {
	v := b.row[k]
	if old := 2; v[i] < x && v[j] < x {
		_ = old
	}
	b.row[k] = v
	w := b.row[k]
	at, by := w[i], w[j+1]
	if at < x {
		w[i] = x
	} else {
		w[j+1]++
	}
	w[j+1] += by
	b.row[k] = w
}

func main() {
	b := &board{map[string][5][3]cell{}, map[string][6]int{"a": {1, 2, 3}}} // want rewrite pointer
	try("add", func() { b.add("a", 1, 2, 3) })
	try("add a row beyond", func() { b.add("a", 5, 2, 3) })
	try("add a column beyond", func() { b.add("b", 1, 3, 3) })
	try("swap", func() { b.swap("a", 0, 2) })
	try("swap with none", func() { b.swap("a", 1, 6) })
	try("swap none", func() { b.swap("b", 6, 0) })
	try("largest", func() { b.largest("a", 0, 3, 7) })
	try("largest beyond", func() { b.largest("a", 3, 5, 9) })
	fmt.Println(len(b.cells), b.cells["a"][1], len(b.row), b.row["a"])
	count(&event{"old", 2})
	count(&event{"new", 1})
	count(&event{"old", 4})
	count(&event{"newer", 4})
	count(nil)
	fmt.Println(counts["old"], counts["new"], len(counts))
}
