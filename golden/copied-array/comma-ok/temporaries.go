// What else in a function needs a temporary of the same type, and what does without.
package main

import "fmt"

func (r row) sum() int64 { return r[0] + r[1] }

//go:noinline
func fresh() row { return row{4, 4} }

//go:noinline
func (b *box) fresh() row { return b.r }

// A test for presence takes no value.
func tests(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if _, ok := m["b"]; ok {
		n++
	}
	var ok bool
	if _, ok = m["c"]; ok {
		n++
	}
	return n
}

// An interface value is made of a copy, unless it is one of a variable.
func boxed(m map[string]row, k string, i int) (n int64, x any) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	x = m["b"]
	return n, x
}

func boxedArgument(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	fmt.Println(m["b"])
	return n
}

func boxedPlaces(m map[string]row, k string, i int, p *row, l []row, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	var x any = w
	x = *p
	x = l[i]
	fmt.Println(x == any(w))
	return n
}

// So is a key.
func looksUp(m map[string]row, k string, i int, o map[row]int64) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + o[m["b"]]
}

func looksUpName(m map[string]row, k string, i int, o map[row]int64, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	o[w]++
	return n
}

// A result has no other place, until a variable takes it.
func indexesResult(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + fresh()[i]
}

func comparesResult(m map[string]row, k string, i int, w row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if fresh() == w {
		n++
	}
	return n
}

func sendsResult(m map[string]row, k string, i int, c chan row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	c <- fresh()
	return n
}

func resultAsReceiver(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + fresh().sum()
}

func resultToPointer(m map[string]row, k string, i int, p *row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	*p = fresh()
	return n
}

func twoResults(m map[string]row, k string, i int, w, x row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, x = fresh(), w
	return n + w[i] + x[i]
}

func returnsResult(m map[string]row, k string, i int, n *int64) row {
	if v, ok := m[k]; ok { // want leave shared-temporary
		*n += v[i]
	}
	return fresh()
}

func resultDropped(m map[string]row, k string, i int, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	fresh()
	_ = fresh()
	w = fresh()
	return n + w[i]
}

// One with arguments is copied at the same place as these.
func resultToPlace(m map[string]row, k string, i int, p *row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	*p = made(i)
	return n
}

func resultBeside(m map[string]row, k string, i int, w, x row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, x = made(i), w
	return n + w[i] + x[i]
}

func resultReceives(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + made(i).sum()
}

func resultIndexed(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	return n + made(i)[1]
}

func bothResults(m map[string]row, k string, i int, w, x row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, x = made(i), made(i+1)
	return n + w[i] + x[i]
}

func literalIndexed(m map[string]row, k string, i int, w, x row, l []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	return n + [2]row{w, x}[i][1] + [...]row{l[i], x}[i].sum() + struct{ a, b row }{l[i], w}.a[i]
}

//go:noinline
func second(i int) (int, row) { return i, row{int64(i)} }

func secondResult(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	_, w := second(i)
	return n + w[i]
}

// What becomes of another comma-ok decides.
func changes(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, ok := m["b"] // want refuse entry-changes
	delete(m, "b")  // because entry-changes
	if ok {
		n += w[i]
	}
	return n
}

func often(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if w, ok := m["b"]; ok { // want leave no-gain
		n += w[i] + w[i+1] + w[i+2] + w[i+3] + w[i+4] + w[i+5] + w[i+6] + w[i+7]
	}
	return n
}

func measures(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	if w, ok := m["b"]; ok { // want rewrite access
		for j := 0; j < len(w); j++ {
			n++
		}
		n += w[i]
	}
	return n
}

// One of another map as well.
func changesOther(m map[string]row, o map[int]row, k string, i int, x row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, ok := o[1] // want refuse entry-changes
	o[2] = x      // because entry-changes
	if ok {
		n += w[i]
	}
	return n
}

// No call changes a map that nobody else has.
func confined(m map[string]row, k string, i int) (n int64) {
	o := map[int]row{1: {2}}
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	w, ok := o[1] // want rewrite access
	unknown()
	if ok {
		n += w[i]
	}
	return n
}

var everybodys = map[string]row{"b": {2}}

func unconfined(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	w, ok := everybodys["b"] // want refuse entry-changes
	unknown()                // because entry-changes
	if ok {
		n += w[i]
	}
	return n
}

var unknown = func() {}

type boxes map[string]struct{ r row }

// Nobody rewrites what finds something else of that size.
func ofStructs(m map[string]row, o boxes, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	if w, ok := o["b"]; ok {
		n += w.r[i]
	}
	return n
}

// A receiver is copied from where it is.
func receivers(m map[string]row, k string, i int, p *row, l []row, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	f := w.sum
	return n + w.sum() + p.sum() + l[i].sum() + m["b"].sum() + f()
}

// A slice takes an entry as it is; of a map nobody knows where it will put it.
func storesEntry(m map[string]row, k string, i int, l []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	l[i] = m["b"]
	l = append(l, m["b"])
	return n + l[i][1]
}

func storesEntryInMap(m map[string]row, k string, i int) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	m["c"] = m["b"]
	return n
}

// Together with others it takes any place.
func storesTogether(m map[string]row, k string, i int, p *row, l []row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	m["c"], n = *p, n+1
	n, m["d"] = n+1, l[i]
	return n
}

func storesNameTogether(m map[string]row, k string, i int, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	m["c"], n = w, n+1
	return n
}

func receivedInSlice(m map[string]row, k string, i int, c chan row, l []row) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	l[i] = <-c
	return n
}

func assertedInPlace(m map[string]row, k string, i int, p *row, x any) (n int64) {
	if v, ok := m[k]; ok { // want leave shared-temporary
		n += v[i]
	}
	n += x.(row)[i]
	return n
}

func assertedInto(m map[string]row, k string, i int, p *row, x any) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	var ok bool
	*p, ok = x.(row)
	m["d"], ok = x.(row)
	if ok {
		n++
	}
	return n
}

func rangesChannel(m map[string]row, k string, i int, c chan row, w row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	for w = range c {
		n += w[i]
	}
	return n
}

func switches(m map[string]row, k string, i int, w, x row) (n int64) {
	if v, ok := m[k]; ok { // want rewrite access
		n += v[i]
	}
	switch w {
	case x:
		n++
	}
	return n
}

func temporaries() {
	m := map[string]row{"a": {1: 5}, "b": {2: 6}}
	p, b, l, c := &row{1, 2}, &box{r: row{3, 4}}, []row{{7, 1}, {8, 2}}, make(chan row, 9)
	var w row
	fmt.Println(tests(m, "a", 1))
	fmt.Println(boxed(m, "a", 1))
	fmt.Println(boxedArgument(m, "a", 1), boxedPlaces(m, "a", 1, p, l, w))
	fmt.Println(looksUp(m, "a", 1, map[row]int64{{2: 6}: 9}), looksUpName(m, "a", 1, map[row]int64{}, w))
	fmt.Println(indexesResult(m, "a", 1), comparesResult(m, "a", 1, w), sendsResult(m, "a", 1, c), resultAsReceiver(m, "a", 1), resultToPointer(m, "a", 1, p), twoResults(m, "a", 1, w, w), resultDropped(m, "a", 1, w))
	var n int64
	fmt.Println(returnsResult(m, "a", 1, &n), n, b.fresh())
	fmt.Println(receivers(m, "a", 1, p, l, w), storesEntry(m, "a", 1, l), storesEntryInMap(m, "a", 1), receivedInSlice(m, "a", 1, c, l), assertedInPlace(m, "a", 1, p, row{1: 3}), assertedInto(m, "a", 1, p, row{1: 3}))
	fmt.Println(resultToPlace(m, "a", 1, p), resultBeside(m, "a", 1, w, w), resultReceives(m, "a", 1), secondResult(m, "a", 1))
	fmt.Println(storesTogether(m, "a", 1, p, l), storesNameTogether(m, "a", 1, w))
	fmt.Println(resultIndexed(m, "a", 1), bothResults(m, "a", 1, w, w), literalIndexed(m, "a", 1, w, w, l), changesOther(m, map[int]row{1: w}, "a", 1, w), confined(m, "a", 1), unconfined(m, "a", 1), ofStructs(m, boxes{"b": {w}}, "a", 1))
	fmt.Println(often(m, "a", 1), measures(m, "a", 1), changes(m, "a", 1))
	m["b"] = row{2: 6}
	c <- w
	close(c)
	fmt.Println(rangesChannel(m, "a", 1, c, w), switches(m, "a", 1, w, w), len(m), *p, l)
}
