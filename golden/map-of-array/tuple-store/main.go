// An entry is stored together with something else.
package main

import "fmt"

func result() ([4]int, error) { return [4]int{1}, nil }

type book struct{ rows map[string][4]int } // want rewrite pointer

func (b *book) swap(i, j string) {
	b.rows[i], b.rows[j] = b.rows[j], b.rows[i]
}

// inside: today a new entry is there, and empty, when its value panics.
func inside(none *[4]int, rows [][4]int, xs []int) {
	pointed := map[string][4]int{} // want refuse evaluation-order
	try(func() int { return len(pointed) }, func() (n int) {
		pointed["a"], n = *none, 1 // because evaluation-order
		return
	})
	indexed := map[string][4]int{} // want refuse evaluation-order
	try(func() int { return len(indexed) }, func() (n int) {
		indexed["a"], n = rows[7], 1 // because evaluation-order
		return
	})
	keyed := map[int][4]int{} // want refuse evaluation-order
	try(func() int { return len(keyed) }, func() (n int) {
		keyed[1], n = keyed[xs[7]], 1 // because evaluation-order
		return
	})
	literal := map[string][4]int{} // want rewrite pointer
	try(func() int { return len(literal) }, func() (n int) {
		literal["a"], n = [4]int{xs[7]}, 1
		return
	})
	cut := map[string][4]int{} // want rewrite pointer
	var x any
	try(func() int { return len(cut) }, func() (n int) {
		cut["a"], n = x.([4]int), 1
		return
	})
}

func try(length func() int, f func() int) {
	defer func() { fmt.Println(recover(), length()) }()
	f()
}

func main() {
	b := &book{map[string][4]int{"a": {1}}} // want rewrite pointer
	b.swap("a", "b")
	fmt.Println(len(b.rows), b.rows["b"])
	inside(nil, nil, nil)

	m := map[string][4]int{} // want refuse tuple-store
	var err error
	m["a"], err = result() // because tuple-store
	fmt.Println(m["a"][0], err)

	// Both are read before either is stored.
	n := map[string][4]int{"a": {1}, "b": {2}} // want rewrite pointer
	n["a"], n["b"] = n["b"], n["a"]
	fmt.Println(n["a"][0], n["b"][0])

	o := map[int][4]int{}                    // want refuse tuple-store
	for _, o[1] = range [][4]int{{1}, {2}} { // because tuple-store
	}
	fmt.Println(o[1][0])

	p := map[int][4]int{} // want refuse tuple-store
	ok := true
	p[1], ok = any(7).([4]int) // because tuple-store
	fmt.Println(p[1][0], ok)

	// Go reads a variable only after the calls behind it: too late for the copy of a new entry.
	v := [4]int{1}
	change := func() int { v[0] += 10; return 5 }
	q := map[int][4]int{} // want refuse evaluation-order
	x := 0
	q[1], x = v, change() // because evaluation-order
	fmt.Println(q[1][0], x)

	// One that may panic does so after them.
	s := map[int][4]int{} // want refuse evaluation-order
	say := func() int { fmt.Println("said"); return 6 }
	func() {
		defer func() { fmt.Println(recover()) }()
		lists := [][4]int{v}
		s[1], x = lists[x], say() // because evaluation-order
	}()

	// What stands in a literal, is the result of a call, or of nobody's concern, goes as it did.
	r := map[int][4]int{} // want rewrite pointer
	own := [4]int{2}
	r[1], x = [4]int{v[0]}, change()
	r[2], x = twice(v), change()
	r[3], x = own, change()
	x, r[4] = change(), v
	fmt.Println(r[1][0], r[2][0], r[3][0], r[4][0])
}

func twice(v [4]int) [4]int { return [4]int{2 * v[0]} }
