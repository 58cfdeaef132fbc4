package main

// Of a tuple Go first evaluates what an assignment in front may change, and each of the others when
// its turn comes. With a helper an entry goes before all of them.
func inTuples() {
	var list any = []int{}
	first("shared variable", func() { sharedVariable(nil, nil, nil) })
	first("declared with a pointer", func() { declaredShared(nil, nil, nil) })
	first("swapped", func() { swapped(nil, nil, nil) })
	first("variable of the package", func() { ofPackage(nil, nil, nil) })
	first("element first", func() { elementFirst(nil, nil, nil) })
	first("element of what follows", func() { elementNext(nil, nil, nil) })
	first("index of what follows", func() { indexNext(nil, nil, nil) })
	first("under a defer", func() { underDefer(nil, nil, nil) })
	first("results under a defer", func() { resultsUnderDefer(nil, nil, nil) })
	first("named results", func() { namedResults(nil, nil, nil) })
	first("in an iterator", func() { inIterator(nil, nil, nil) })
	first("computed target", func() { negativeTarget(nil, nil, nil) })
	first("converted target", func() { convertedTarget(nil, nil, nil) })
	first("computed and sent", func() { computedSent(nil, nil, nil) })
	first("read and assigned", func() { readTarget(nil, list, nil) })

	first("interfaces", func() { interfaces(nil, nil, nil) })
	first("interface in an array", func() { inArray(nil, nil, nil) })
	first("converted to an interface", func() { toInterface(nil, list, nil) })
	first("interface behind an index", func() { behindIndex(nil, nil, nil) })
	first("made of two numbers", func() { madeOfTwo(nil, list, nil) })
	first("asserted pointers", func() { assertedPointers(nil, nil, "x") })
	first("asserted functions", func() { assertedFunctions(nil, list, "x") })
	first("quotient of complex numbers", func() { quotientOf(nil, list, nil) })
	first("sum as key", func() { sumAsKey(nil, nil, nil) })
	first("sum as key of a literal", func() { sumAsLiteralKey(nil, nil, nil) })
	first("results of a method", func() { sheet{}.results(nil, nil, nil) })

	first("own variables", func() { ownVariables(nil, nil, nil) })
	first("assigned variables", func() { assignedVariables(nil, nil, nil) })
	first("to nobody", func() { toNobody(nil, nil, nil) })
	first("results", func() { results(nil, nil, nil) })
	first("variables under a defer", func() { variablesUnderDefer(nil, nil, nil) })
	first("arguments under a defer", func() { argumentsUnderDefer(nil, nil, nil) })
	first("in a loop", func() { inLoop(nil, nil, nil) })
	first("reached target", func() { reachedTarget(nil, nil, nil, nil) })
	first("step of a pointer", func() { stepOfPointer(nil, nil, nil) })
	first("no interfaces", func() { noInterfaces(nil, nil, nil) })
	first("lengths", func() { lengths(nil, nil, nil) })
	first("pointers", func() { pointers(nil, nil, nil) })
	first("interface on the right", func() { onTheRight(nil, nil, nil) })
	first("fields", func() { fieldsOf(nil, nil, nil) })
	first("sums", func() { sums(nil, nil, nil) })
	first("in parentheses", func() { inParentheses(nil, nil, nil) })
	first("interfaces passed", func() { interfacesPassed(nil, nil, nil) })
	first("declared under a defer", func() { declaredUnderDefer(nil, nil, nil) })
	first("results of a literal", func() { resultsOfLiteral(nil, nil, nil) })
	first("differences of complex numbers", func() { differencesOf(nil, list, nil) })
	first("quotient of numbers", func() { quotientOfNumbers(nil, list, nil) })
	first("asserted numbers", func() { assertedNumbers(nil, nil, "x") })
	first("asserted slices", func() { assertedSlices(nil, nil, "x") })
	first("asserted interfaces", func() { assertedInterfaces(nil, nil, "x") })
}

func ignore(...*int) {}

func sharedVariable(m map[string][4]int, ks []string, xs []int) int { // want refuse evaluation-order
	a, b := m[ks[8]][0], xs[7] // because evaluation-order
	ignore(&a)
	return a + b
}

func declaredShared(m map[string][4]int, ks []string, p *int) int { // want refuse evaluation-order
	var a, b = m[ks[8]][0], *p // because evaluation-order
	ignore(&a)
	return a + b
}

func swapped(m map[string][4]int, ks []string, xs []int) (int, int) { // want refuse evaluation-order
	a, b := 1, 2
	a, b = b+m[ks[8]][0], a+xs[7] // because evaluation-order
	return a, b
}

var total, count int

func ofPackage(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	total, count = m[ks[8]][0], xs[7] // because evaluation-order
}

func elementFirst(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	ns := []int{1}
	ns[m[ks[8]][0]], total = 1, xs[7] // because evaluation-order
}

func elementNext(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	ns := []int{1}
	ns[m[ks[8]][0]], ns[xs[7]] = 1, 2 // because evaluation-order
}

func indexNext(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	ns := []int{1}
	n := 0
	n, ns[m[ks[8]][0]] = xs[7], n // because evaluation-order
}

func underDefer(m map[string][4]int, ks []string, xs []int) (int, int) { // want refuse evaluation-order
	defer ignore()
	return m[ks[8]][0], xs[7] // because evaluation-order
}

func resultsUnderDefer(m map[string][4]int, ks []string, xs []int) (a, b int) { // want refuse evaluation-order
	defer ignore()
	a, b = m[ks[8]][0], xs[7] // because evaluation-order
	return
}

func namedResults(m map[string][4]int, ks []string, xs []int) (a, b int) { // want refuse evaluation-order
	ignore(&a)
	return m[ks[8]][0], xs[7] // because evaluation-order
}

//go:noinline
func once(yield func() bool) { yield() }

// inIterator: the body is a function, and what it returns it leaves in variables of the one around it.
func inIterator(m map[string][4]int, ks []string, xs []int) (int, int) { // want refuse evaluation-order
	for range once {
		return m[ks[8]][0], xs[7] // because evaluation-order
	}
	return 0, 0
}

func negativeTarget(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	ns := []int{1}
	ns[-xs[7]] = m[ks[8]][0] // because evaluation-order
}

func convertedTarget(m map[string][4]int, ks []string, fs []float64) { // want refuse evaluation-order
	cells := []cell{{1}}
	cells[int(fs[7])].n = m[ks[8]][0] // because evaluation-order
}

func computedSent(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	cs := []chan int{nil}
	cs[m[ks[8]][0]] <- -xs[7] // because evaluation-order
}

// readTarget: a key is hashed when all operands are there.
func readTarget(m map[any][4]int, key any, p *int) { // want refuse evaluation-order
	*p += m[key][0] // because evaluation-order
}

// interfaces: the one on the right is copied first.
func interfaces(m map[string][4]any, ks []string, p *[2]any) bool { // want refuse evaluation-order
	return m[ks[8]][0] == p[0] // because evaluation-order
}

func inArray(m map[string][4][2]any, ks []string, xs []any) bool { // want refuse evaluation-order
	return (m[ks[8]][0][1]) != xs[7] // because evaluation-order
}

type note struct{ text string }

func toInterface(m map[any][4]string, key any, cells []note) bool { // want refuse evaluation-order
	return any(m[key][0]) == cells[7].text // because evaluation-order
}

func behindIndex(m map[string][4]int, ks []string, xs []any) bool { // want refuse evaluation-order
	return xs[m[ks[8]][0]] == xs[7] // because evaluation-order
}

func madeOfTwo(m map[any][4]int, key any, xs []int) []int { // want refuse evaluation-order
	return make([]int, m[key][0], -xs[7]) // because evaluation-order
}

// assertedPointers: a pointer is not copied out of an interface value.
func assertedPointers(m map[string][4]*int, ks []string, x any) []*int { // want refuse evaluation-order
	return []*int{x.(*int), m[ks[8]][0]} // because evaluation-order
}

func assertedFunctions(m map[any][4]func(), key, x any) (func(), func()) { // want refuse evaluation-order
	return x.(func()), m[key][0] // because evaluation-order
}

// quotientOf: complex numbers are divided by a call, and only then the key is hashed.
func quotientOf(m map[any][4]complex128, key any, cs []complex128) complex128 { // want refuse evaluation-order
	return m[key][0] + 1/cs[7] // because evaluation-order
}

func sumAsKey(m map[string][4]int, ks []string, xs []int) { // want refuse evaluation-order
	others := map[int]int{}
	others[m[ks[8]][0]+1] = xs[7] // because evaluation-order
}

func sumAsLiteralKey(m map[string][4]int, ks []string, xs []int) counts { // want refuse evaluation-order
	return counts{m[ks[8]][0] + 1: xs[7]} // because evaluation-order
}

type sheet struct{}

func (sheet) results(m map[string][4]int, ks []string, xs []int) (a, b int) { // want refuse evaluation-order
	ignore(&a)
	return m[ks[8]][0], xs[7] // because evaluation-order
}

// --- what cannot show ---------------------------------------------------------------------------------

func ownVariables(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	a, b := m[ks[8]][0], xs[7]
	return a + b
}

func assignedVariables(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	a, b := 1, 2
	a, b = m[ks[8]][0], xs[7]
	return a, b
}

func toNobody(m map[string][4]int, ks []string, xs []int) { // want rewrite pointer
	_, _ = m[ks[8]][0], xs[7]
}

func results(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	return m[ks[8]][0], xs[7]
}

func variablesUnderDefer(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	defer ignore()
	a, b := m[ks[8]][0], xs[7]
	return a + b
}

func argumentsUnderDefer(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	defer ignore()
	return sum(m[ks[8]][0], xs[7])
}

func inLoop(m map[string][4]int, ks []string, xs []int) (int, int) { // want rewrite pointer
	for range []int{1} {
		return m[ks[8]][0], xs[7]
	}
	return 0, 0
}

// reachedTarget: an index that is only read is read at the end.
func reachedTarget(m map[string][4]int, ks []string, p *int, cells []cell) { // want rewrite pointer
	rows := [][]int{{1}}
	rows[*p][(cells[7].n)] = m[ks[8]][0]
}

func stepOfPointer(m map[string][4]int, ks []string, p *int) { // want rewrite pointer
	*p += m[ks[8]][0]
}

func noInterfaces(m map[string][4]string, ks []string, ts []string) bool { // want rewrite pointer
	return m[ks[8]][0] == ts[7]
}

func lengths(m map[string][4]string, ks []string, xs []int) bool { // want rewrite pointer
	return len(m[ks[8]][0]) == xs[7]
}

func pointers(m map[string][4]*int, ks []string, ps []*int) bool { // want rewrite pointer
	return m[ks[8]][0] == ps[7]
}

func onTheRight(m map[string][4]any, ks []string, p *[2]any) bool { // want rewrite pointer
	return p[0] == m[ks[8]][0]
}

func fieldsOf(m map[string][4]cell, ks []string, xs []int) bool { // want rewrite pointer
	return m[ks[8]][0].n == xs[7]
}

func sums(m map[string][4]int, ks []string, xs []int) bool { // want rewrite pointer
	return m[ks[8]][0]+1 == xs[7]
}

func assertedNumbers(m map[string][4]int, ks []string, x any) []int { // want rewrite pointer
	return []int{x.(int), m[ks[8]][0]}
}

func assertedSlices(m map[string][4][]int, ks []string, x any) [][]int { // want rewrite pointer
	return [][]int{x.([]int), m[ks[8]][0]}
}

func assertedInterfaces(m map[string][4]error, ks []string, x any) []error { // want rewrite pointer
	return []error{x.(interface{ Error() string }), m[ks[8]][0]}
}

func differencesOf(m map[any][4]complex128, key any, cs []complex128) complex128 { // want rewrite pointer
	return m[key][0] - (cs[7] - 1)
}

func quotientOfNumbers(m map[any][4]int, key any, xs []int) int { // want rewrite pointer
	return m[key][0] + xs[7]/2
}

func declaredUnderDefer(m map[string][4]int, ks []string, xs []int) int { // want rewrite pointer
	defer ignore()
	var a, b = m[ks[8]][0], xs[7]
	return a + b
}

func resultsOfLiteral(m map[string][4]int, ks []string, xs []int) (a int) { // want rewrite pointer
	f := func() (int, int) {
		return m[ks[8]][0], xs[7]
	}
	a, _ = f()
	return a
}

func inParentheses(m map[string][4]string, ks []string, ts []string) bool { // want rewrite pointer
	return (m[ks[8]][0]) == ts[7]
}

func show(any, int) {}

func interfacesPassed(m map[string][4]any, ks []string, xs []int) { // want rewrite pointer
	show(m[ks[8]][0], xs[7])
}
