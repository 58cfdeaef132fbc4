package main

import "fmt"

var at int

type point struct{ x, y int }

func next() int {
	at++
	return at
}

// What has no place in memory Go copies where it needs an address, before the calls that follow. With
// a helper it has one, and is read after them: under another index, or where a panic comes too late.
func readLate() {
	begin("printed flag")
	printedFlag(map[string][2]bool{"a": {true}}) // want refuse evaluation-order
	begin("converted flag")
	convertedFlag(map[string][2]bool{"a": {true}}) // want refuse evaluation-order
	begin("returned")
	fmt.Println(returnedBoth(map[string][2]point{"a": {{1, 1}, {2, 2}}})) // want refuse evaluation-order
	begin("declared")
	declaredBoth(map[string][2]point{"a": {{1, 1}, {2, 2}}}) // want refuse evaluation-order
	begin("assigned")
	assignedBoth(map[string][2]point{"a": {{1, 1}, {2, 2}}}) // want refuse evaluation-order
	begin("literal")
	fmt.Println(literalOf(map[string][2]point{"a": {{1, 1}, {2, 2}}})) // want refuse evaluation-order
	begin("key")
	fmt.Println(keyOf(map[string][2]float64{"a": {1, 2}})) // want refuse evaluation-order
	begin("function")
	fmt.Println(functionOf(map[string][2]float64{"a": {1, 2}})) // want refuse evaluation-order
	begin("stored key")
	storedKey(map[string][2]float64{"a": {1, 2}}) // want refuse evaluation-order
	begin("key of a literal")
	fmt.Println(literalKey(map[string][2]float64{"a": {1, 2}})) // want refuse evaluation-order
	first("equal", func() { equalPair(nil, 2, nil) })
	first("appended", func() { appended(nil, 2, "x") })
	first("field", func() { field(nil, 2, nil) })
	first("sent flag", func() { sentFlag(nil, nil, 2) })

	begin("number")
	printedNumber(map[string][2]int{"a": {1, 2}}) // want rewrite pointer
	begin("passed flag")
	passedFlag(map[string][2]bool{"a": {true}}) // want rewrite pointer
	begin("fixed")
	fixedFlag(map[string][2]bool{"a": {true}}) // want rewrite pointer
	begin("alone")
	aloneFlag(map[string][2]bool{"a": {true}}) // want rewrite pointer
	begin("in a call")
	inCall(map[string][2]bool{"a": {true}}) // want rewrite pointer
	begin("apart")
	fmt.Println(apart(map[string][2]bool{"a": {true}})) // want rewrite pointer
}

func begin(what string) {
	fmt.Print(what, " ")
	at = 0
}

func inStatements() {
	begin("statements")
	fmt.Println(statements(map[string][2]float64{"a": {1, 2}})) // want rewrite pointer
	begin("table")
	ofTable(map[string][2]byte{"a": {1, 0}}) // want rewrite pointer
	begin("slice")
	ofSlice(map[string][2][]bool{"a": {{true, false}, {true, false}}}) // want rewrite pointer
	begin("inner map")
	ofInnerMap(map[string][2]map[int]int{"a": {{1: 1}, {1: 2}}}) // want rewrite pointer
}

func printedFlag(m map[string][2]bool) { // want refuse evaluation-order
	fmt.Println(m["a"][at], next()) // because evaluation-order
}

func convertedFlag(m map[string][2]bool) { // want refuse evaluation-order
	fmt.Println(any(m["a"][at]), next()) // because evaluation-order
}

func returnedBoth(m map[string][2]point) (any, int) { // want refuse evaluation-order
	return m["a"][at], next() // because evaluation-order
}

func declaredBoth(m map[string][2]point) { // want refuse evaluation-order
	var a, b any = m["a"][at], next() // because evaluation-order
	fmt.Println(a, b)
}

func assignedBoth(m map[string][2]point) { // want refuse evaluation-order
	var a, b any
	a, b = m["a"][at], next() // because evaluation-order
	fmt.Println(a, b)
}

func literalOf(m map[string][2]point) []any { // want refuse evaluation-order
	return []any{m["a"][at], next()} // because evaluation-order
}

func equalPair(m map[string][2][2]int, i int, p *[1][2]int) bool { // want refuse evaluation-order
	return p[0] == m["a"][i] // because evaluation-order
}

func keyOf(m map[string][2]float64) int { // want refuse evaluation-order
	others := map[float64]int{1: 3, 2: 4}
	return others[m["a"][at]] + next() // because evaluation-order
}

func opposite(n int) int { return -n }

func functionOf(m map[string][2]float64) int { // want refuse evaluation-order
	others := map[float64]func(int) int{1: sign, 2: opposite}
	return others[m["a"][at]](next()) // because evaluation-order
}

type mark struct{ ok, no bool }

func field(m map[string][2]mark, i int, p *int) { // want refuse evaluation-order
	fmt.Println(*p, m["a"][i].ok) // because evaluation-order
}

func storedKey(m map[string][2]float64) { // want refuse evaluation-order
	others := map[float64]int{}
	others[m["a"][at]] = next() // because evaluation-order
	fmt.Println(others)
}

func literalKey(m map[string][2]float64) map[float64]int { // want refuse evaluation-order
	return map[float64]int{m["a"][at]: next()} // because evaluation-order
}

func appended(m map[string][2]*int, i int, x any) []any { // want refuse evaluation-order
	return append([]any{}, m["a"][i], x.(int)) // because evaluation-order
}

func sentFlag(m map[string][2]bool, cs []chan bool, i int) { // want refuse evaluation-order
	cs[7] <- m["a"][i] // because evaluation-order
}

// --- what cannot show ---------------------------------------------------------------------------------

// printedNumber: a number of more than a byte is read when it becomes an interface value.
func printedNumber(m map[string][2]int) { // want rewrite pointer
	fmt.Println(m["a"][at], next())
}

func passFlag(flag bool, n int) { fmt.Println(flag, n) }

// passedFlag: a flag is read after the call, as it always was.
func passedFlag(m map[string][2]bool) { // want rewrite pointer
	passFlag(m["a"][at], next())
}

func fixedFlag(m map[string][2]bool) { // want rewrite pointer
	fmt.Println(m["a"][1], next())
}

func aloneFlag(m map[string][2]bool) { // want rewrite pointer
	fmt.Println(m["a"][at])
}

func count1(any) int { return 1 }

// inCall: another call comes first.
func inCall(m map[string][2]bool) { // want rewrite pointer
	fmt.Println(count1(m["a"][at]), next())
}

func apart(m map[string][2]bool) bool { // want rewrite pointer
	others := map[bool]int{}
	return others[m["a"][at]] == 0 && next() > 0
}

// statements: what other statements do comes before all of it, or after it.
func statements(m map[string][2]float64) int { // want rewrite pointer
	others, lists := map[float64]int{1: 3, 2: 4}, map[float64][]int{}
	next()
	at = 0
	x := others[m["a"][at]]
	next()
	at = 0
	x = others[m["a"][at]]
	next()
	var (
		y = others[m["a"][at]]
		z = next()
	)
	at = 0
	for range lists[m["a"][at]] {
		next()
	}
	switch {
	case others[m["a"][at]] == 3:
		next()
	}
	return x + y + z
}

// ofTable: a variable has its place in memory.
func ofTable(m map[string][2]byte) { // want rewrite pointer
	table := [2]bool{true, false}
	fmt.Println(table[m["a"][at]], next())
}

func ofSlice(m map[string][2][]bool) { // want rewrite pointer
	fmt.Println(m["a"][1][at], next())
}

func ofInnerMap(m map[string][2]map[int]int) { // want rewrite pointer
	fmt.Println(m["a"][at][1], next())
}
