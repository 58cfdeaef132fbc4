package main

import "fmt"

// With a helper an entry is looked up before the operands in front of it in a list, and before what
// stands behind it and goes first today. Where both panic, it shows.
func beside() {
	xs, ks := []int{1}, []string{"a"}
	var x any = "x"
	first("returned", func() { returned(nil, nil, nil) })
	first("passed", func() { summed(nil, nil, nil) })
	first("printed", func() { printed(nil, nil, nil) })
	first("literal", func() { literal(nil, nil, nil) })
	first("keyed", func() { keyed(nil, nil, nil) })
	first("keys", func() { keys(nil, nil, nil) })
	first("assigned", func() { assigned(nil, nil, nil) })
	first("declared", func() { declared(nil, nil, nil) })
	first("nested", func() { nested(nil, nil, nil) })
	first("receiver", func() { receiver(nil, nil, nil) })
	first("element in front", func() { elements(nil, ks, 4) })
	first("quotient", func() { quotient(nil, nil, 0) })
	first("pointer", func() { pointed(nil, nil) })
	first("hashed", func() { hashed(nil, []int{}, nil) })
	first("converted", func() { turned(nil, nil, nil) })
	first("compared", func() { comparison(nil, nil, []any{[]int{}}) })
	first("literal on the left", func() { literalLeft(nil, nil, nil) })
	first("entry on the left", func() { entryLeft(nil, nil, nil) })

	first("asserted", func() { asserted(nil, nil, x) })
	first("cut", func() { cut(nil, nil, xs) })
	first("length", func() { length(nil, nil, nil) })
	first("made", func() { made(nil, nil, -1) })
	first("both", func() { both(nil, nil, nil) })
	first("for later", func() { forLater(nil, nil, nil) })
	first("large", func() { large(nil, nil, nil) })
	first("whole entries returned", func() { wholes(nil, nil, nil) })
	first("index", func() { index(nil, nil, x) })
	first("stored", func() { stored(nil, nil, x) })
	first("sent", func() { sent(nil, nil, x) })
	first("argument", func() { argument(nil, nil, x) })
	first("composed", func() { composed(nil, nil, nil) })
	first("other map", func() { lookedUp(nil, nil, nil) })
	first("computed key", func() { computedKey(nil, nil, nil) })

	first("operands", func() { operands(nil, nil, nil) })
	first("condition", func() { condition(nil, nil, nil) })
	first("alike", func() { alike(nil, nil) })
	first("constant", func() { constant(nil, nil, [2]int{}) })
	first("its own", func() { ownEntries(nil, nil, nil) })
	first("passed on", func() { passedOn(nil, nil, nil) })
	first("appended", func() { passedOnAll(nil, nil, nil) })
	first("earlier", func() { earlier(nil, nil, x) })
	first("behind", func() { behind(nil, nil, nil) })
	first("around a call", func() { aroundCall(nil, nil, nil) })
	first("cases", func() { cases(nil, nil, nil) })
	first("ready", func() { ready(nil, nil, nil) })
	first("in a key", func() { inKey(nil, nil, nil) })
	first("index in a key", func() { indexInKey(nil, nil, nil) })
	first("in a value", func() { inValue(nil, nil, nil) })
	first("sides", func() { sides(nil, nil, nil) })
	first("function", func() { function(nil, nil, nil) })
	first("equal", func() { equal(nil, nil, nil) })
}

func first(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func returned(m map[string][4]int, ks []string, xs []int) (int, int) { // want refuse evaluation-order
	return xs[7], m[ks[8]][0] // because evaluation-order
}

func summed(m map[string][4]int, ks []string, xs []int) int { // want refuse evaluation-order
	return sum(xs[7], m[ks[8]][0]) // because evaluation-order
}

func sum(a, b int) int { return a + b }

func printed(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	fmt.Println(xs[7], m[ks[8]][0]) // because evaluation-order
}

func literal(m map[string][4]int, ks []string, xs []int) []int { // want refuse evaluation-order
	return []int{xs[7], m[ks[8]][0]} // because evaluation-order
}

// keyed: each pair is stored by itself, and its key is looked at last.
func keyed(m map[string][4]int, ks []string, xs []int) map[int]int { // want rewrite pointer
	return map[int]int{xs[7]: m[ks[8]][0]}
}

func keys(m map[string][4]int, ks []string, xs []int) map[int]int { // want refuse evaluation-order
	return map[int]int{m[ks[8]][0]: xs[7]} // because evaluation-order
}

func assigned(m map[string][4]int, ks []string, xs []int) (a int, b [4]int) { // want refuse evaluation-order
	a, b = xs[7], m[ks[8]] // because evaluation-order
	return
}

func declared(m map[string][4]int, ks []string, xs []int) int { // want refuse evaluation-order
	var a, b = xs[7], m[ks[8]] // because evaluation-order
	return a + b[0]
}

// nested: what is added up belongs to one argument.
func nested(m map[string][4]int, ks []string, xs []int) (int, int) { // want refuse evaluation-order
	return xs[7], -(1 + m[ks[8]][0]) // because evaluation-order
}

type number int

func (n number) plus(m int) int { return int(n) + m }

func receiver(m map[string][4]int, ks []string, ns []number) int { // want refuse evaluation-order
	return ns[7].plus(m[ks[8]][0]) // because evaluation-order
}

// elements: an index of the entry in front is looked at late, too.
func elements(m map[string][4]int, ks []string, i int) (int, int) { // want refuse evaluation-order
	return m[ks[0]][i], m[ks[8]][0] // because evaluation-order
}

func quotient(m map[string][4]int, ks []string, n int) (int, int) { // want refuse evaluation-order
	return 1 / n, m[ks[8]][0] // because evaluation-order
}

func pointed(m map[string][4]int, p *int) (int, int) { // want refuse evaluation-order
	var ks []string
	return *p, m[ks[8]][0] // because evaluation-order
}

func hashed(m map[any][4]int, key any, xs []int) (int, int) { // want refuse evaluation-order
	return xs[7], m[key][0] // because evaluation-order
}

type four [4]int

func turned(m map[string][4]int, ks []string, xs []int) (four, int) { // want refuse evaluation-order
	return four(xs), m[ks[8]][0] // because evaluation-order
}

func comparison(m map[string][4]int, ks []string, a []any) (bool, int) { // want refuse evaluation-order
	x := a[0]
	return x == x, m[ks[8]][0] // because evaluation-order
}

func literalLeft(m map[string][4]int, ks []string, xs []int) bool { // want refuse evaluation-order
	return [4]int{xs[7]} == m[ks[8]] // because evaluation-order
}

type rowOf struct{ row [4]int }

// entryLeft: what another map holds is copied before both are compared.
func entryLeft(m map[string][4]int, ks []string, rows map[any]rowOf) bool { // want refuse evaluation-order
	var key any = ks
	return rows[key].row != m[ks[8]] // because evaluation-order
}

// --- what goes first, and stands behind -------------------------------------------------------------

func asserted(m map[string][4]int, ks []string, x any) int { // want refuse evaluation-order
	return m[ks[8]][0] + x.(int) // because evaluation-order
}

func cut(m map[string][4]int, ks []string, xs []int) (int, []int) { // want refuse evaluation-order
	n := 7
	return m[ks[8]][0], xs[:n] // because evaluation-order
}

func length(m map[string][4]int, ks []string, xs [][]int) int { // want refuse evaluation-order
	return m[ks[8]][0] + len(xs[7]) // because evaluation-order
}

func made(m map[string][4]int, ks []string, n int) (int, []int) { // want refuse evaluation-order
	return m[ks[8]][0], make([]int, n) // because evaluation-order
}

func both(m map[string][4]int, ks []string, xs []int) (int, bool) { // want refuse evaluation-order
	return m[ks[8]][0], xs[7] > 0 && xs[6] > 0 // because evaluation-order
}

// forLater: what a deferred call gets lies in its closure, or on the heap if it is large.
func forLater(m map[string][32]int, ks, more []string) { // want refuse evaluation-order
	defer distance(m[ks[7]], m[more[8]]) // because evaluation-order
}

func distance(a, b [32]int) int { return a[0] - b[0] }

func large(m map[string][1 << 14]int, ks, more []string) int { // want refuse evaluation-order
	return far(m[ks[7]], m[more[8]]) // because evaluation-order
}

func far(a, b [1 << 14]int) int { return a[0] - b[0] }

func wholes(m map[string][32]int, ks, more []string) (_, _ [32]int) { // want refuse evaluation-order
	return m[ks[7]], m[more[8]] // because evaluation-order
}

func index(m map[string][4]int, ks []string, x any) int { // want refuse evaluation-order
	return m[ks[8]][x.(int)] // because evaluation-order
}

type cell struct{ n int }

func stored(m map[string][4]*cell, ks []string, x any) { // want refuse evaluation-order
	m[ks[8]][0].n = x.(int) // because evaluation-order
}

func sent(m map[string][4]chan int, ks []string, x any) { // want refuse evaluation-order
	m[ks[8]][0] <- x.(int) // because evaluation-order
}

type row [4]int

func (r row) plus(n int) int { return r[0] + n }

func argument(m map[string]row, ks []string, x any) int { // want refuse evaluation-order
	return m[ks[8]].plus(x.(int)) // because evaluation-order
}

// composed: a literal that becomes an interface value is made first.
func composed(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], cell{xs[7]}) // because evaluation-order
}

// lookedUp: as an interface value a struct is copied first.
func lookedUp(m map[string][4]int, ks []string, cells map[string]cell) { // want refuse evaluation-order
	var xs []string
	fmt.Println(m[ks[8]][0], cells[xs[7]]) // because evaluation-order
}

// computedKey: the second key is ready before the first is looked at.
func computedKey(m map[int8][33]int, ks []int8, n []int8) (int, int) { // want refuse evaluation-order
	return m[ks[8]][0], m[n[7]+1][0] // because evaluation-order
}

// --- what cannot show ---------------------------------------------------------------------------------

func operands(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	return xs[7] + m[ks[8]][0]
}

func condition(m map[string][4]int, ks []string, xs []int) (bool, bool) { // want rewrite pointer
	return xs[7] > 0, len(xs) == 0 && m[ks[8]][0] > 0
}

type shelf struct{ rows map[string][4]int } // want rewrite pointer

// alike: nil pointers panic in the same words.
func alike(s *shelf, p *int) (int, int) {
	return *p, s.rows["a"][0]
}

func constant(m map[string][4]int, ks []string, xs [2]int) (int, int) { // want rewrite pointer
	return xs[1], m[ks[8]][0]
}

func ownEntries(m map[string][4]int, ks, more []string) (int, int) { // want rewrite pointer
	return m[ks[7]][0], m[more[8]][0]
}

// passedOn: arguments are looked up one after the other.
func passedOn(m map[string][32]int, ks, more []string) int { // want rewrite pointer
	return distance(m[ks[7]], m[more[8]])
}

type long [32]int

func passedOnAll(m map[string]long, ks, more []string) []long { // want rewrite pointer
	return append([]long{}, m[ks[7]], m[more[8]])
}

// earlier: what goes first today does so with a helper, too.
func earlier(m map[string][4]int, ks []string, x any) (int, int) { // want rewrite pointer
	return x.(int), m[ks[8]][0]
}

func behind(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	return m[ks[8]][0], xs[7]
}

// aroundCall: the call is made before anything else.
func aroundCall(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	return xs[7], sum(1, m[ks[8]][0])
}

func cases(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	switch 1 {
	case xs[7], m[ks[8]][0]:
		return 1
	}
	return 2
}

// ready: such a key is computed before everything else, whatever the map holds.
func ready(m map[int8][33]int, ks []int8, xs []int) (int, int) { // want rewrite pointer
	return xs[7], m[ks[8]+1][0]
}

// inKey: the other map is read by a call. What has been refused in there still is in a second run.
func inKey(m map[int][4]int, n map[any][4]int, xs []int) int { // want rewrite pointer, refuse evaluation-order
	return xs[7] + m[n[xs[8]][0]][1] // because evaluation-order
}

func indexInKey(m map[int][4]int, n map[[2]int][4]int, xs []int) int { // want rewrite pointer, refuse evaluation-order
	return m[n[[2]int{xs[7]}][xs[8]]][xs[9]] // because evaluation-order
}

func inValue(m map[any][4]int, n map[int][4]int, xs []int) { // want rewrite pointer, refuse evaluation-order
	m[any(xs[8])] = n[xs[7]] // because evaluation-order
}

func sides(m map[string][4]int, ks []string, xs []int) (a int) { // want rewrite pointer
	xs[7], a = 1, m[ks[8]][0]
	return
}

func function(m map[string][4]int, ks []string, fs []func(int)) { // want rewrite pointer
	fs[7](m[ks[8]][0])
}

func equal(m map[string][4]int, ks []string, x any) (bool, bool, bool) { // want rewrite pointer
	return x == nil, m["a"] == [4]int{}, m[ks[8]][0] == 1
}
