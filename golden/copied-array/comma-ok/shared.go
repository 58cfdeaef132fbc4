// One temporary serves all values of a type in a function: where something else needs it, a
// comma-ok fills it although nobody takes what it finds.
package main

import "fmt"

type row [64]int64

func stores(m map[string]row, k string, i int) int64 {
	if v, ok := m[k]; ok { // want leave shared-temporary
		return v[i]
	}
	m[k] = row{2, int64(i)}
	return -1
}

// A variable is stored as it is.
func storesVariable(m map[string]row, k string, w row, i int) int64 {
	if v, ok := m[k]; ok { // want rewrite access
		return v[i]
	}
	m[k] = w
	return -1
}

func compares(m map[string]row, k string, i int) (int64, bool) {
	v, ok := m[k] // want leave shared-temporary
	return v[i], ok && m["a"] == m["b"]
}

// What is copied to a variable, or returned, needs no temporary.
func copies(m map[string]row, k string, i int) (row, bool) {
	v, ok := m[k] // want rewrite access
	w := m["a"]   // want refuse whole-use
	w[1] += v[i]  // because whole-use
	if ok {
		return w, ok
	}
	return m["b"], false
}

// Both go, so nothing needs it any more.
func blank(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	w, _ := m["b"] // want rewrite access
	return n + w[i]
}

func another(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if v, ok := m["b"]; ok { // want refuse whole-use
		n += sum(v) // because whole-use
	}
	return n
}

// Both go, of whatever map.
func others(m map[string]row, o map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if v, ok := o[k]; ok { // want rewrite access
		n += v[i]
	}
	return n
}

func repeated(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if v, ok := m["b"]; ok { // want leave no-gain
		for j := range i {
			n += v[j]
		}
	}
	return n
}

func ranges(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	for _, x := range m["a"] {
		n += x
	}
	return n
}

// What is ranged over is a map, or has a name.
func rangesOthers(m map[string]row, list []row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	for _, w := range list {
		n += sum(w)
	}
	for _, w := range m {
		n += sum(w)
	}
	return n
}

func calls(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	put(m, i)
	return n
}

func put(m map[string]row, i int) { m["c"] = row{int64(i), 1} }

// A function literal is a function of its own, unless it is called on the spot.
func inLiteral(m map[string]row, k string, i int) (n int64) {
	each(2, func(int) {
		m["d"] = row{int64(i), 1}
	})
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	return n
}

func calledLiteral(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	func() { m["d"] = row{int64(i), 1} }()
	return n
}

//go:noinline
func each(n int, f func(int)) {
	for i := range n {
		f(i)
	}
}

//go:noinline
func sum(r row) int64 { return r[0] + r[1] }

type box struct {
	r row
	c chan row
}

var kept *box

//go:noinline
func made(i int) row { return row{int64(i)} }

//go:noinline
func madeTwo(i int) (row, int) { return row{int64(i)}, i }

// A variable takes a result without a detour; it takes nothing else so that no place holds.
func declares(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	x := made(i)
	var y row = made(i)
	n += x[i] + y[i]
	return n
}

func results(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	x, y := madeTwo(i)
	n += x[i] + int64(y)
	return n
}

func received(m map[string]row, k string, i int, c chan row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	x := <-c
	n += x[i]
	return n
}

func asserted(m map[string]row, k string, i int, v any) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	x := v.(row)
	n += x[i]
	return n
}

func assertedOk(m map[string]row, k string, i int, v any) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if x, good := v.(row); good {
		n += x[i]
	}
	return n
}

func declaredOk(m map[string]row, k string, i int, o map[string]row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	var x, good = o[k]
	if good {
		n += sum(x)
	}
	return n
}

func resultToField(m map[string]row, k string, i int, p *box) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	p.r = <-p.c
	return n
}

// From one place to another nothing needs a detour.
func throughPointers(m map[string]row, k string, i int, p, q *row, l []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	x := *p
	x[i]++
	*p, *q = *q, *p
	y, z := l[i], i
	y[z]++
	n += sum(*p) + x[i] + y[i]
	return n
}

// A map does not take what has no name of its own.
func storesPlace(m map[string]row, k string, i int, p *row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	m[k] = *p
	return n
}

// rangesNames: what is ranged over is copied where it is an array, whatever it is called.
func rangesNames(m map[string]row, k string, i int, a row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	for _, x := range a {
		n += x
	}
	return n
}

func rangesElements(m map[string]row, k string, i int, p *box, rows [][]row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	for _, w := range rows[i] {
		n += sum(w)
	}
	for _, x := range &p.r {
		n += x
	}
	return n
}

// putsInMaps: a literal stores its entries one by one.
func putsInMaps(m map[string]row, k string, i int, p *box) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + int64(len(map[int]row{i: p.r}))
}

func putsInNestedMaps(m map[string]row, k string, i int, p *box) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + int64(len(map[int]map[int]row{1: {i: p.r}}))
}

func putsConstants(m map[string]row, k string, i int, p *box) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	list := [...]row{1: p.r}
	return n + int64(len(map[int]row{1: {1, 2}, 2: {}})) + list[1][i]
}

func rangesField(m map[string]row, k string, i int, p *box) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	for _, x := range p.r {
		n += x
	}
	return n
}

// A result that only says which entry or element is not what is copied.
func keyed(m map[string]row, k string, i int, l []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	x := m[called(k)]
	y := l[len(called(k))]
	kept.r = m[called(k)]
	n += sum(x) + sum(y) + sum(m[called(k)])
	return n
}

//go:noinline
func called(k string) string { return k }

// What is sent or compared is taken from its place, unless that is in a map.
func sends(m map[string]row, k string, i int, c chan row, p *row, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	c <- w
	c <- *p
	return n
}

func sendsEntry(m map[string]row, k string, i int, c chan row, o map[string]row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	c <- o["a"]
	return n
}

// Nobody knows yet whether it will be sent.
func selects(m map[string]row, k string, i int, c chan row, w row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	select {
	case c <- w:
	default:
	}
	return n
}

func comparesPlaces(m map[string]row, k string, i int, p *row, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if *p == w {
		n++
	}
	return n
}

func comparesEntry(m map[string]row, k string, i int, w row, o map[string]row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if w == o["a"] {
		n++
	}
	return n
}

// The parts of a literal are put into their places.
func inLiteralValue(m map[string]row, k string, i int, w row, o []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	kept = &box{r: w}
	kept = &box{r: o[i]}
	return n
}

func resultInLiteral(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	kept = &box{r: made(i)}
	return n
}

func shared() {
	m := map[string]row{"a": {1: 5}, "b": {2: 6}}
	fmt.Println(stores(m, "a", 1), stores(m, "n", 1), storesVariable(m, "o", row{1}, 1))
	fmt.Println(compares(m, "a", 1))
	fmt.Println(copies(m, "a", 1))
	fmt.Println(blank(m, "a", 1), another(m, "a", 1), others(m, m, "a", 1), repeated(m, "a", 1), ranges(m, "a", 1))
	fmt.Println(rangesOthers(m, []row{{3}}, "a", 1), calls(m, "a", 1))
	fmt.Println(inLiteral(m, "a", 1), calledLiteral(m, "a", 1), len(m))
	x, b, c := row{5: 6}, &box{row{1: 2}, make(chan row, 9)}, make(chan row, 9)
	b.c <- x
	c <- x
	fmt.Println(declares(m, "a", 1), results(m, "a", 1), received(m, "a", 1, c), asserted(m, "a", 1, row{4: 4}), assertedOk(m, "a", 1, row{4: 4}), declaredOk(m, "a", 1, m), resultToField(m, "a", 1, b), throughPointers(m, "a", 1, &b.r, &x, []row{{7}, {8}}))
	kept = b
	fmt.Println(keyed(m, "a", 1, []row{{7}, {8}}), b.r)
	fmt.Println(rangesNames(m, "a", 1, x), rangesElements(m, "a", 1, b, [][]row{nil, {{3}}}), putsInMaps(m, "a", 1, b), putsInNestedMaps(m, "a", 1, b), putsConstants(m, "a", 1, b))
	fmt.Println(storesPlace(m, "a", 1, &b.r), rangesField(m, "a", 1, b), sends(m, "a", 1, c, &b.r, x), sendsEntry(m, "a", 1, c, m), selects(m, "a", 1, c, x), comparesPlaces(m, "a", 1, &b.r, x), comparesEntry(m, "a", 1, x, m), inLiteralValue(m, "a", 1, x, []row{{7}, {8}}), resultInLiteral(m, "a", 1))
	fmt.Println(len(m), x[5], *kept, len(c))
}
