// Go evaluates what is stored before the map and the key that it is stored to: where both panic, it
// is the value that is heard of.
package main

import "fmt"

type item struct{ id int }

type shop struct {
	rows map[int][20]int // want rewrite pointer
	row  [20]int
	rate float64
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	s := &shop{rows: map[int][20]int{}} // want rewrite pointer
	m := map[int][20]int{}              // want rewrite pointer
	a := []int{1, 2}
	i := 5
	var none *shop
	var no *item
	var nothing *[20]int
	try("key and value", func() { m[a[i]] = [20]int{a[i+1]} })
	try("pointer key and value", func() { m[no.id] = [20]int{a[i+1]} })
	try("map and value", func() { none.rows[1] = [20]int{a[i+1]} })
	// Nil pointers panic alike, so nobody can tell which came first.
	try("map and pointer", func() { none.rows[1] = *nothing })
	try("pointer", func() { s.rows[1] = *nothing })
	try("key", func() { m[a[i]] = [20]int{1} })
	try("value", func() { m[a[1]] = [20]int{a[i]} })
	fmt.Println(len(m), len(s.rows))
	values(a, i, nothing, none)
	read(a, i)
	computed(a, i)
	both(a, i)
	fixed([2]int{1, 2}, 5)
	nested([][]int{{1}}, []int{0}, a, 0, i)
	calls(a, i)
	tuples(a, i)
	literals(a, i)
	places(nil, a, i)
	turns(a, i)
	partsOf(a, i)
	shared(a)
	quotients(i, i)
	number = 1
	fmt.Println(generic(a, &number, 8), sum(a, &number), unsized(a, 3))
	tell(a, i)
	beyond(nil, a, i)
	ordered(nil, a, i)
	single(i)
}

// values panic in their own ways. Go looks at a key like this after them.
func values(a []int, i int, nothing *[20]int, none *shop) {
	m := map[int][20]int{} // want rewrite pointer
	var x any = []int{}
	zero, negative := i-5, i-6
	try("slice", func() { m[a[i]] = [20]int{a[i:][0]} })
	try("slice of an array", func() { m[a[i]] = [20]int(a[i:]) })
	try("array of a slice", func() { m[a[i]] = [20]int(a) })
	try("part of a slice", func() { m[a[i]] = [20]int{len(fmt.Sprint([3]int(a)))} })
	try("assertion", func() { m[a[i]] = x.([20]int) })
	try("pointer", func() { m[a[i]] = *nothing })
	try("field", func() { m[a[i]] = none.row })
	try("quotient", func() { m[a[i]] = [20]int{1 / zero} })
	try("remainder", func() { m[a[i]] = [20]int{1 % zero} })
	try("left", func() { m[a[i]] = [20]int{1 << negative} })
	try("right", func() { m[a[i]] = [20]int{1 >> negative} })
	try("make", func() { m[a[i]] = [20]int{len(make([]int, negative))} })
	try("half", func() { m[a[i]] = [20]int{i / 2, i % 2, i << 2, i >> 2} })
	try("bytes", func() { m[a[i]] = [20]int{len([]byte("abc"))} })
	try("call", func() { m[a[i]] = first(a[i:]) })

	bools := map[int][20]bool{} // want rewrite pointer
	try("comparison", func() { bools[a[i]] = [20]bool{x == x} })
	try("difference", func() { bools[a[i]] = [20]bool{x != x} })

	try("order", func() { bools[a[i]] = [20]bool{i < zero} })

	rows := map[int]row{} // want rewrite pointer
	try("row of a slice", func() { rows[a[i]] = row(a) })

	maps := map[int][20]map[any]int{} // want rewrite pointer
	try("key of a map", func() { maps[a[i]] = [20]map[any]int{{x: 1}} })
}

// read keys are looked at late, or before everything else.
func read(a []int, i int) {
	m := map[int][20]int{} // want rewrite pointer
	var x any
	var p *int
	var no *item
	try("slice", func() { m[a[i:][0]] = [20]int{a[i]} })
	try("assertion", func() { m[x.(int)] = [20]int{a[i]} })
	try("pointer", func() { m[*p] = [20]int{a[i]} })
	try("pointer to field", func() { m[*p] = [20]int{no.id} })
	try("call", func() { m[abs(a[i])] = [20]int{a[i+1]} })

	lengths := map[int][20]int{}                                      // want refuse evaluation-order
	try("length", func() { lengths[len([3]int(a))] = [20]int{a[i]} }) // because evaluation-order
	try("length of nothing", func() { lengths[len(a[:no.id])] = [20]int{a[i]} })
}

// computed keys come before the value, where the map function needs their address.
func computed(a []int, i int) {
	m := map[int8][20]int{} // want rewrite pointer
	b := []int8{1, 2}
	zero, negative := int8(i-5), i-6
	try("quotient", func() { m[1/zero] = [20]int{a[i]} })
	try("remainder", func() { m[1%zero] = [20]int{a[i]} })
	try("left", func() { m[1<<negative] = [20]int{a[i]} })
	try("right", func() { m[1>>negative] = [20]int{a[i]} })
	try("sum", func() { m[b[i]+1] = [20]int{a[i+1]} })
	try("negation", func() { m[-b[i]] = [20]int{a[i+1]} })
	try("conversion", func() { m[int8(a[i])] = [20]int{a[i+1]} })

	bools := map[bool][20]int{} // want rewrite pointer
	var x any = []int{}
	try("comparison", func() { bools[x == x] = [20]int{a[i]} })
	try("difference", func() { bools[x != x] = [20]int{a[i]} })

	// Fast functions take small values only, and smaller is what pointers are.
	small := map[int][4]int{} // want rewrite pointer
	try("small", func() { small[a[i]+1] = [4]int{a[i+1]} })
	large := map[int][20]int{}                               // want refuse evaluation-order
	try("large", func() { large[a[i]+1] = [20]int{a[i+1]} }) // because evaluation-order
}

// both would be wrong in any form.
func both(a []int, i int) {
	var x any
	var none *shop
	sliced := map[int][20]int{}                                           // want refuse evaluation-order
	try("sum and slice", func() { sliced[a[i]+1] = [20]int{a[i+1:][0]} }) // because evaluation-order

	asserted := map[int][20]int{}                                            // want refuse evaluation-order
	try("sum and assertion", func() { asserted[a[i]+1] = [20]int{x.(int)} }) // because evaluation-order

	floats := map[float64][20]int{} // want rewrite pointer
	try("key with signs", func() { floats[-none.rate] = [20]int{a[i+1]} })

	var nothing *holder
	try("map and sum", func() { nothing.rows[a[i]+1] = [20]int{a[i+1]} }) // because evaluation-order
}

// fixed has constant indexes of arrays in its keys, which the compiler has checked.
func fixed(keys [2]int, i int) {
	var nothing *rack
	some := &rack{map[int][20]int{}} // want rewrite pointer
	try("no map", func() { nothing.rows[keys[1]] = some.rows[keys[0]] })
	try("no element", func() { some.rows[keys[1]] = [20]int{keys[i]} })
	try("no element of what is not there", func() { fmt.Println(nothing.rows[keys[1]][keys[i]]) })
}

// nested indexes look like types to the parser.
func nested(rows [][]int, at []int, a []int, n, i int) {
	var nothing *pile
	m := map[int][20]int{} // want rewrite pointer
	try("nested", func() { m[rows[at[n]][i]] = [20]int{a[i+1]} })
	try("nested in it", func() { m[rows[at[i]][n]] = [20]int{a[i+1]} })

	plain := map[int][20]int{} // want rewrite pointer
	try("nested alone", func() { plain[rows[at[n]][i]] = [20]int{1} })
	try("nested value", func() { plain[a[i]] = [20]int{rows[at[n]][i+1]} })
	try("nested beside a field", func() { plain[a[i]] = [20]int{nothing.all[at[n]][n]} })
	try("nested of what is not there", func() { fmt.Println(nothing.rows[rows[at[n]][i]+1][0]) }) // because evaluation-order

	large := map[int][20]int{}                                              // want refuse evaluation-order
	try("nested sum", func() { large[rows[at[n]][i]+1] = [20]int{a[i+1]} }) // because evaluation-order

	list := map[int][20]int{}                                               // want refuse evaluation-order
	try("printed", func() { fmt.Println(rows[at[n]][i+1], list[a[i]][0]) }) // because evaluation-order
}

type pile struct {
	rows map[int][20]int // want refuse evaluation-order
	all  [][]int
}

type rack struct{ rows map[int][20]int } // want rewrite pointer

type row [20]int

type holder struct{ rows map[int][20]int } // want refuse evaluation-order

func first(a []int) [20]int { return [20]int{a[0]} }

func abs(n int) int { return max(n, -n) }
