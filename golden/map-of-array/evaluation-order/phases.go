package main

import "fmt"

type counts map[int]int

type rowsOf struct{ rows [2][4]int }

type shelfOf [2]cell

// What goes to the other side of an entry, phase by phase and place by place.
func inPhases() {
	full := make([]int, 9)
	var x any = "x"
	var list any = []int{}
	one := map[string][4]any{"a": {list}} // want refuse evaluation-order
	first("conversion beside", func() { conversionBeside(nil, nil, nil) })
	first("copied field", func() { copiedField(nil, nil, 9) })
	first("unequal field", func() { unequalField(nil, nil, 9) })
	first("literal's element", func() { literalElement(nil, nil, 9) })
	first("key of a named map", func() { namedKey(nil, nil, nil) })
	first("key without a type", func() { elidedKey(nil, nil, nil) })
	first("whole entry printed", func() { wholePrinted(nil, nil, nil) })
	first("struct printed", func() { structPrinted(nil, nil, nil) })
	first("compared arrays", func() { comparedArrays(one, nil, [4]any{list}) })
	first("hash and early key", func() { earlyKey(nil, list, nil, make([]int, 1)) })
	first("bytes", func() { bytesOf(nil, nil, nil) })
	first("either", func() { either(nil, nil, nil) })
	first("equal texts", func() { equalTexts(nil, nil, nil) })
	first("unequal texts", func() { unequalTexts(nil, nil, nil) })
	first("at most", func() { atMost(nil, nil, nil) })
	first("above", func() { above(nil, nil, nil) })
	first("at least", func() { atLeast(nil, nil, nil) })
	first("deferred", func() { deferred(nil, nil, nil) })
	first("elements by number", func() { byNumber(nil, nil, nil) })
	first("byte of a text", func() { byteOfText(nil, nil, nil) })
	first("printed comparison", func() { printedComparison(nil, nil, nil) })
	first("negation", func() { negation(nil, nil, nil) })
	first("printed part", func() { printedPart(nil, nil, 9) })
	first("part of a literal", func() { partOfLiteral(nil, nil, 9) })
	first("second bool", func() { secondBool(nil, nil, nil) })
	first("comparison stored", func() { comparisonStored(nil, nil, nil) })
	first("printed byte", func() { printedByte(nil, nil, "") })
	first("printed sum", func() { printedSum(nil, nil, nil) })
	first("printed opposite", func() { printedOpposite(nil, nil, nil) })
	first("printed address", func() { printedAddress(nil, nil, nil) })
	first("printed any", func() { printedAny(nil, nil, []byte(nil)) })
	first("started", func() { started(nil, nil, nil) })
	first("parts deferred", func() { partsDeferred(nil, nil, nil) })
	first("joined key", func() { joinedKey(nil, nil, nil) })
	first("compared entry", func() { comparedEntry(nil, nil, nil, [4]int{}) })

	first("made an interface value", func() { madeInterface(nil, nil, nil) })
	first("sum of numbers", func() { sumOfNumbers(nil, nil, nil) })
	first("value of a named map", func() { namedValue(nil, nil, nil) })
	first("declared apart", func() { declaredApart(nil, nil, nil) })
	first("range target", func() { rangeTarget(nil, nil, nil) })
	first("loop", func() { loop(map[string][4]int{"a": {1}}, nil, full) }) // want rewrite pointer
	first("called inside", func() { calledInside(nil, nil, nil) })
	first("found", func() { found([]func(int) int{sign}, nil) })
	first("argument behind", func() { argumentBehind(nil, nil, nil) })
	first("second bound", func() { secondBound(nil, nil, nil) })
	first("into an element", func() { intoElement(nil, nil, nil) })
	first("step", func() { step(nil, nil, nil) })
	first("plain comparison", func() { plainComparison(nil, nil, nil) })
	first("literals", func() { literals(nil, nil, x) })
	first("compared texts", func() { comparedTexts(nil, nil, [4]string{}) })
	first("call in front", func() { callInFront(nil, nil, full) })
	first("difference", func() { difference(nil, nil, nil) })
	first("function in front", func() { functionInFront(nil, nil, nil) })
	first("pair in front", func() { pairInFront(nil, nil, nil) })
	first("comparison in an operation", func() { operated(nil, nil, nil) })
	first("operation negated", func() { negated(nil, nil, nil) })
	first("byte in an operation", func() { byteAdded(nil, nil, "") })
	first("unequalBools", func() { unequalBools(nil, nil, nil) })
	first("sumAsIndex", func() { sumAsIndex(nil, nil, nil) })
	first("negative", func() { negative(nil, nil, nil) })
	first("statementBefore", func() { statementBefore(nil, nil, make([]int, 1)) })
	first("comparedCells", func() { comparedCells(nil, nil, [4]cell{}) })
	first("sumOfEntries", func() { sumOfEntries(nil, nil, nil) })
	first("callListed", func() { callListed(nil, nil, nil) })
	first("slice in front", func() { sliceInFront(nil, nil, nil) })
	first("largest on the stack", func() { largest(nil, nil, nil) })
	first("functionHashed", func() { functionHashed(nil, list, nil) })
}

// conversionBeside: a conversion is no call, after which all would be done.
func conversionBeside(m map[string][4]int, ks []string, xs []int) (int, int64) { // want refuse evaluation-order
	return xs[7], int64(m[ks[8]][0]) // because evaluation-order
}

// copiedField: what another map holds has no place in memory, so what is compared is copied.
func copiedField(m map[string][4]int, ks []string, i int) bool { // want refuse evaluation-order
	rows := map[string]rowsOf{}
	return rows["a"].rows[i] == m[ks[8]] // because evaluation-order
}

func unequalField(m map[string][4]int, ks []string, i int) bool { // want refuse evaluation-order
	rows := map[string]rowsOf{}
	return rows["a"].rows[i] != m[ks[8]] // because evaluation-order
}

func literalElement(m map[string][4]int, ks []string, i int) bool { // want refuse evaluation-order
	return [2][4]int{{1}}[i] == m[ks[8]] // because evaluation-order
}

func namedKey(m map[string][4]int, ks []string, xs []int) counts { // want refuse evaluation-order
	return counts{m[ks[8]][0]: xs[7]} // because evaluation-order
}

func elidedKey(m map[string][4]int, ks []string, xs []int) []map[int]int { // want refuse evaluation-order
	return []map[int]int{{m[ks[8]][0]: xs[7]}} // because evaluation-order
}

// wholePrinted: the array is copied to become an interface value.
func wholePrinted(m map[string][4]int, ks []string, more []string) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], m[more[7]]) // because evaluation-order
}

func structPrinted(m map[string][4]rowOf, ks []string, more []string) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0].row[0], m[more[7]][0]) // because evaluation-order
}

// comparedArrays: what interface values hold may not be comparable.
func comparedArrays(m map[string][4]any, ks []string, row [4]any) (bool, any) { // want refuse evaluation-order
	return m["a"] == row, m[ks[8]][0] // because evaluation-order
}

// earlyKey is made an interface value before any entry is looked up.
func earlyKey(m map[any][4]int, key any, ns, xs []int) { // want refuse evaluation-order
	xs[m[key][0]] = m[ns[7]][0] // because evaluation-order
}

// bytesOf: a conversion may be a call. (This one is made first, so nothing would show.)
func bytesOf(m map[string][4]byte, ks, ts []string) byte { // want refuse evaluation-order
	return []byte(ts[7])[0] + m[ks[8]][0] // because evaluation-order
}

func either(m map[string][4]int, ks []string, xs []int) (int, bool) { // want refuse evaluation-order
	return m[ks[8]][0], xs[7] > 0 || xs[6] > 0 // because evaluation-order
}

func equalTexts(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] == ts[6]) == m[ks[8]][0] // because evaluation-order
}

func unequalTexts(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] != ts[6]) == m[ks[8]][0] // because evaluation-order
}

func atMost(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] <= ts[6]) == m[ks[8]][0] // because evaluation-order
}

func above(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] > ts[6]) == m[ks[8]][0] // because evaluation-order
}

func atLeast(m map[string][4]bool, ks, ts []string) bool { // want refuse evaluation-order
	return (ts[7] >= ts[6]) == m[ks[8]][0] // because evaluation-order
}

// deferred: the function is kept before the arguments are.
func deferred(m map[string][4]int, ks []string, fs []func(int)) { // want refuse evaluation-order
	defer fs[7](m[ks[8]][0]) // because evaluation-order
}

func byNumber(m map[string][4]int, ks []string, xs []int) []int { // want refuse evaluation-order
	return []int{0: xs[7], 1: m[ks[8]][0]} // because evaluation-order
}

// byteOfText: where entries are numbers, too, texts are put together by a call.
func byteOfText(m map[string][4]int, ks, ts []string) byte { // want refuse evaluation-order
	return (ts[7] + ts[6])[m[ks[8]][0]] // because evaluation-order
}

// printedComparison: as an interface value what has no place in memory is copied first, unless it
// is a number of more than a byte.
func printedComparison(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], xs[7] == xs[6]) // because evaluation-order
}

func negation(m map[string][4]int, ks []string, bs []bool) []any { // want refuse evaluation-order
	return []any{m[ks[8]][0], !(bs[7])} // because evaluation-order
}

func printedPart(m map[string][4]int, ks []string, i int) { // want refuse evaluation-order
	rows := map[string]rowsOf{}
	fmt.Println(m[ks[8]][0], (rows["a"]).rows[i]) // because evaluation-order
}

func partOfLiteral(m map[string][4]int, ks []string, i int) (int, any) { // want refuse evaluation-order
	return m[ks[8]][0], [2][4]int{}[i] // because evaluation-order
}

func secondBool(m map[string][4]bool, ks, more []string) (bool, any) { // want refuse evaluation-order
	return m[ks[8]][0], m[more[7]][0] // because evaluation-order
}

func comparisonStored(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	all := []any{1}
	all[m[ks[8]][0]] = xs[7] == xs[6] // because evaluation-order
}

func printedByte(m map[string][4]int, ks []string, t string) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], t[len(ks)+7]) // because evaluation-order
}

// printedSum: what is computed with bytes, or with complex numbers, is copied first.
func printedSum(m map[string][4]int, ks []string, bs []byte) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], bs[7]+1) // because evaluation-order
}

func printedOpposite(m map[string][4]int, ks []string, cs []complex64) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], -cs[7]) // because evaluation-order
}

func printedAny[T uint8 | int64](m map[string][4]int, ks []string, ts []T) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], ts[7]*2) // because evaluation-order
}

func started(m map[string][4]int, ks []string, fs []func(int)) { // want refuse evaluation-order
	go fs[7](m[ks[8]][0]) // because evaluation-order
}

// partsDeferred: what is large is copied, and in another order than numbers are.
func partsDeferred(m map[string][2][32]int, ks, more []string) { // want refuse evaluation-order
	defer distance(m[ks[7]][0], m[more[8]][0]) // because evaluation-order
}

// joinedKey: large values have no fast map, so that what a key is computed to goes first.
func joinedKey(m map[string][40]int, ks, more []string) int { // want refuse evaluation-order
	return m[ks[8]][0] + m[more[7]+"x"][0] // because evaluation-order
}

// comparedEntry: arrays are copied before they are compared.
func comparedEntry(m map[string][4]int, ks, more []string, row [4]int) (int, bool) { // want refuse evaluation-order
	return m[ks[8]][0], m[more[7]] == row // because evaluation-order
}

// --- what cannot show ---------------------------------------------------------------------------------

// printedAddress: an address is taken first.
func printedAddress(m map[string][4]int, ks []string, hs []uint16) { // want refuse evaluation-order
	fmt.Println(m[ks[8]][0], &hs[7]) // because evaluation-order
}

// sumOfNumbers: those of more than a byte become interface values without a copy.
func sumOfNumbers(m map[string][4]int, ks []string, hs []uint16) { // want rewrite pointer
	fmt.Println(m[ks[8]][0], hs[7]+1)
}

// madeInterface: the other side becomes an interface value, too, but is not copied before.
func madeInterface(m map[string][4]any, ks []string, cells []shelfOf) bool { // want rewrite pointer
	return cells[7] == m[ks[8]][0]
}

func namedValue(m map[string][4]int, ks []string, xs []int) counts { // want rewrite pointer
	return counts{xs[7]: m[ks[8]][0]}
}

// declaredApart: each line of a declaration is evaluated by itself.
func declaredApart(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	others := map[int]int{1: 1}
	var (
		a = others[xs[7]]
		b = m[ks[8]][0]
	)
	return a + b
}

// rangeTarget: what a loop assigns to is evaluated in each iteration.
func rangeTarget(m map[string][4][]int, ks []string, xs []int) { // want rewrite pointer
	others := map[int]int{}
	for others[xs[7]] = range m[ks[8]][0] {
	}
}

// loop: so is a condition.
func loop(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	others := map[int]int{}
	for i := others[xs[7]]; i < m[ks[8]][0]; i++ {
	}
}

// calledInside: a function that is called evaluates its own statements.
func calledInside(m map[string][4]int, fs []func(int), xs []int) { // want rewrite pointer
	fs[func() int { return m["a"][0] }()](xs[7])
}

func sign(n int) int { return n }

// found: the arguments cannot panic.
func found(fs []func(int) int, m map[string][4]int) int { // want rewrite pointer
	return fs[m["a"][0]](1)
}

func argumentBehind(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	f := []func(a, b int) int{sum}
	f[len(xs)](m[ks[8]][0], xs[7])
}

func secondBound(m map[string][4]int, ks []string, xs []int) []int { // want rewrite pointer
	return xs[m[ks[8]][0]:xs[7]]
}

func intoElement(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	ns := []int{1}
	ns[m[ks[8]][0]] = xs[7]
}

func step(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	xs[7] += m[ks[8]][0]
}

func plainComparison(m map[string][4]int, ks []string, xs []int) bool { // want rewrite pointer
	return xs[7] == m[ks[8]][0]
}

// literals can be compared to anything.
func literals(m map[string][4]int, ks []string, x any) []bool { // want rewrite pointer
	return []bool{
		x == 1, x != 1.5, x == 'a', x == 2i, x == "a", x == `a`, x == true, x == false, x == nil,
		m[ks[8]][0] == 1,
	}
}

func comparedTexts(m map[string][4]string, ks []string, row [4]string) (bool, string) { // want rewrite pointer
	return m["a"] == row, m[ks[8]][0]
}

func callInFront(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	return sign(xs[7]) + m[ks[8]][0]
}

func difference(m map[string][4]string, ks []string, xs []int) string { // want rewrite pointer
	ts := []string{"a"}
	return ts[xs[7]-1] + m[ks[8]][0]
}

func functionInFront(m map[string][4]int, ks []string, xs []int) (func() int, int) { // want rewrite pointer
	return func() int { return xs[7] }, m[ks[8]][0]
}

// pairInFront: one pair is stored before the next is evaluated.
func pairInFront(m map[string][4]int, ks []string, xs []int) map[int]int { // want rewrite pointer
	return map[int]int{1: xs[7], 2: m[ks[8]][0]}
}

// operated: both are compared in one go.
func operated(m map[string][4]bool, ks []string, xs []int) (bool, int) { // want rewrite pointer
	return m[ks[8]][0] == (xs[7] == 1), 1
}

func negated(m map[string][4]bool, ks []string, bs []bool) bool { // want rewrite pointer
	return m[ks[8]][0] != !bs[7]
}

func byteAdded(m map[string][4]byte, ks []string, t string) byte { // want rewrite pointer
	return m[ks[8]][0] + t[len(ks)+7]
}

func unequalBools(m map[string][4]bool, ks []string, xs []int) bool { // want rewrite pointer
	return m[ks[8]][0] != !(xs[7] == 1)
}

func sumAsIndex(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	return xs[xs[7]+1] + m[ks[8]][0]
}

func negative(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	return m[ks[8]][0], -xs[7]
}

func statementBefore(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	others := map[int]int{}
	others[len(xs)] = others[xs[0]]
	n := m[ks[8]][0]
	return n
}

func comparedCells(m map[string][4]cell, ks []string, row [4]cell) (bool, int) { // want rewrite pointer
	return m["a"] == row, m[ks[8]][0].n
}

func sumOfEntries(m map[string][4]int, ks, more []string) int { // want rewrite pointer
	return m[more[7]][0] + m[ks[8]][0]
}

// sliceInFront: a slice is made first.
func sliceInFront(m map[string][4]int, ks []string, xs []int) ([]int, int) { // want rewrite pointer
	return xs[7:], m[ks[8]][0]
}

func largest(m map[string][1 << 13]int, ks, more []string) int { // want rewrite pointer
	return near(m[more[7]], m[ks[8]])
}

func near(a, b [1 << 13]int) int { return a[0] - b[0] }

func callListed(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	return sign(xs[7]), m[ks[8]][0]
}

func functionHashed(m map[any][4]int, key any, fs []func(int)) { // want rewrite pointer
	fs[7](m[key][0])
}
