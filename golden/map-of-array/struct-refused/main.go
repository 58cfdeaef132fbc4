// What needs an entry to be an array, or another type than the struct would be.
package main

import "fmt"

type pair [2]int

type named struct{ pair [2]int }

type printer interface{ print() }

func (p pair) sum() int { return p[0] + p[1] }

var (
	global [2]int
	list   [][2]int
)

func sum(a [2]int) int { return a[0] + a[1] }

func give() [2]int { return [2]int{1, 2} }

func pick(m map[string][2]int) [2]int { return m["a"] } // want refuse array-operation

func both() ([2]int, bool) { return [2]int{1, 2}, true }

func returned() [2]int {
	m := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	return m["a"]                       // because array-operation
}

// read are ways to use an entry.
func read(ch chan [2]int) {
	measured := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(len(measured["a"]))            // because array-operation

	sliced := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	v := sliced["a"]
	fmt.Println(v[:1]) // because array-operation

	pointed := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	w := pointed["a"]
	fmt.Println((&w)[0]) // because array-operation

	sent := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	ch <- sent["a"]                        // because array-operation

	chosen := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	switch chosen["a"] {                     // because array-operation
	}

	chosenFrom := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	switch global {
	case chosenFrom["a"]: // because array-operation
	}

	converted := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(pair(converted["a"]).sum())     // because array-operation

	parts := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println([][2]int{parts["a"]})       // because array-operation

	fields := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(named{fields["a"]})          // because array-operation

	used := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	seen := map[[2]int]bool{}
	fmt.Println(seen[used["a"]]) // because array-operation

	keys := map[string][2]int{"a": {1, 2}}        // want refuse array-operation
	fmt.Println(map[[2]int]bool{keys["a"]: true}) // because array-operation

	own := map[[2]int][2]int{} // want refuse array-operation
	x := own[[2]int{}]
	own = map[[2]int][2]int{x: {1, 2}} // want refuse array-operation

	ranged := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	y := ranged["a"]
	for i := range y { // because array-operation
		fmt.Println(i)
	}

	called := map[string]pair{"a": {1, 2}} // want refuse array-operation
	fmt.Println(called["a"].sum())

	passed := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	z := passed["a"]
	func() { fmt.Println(sum(z)) }() // because array-operation
}

// stored are ways to make an entry, or to give one to a variable that something else has.
func stored(param [2]int, pointer *[2]int) { // because array-operation
	fromGlobal := map[string][2]int{} // want refuse array-operation
	fromGlobal["a"] = global          // because array-operation

	fromParam := map[string][2]int{} // want refuse array-operation
	fromParam["a"] = param

	fromCall := map[string][2]int{} // want refuse array-operation
	fromCall["a"] = give()          // because array-operation

	picked := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	picked["b"] = pick(picked)

	given := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	taken := map[int8][2]int{1: given["a"]} // want refuse array-operation
	fmt.Println(taken[1][0])

	beside := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	var one, two [2]int
	one = beside["a"]
	fmt.Println(one[0], sum(two)) // because array-operation

	fromCalls := map[string][2]int{} // want refuse array-operation
	fromCalls["a"], _ = both()       // because array-operation

	fromPointer := map[string][2]int{} // want refuse array-operation
	fromPointer["a"] = *pointer        // because array-operation

	fromField := map[string][2]int{"a": named{}.pair} // want refuse array-operation

	fromVariable := map[string][2]int{} // want refuse array-operation
	v := give()                         // because array-operation
	fromVariable["a"] = v

	fromNamed := map[string][2]int{} // want refuse array-operation
	fromNamed["a"] = pair{1, 2}      // because array-operation

	toGlobal := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	global = toGlobal["a"]                     // because array-operation

	toElement := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	list[0] = toElement["a"]                    // because array-operation

	toNamed := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	var w pair = toNamed["a"]                 // because array-operation

	toSecond := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	var n, global = 1, toSecond["a"]
	n += sum(global) // because array-operation

	toOuter := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	for _, list[0] = range toOuter {          // because array-operation
	}

	toInterface := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	var any any = toInterface["a"]                // because array-operation

	fmt.Println(len(fromField), w, n, any)
}

// compared to an array of something else, or in another order.
func compared(other [2]int) { // because array-operation
	withArray := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(withArray["a"] == other)

	reversed := map[string][2]int{"a": {1, 2}} // want refuse array-operation
	fmt.Println(other == reversed["a"])

	interfaces := map[string][2]printer{}           // want refuse array-operation
	fmt.Println(interfaces["a"] == interfaces["b"]) // because array-operation

	panics := map[string][2]any{"a": {1, []int{}}, "b": {2, []int{}}} // want refuse array-operation
	defer func() { fmt.Println("panics:", recover() != nil) }()
	fmt.Println(panics["a"] == panics["b"]) // because array-operation
}

// indexed by something that is not constant, or in several lines.
func indexed(i int) {
	variable := map[string][2]int{"a": {1, 2}} // want refuse dynamic-index
	v := variable["a"]
	v[i]++ // because dynamic-index
	variable["a"] = v

	unknown := map[string][2]int{"a": {1, 2}} // want refuse unknown-use
	switch unknown {                          // because unknown-use
	case nil:
	}

	lines := map[string][2]int{"a": {1, 2}} // want refuse unknown-use
	fmt.Println(lines["a"][                 // the second
	1])                                     // because unknown-use
}

func main() {
	fmt.Println(returned(), odd(1))
	checked()
	list = make([][2]int, 1)
	ch := make(chan [2]int, 1)
	read(ch)
	stored([2]int{}, &[2]int{})
	compared([2]int{1, 2})
	indexed(1)
	registers(0)
	inlined()
}
