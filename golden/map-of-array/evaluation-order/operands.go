package main

// Before operands are evaluated, Go does what their operations need calls for: it looks up entries of
// other maps, converts, compares strings. With a helper the entry goes before all of these.
func goesBefore() {
	var x any = []int{}
	first("bounds", func() { bounds(nil, nil, nil) })
	first("target of a step", func() { stepped(nil, nil, nil) })
	first("computed target", func() { target(nil, nil, -1) })
	first("several targets", func() { targets(nil, nil, []int{}) })
	first("other entry", func() { otherEntry(nil, nil, nil) })
	first("literal with an address", func() { addressed(nil, nil, nil) })
	first("step into nothing", func() { intoNothing(nil, nil, nil) })
	first("other key", func() { otherKey(nil, nil, nil) })
	first("called", func() { called(map[string][4]int{}, nil, nil) }) // want refuse evaluation-order
	first("hash and index", func() { hashedLate(nil, x, nil) })
	first("hash and other entry", func() { hashedBehind(nil, x, nil) })
	first("hash and own entry", func() { hashedTwice(nil, x, nil) })
	first("texts", func() { texts(nil, nil, nil) })
	first("order of texts", func() { ordered(nil, nil, nil) })
	first("array of a slice", func() { arrayOf(nil, nil, nil) })

	first("plain target", func() { plainTarget(nil, nil, nil) })
	first("float", func() { float(nil, nil, nil) })
	first("entry as bound", func() { bound(nil, nil, nil) })
	first("sent to", func() { sentTo(nil, nil, nil) })
	first("of a method", func() { ofMethod(nil, nil) })
	first("sum of texts", func() { sumOfTexts(nil, nil, nil) })
	first("numbers", func() { numbers(nil, nil, nil) })
}

func bounds(m map[string][4][]int, ks []string, xs []int) []int { // want refuse evaluation-order
	return m[ks[8]][0][xs[7]:] // because evaluation-order
}

func stepped(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	xs[[2]int(xs)[0]] += m[ks[8]][0] // because evaluation-order
}

func target(m map[string][4]int, ks []string, n int) { // want refuse evaluation-order
	xs := []int{1, 2}
	xs[1<<n] = m[ks[8]][0] // because evaluation-order
}

func targets(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	counts := map[int]int{}
	counts[xs[7]], xs[1] = m[ks[8]][0], 1 // because evaluation-order
}

func otherEntry(m map[string][4]int, ks []string, xs []int) int { // want refuse evaluation-order
	counts := map[int]int{}
	return counts[xs[7]] + m[ks[8]][0] // because evaluation-order
}

func addressed(m map[string][4]int, ks []string, xs []int) bool { // want refuse evaluation-order
	return (&cell{xs[7]}).n > m[ks[8]][0] // because evaluation-order
}

func intoNothing(m map[string][4]int, ks []string, counts map[int]int) { // want refuse evaluation-order
	counts[1] += m[ks[8]][0] // because evaluation-order
}

func otherKey(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	counts := map[int]int{}
	counts[m[ks[8]][0]] = xs[7] // because evaluation-order
}

// called: a function that has to be looked for with a call is found before its arguments are.
func called(m map[string][4]int, fs []func(int), xs []int) { // want refuse evaluation-order
	fs[m["a"][0]](xs[7]) // because evaluation-order
}

// hashedLate: a key is hashed when all operands are there.
func hashedLate(m map[any][4]int, key any, xs []int) int { // want refuse evaluation-order
	return xs[7] + m[key][0] // because evaluation-order
}

func hashedBehind(m map[any][4]int, key any, xs []int) int { // want refuse evaluation-order
	counts := map[int]int{}
	return m[key][0] + counts[xs[7]] // because evaluation-order
}

func hashedTwice(m map[any][4]int, key any, keys []any) int { // want refuse evaluation-order
	return m[key][0] + m[keys[7]][0] // because evaluation-order
}

func texts(m map[string][4]string, ks, ts []string) bool { // want refuse evaluation-order
	return ts[7]+ts[6] == m[ks[8]][0] // because evaluation-order
}

func ordered(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] < ts[6]) == m[ks[8]][0] // because evaluation-order
}

func arrayOf(m map[string][4]int, ks []string, xs []int) int { // want refuse evaluation-order
	return four(xs)[0] + m[ks[8]][0] // because evaluation-order
}

// --- what cannot show ---------------------------------------------------------------------------------

func plainTarget(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	xs[xs[7]] = m[ks[8]][0]
}

// float keys can be hashed.
func float(m map[float64][4]int, ks []float64, xs []int) int { // want rewrite pointer
	return xs[7] + m[ks[8]][0]
}

func bound(m map[string][4]int, ks []string, xs [][]int) []int { // want rewrite pointer
	return xs[7][m[ks[8]][0]:]
}

func sentTo(m map[string][4]int, ks []string, cs []chan int) { // want rewrite pointer
	cs[7] <- m[ks[8]][0]
}

func ofMethod(m map[string]row, xs []int) int { // want rewrite pointer
	return m["a"].plus(xs[7])
}

func sumOfTexts(m map[string][4]string, ks, ts []string) string { // want rewrite pointer
	return ts[7] + m[ks[8]][0]
}

func numbers(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	return int(int8(xs[7]+xs[6])) + m[ks[8]][0]
}
