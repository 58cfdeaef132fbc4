package main

import "fmt"

type (
	wide [40]int
	duo  [2]int
)

func (w wide) first() int { return w[0] }

var (
	queue = make(chan int, 9)
	table = map[string][20]int{"a": {1}, "b": {2}} // want rewrite pointer
)

// turns are those of calls and receives, which Go takes from left to right.
func turns(a []int, i int) {
	reset(a)
	called := map[int][20]int{} // want rewrite pointer
	storeCalled(called, a, 0)
	try("key's argument", func() { storeCalled(called, []int{1}, i) })
	fmt.Println(called[1][0], called[7][0])

	reset(a)
	queue <- 3
	received := map[int][20]int{} // want rewrite pointer
	received[<-queue] = next(a)
	fmt.Println(received[3][0])

	reset(a)
	negated := map[int][20]int{} // want refuse evaluation-order
	negated[-number] = next(a)   // because evaluation-order
	fmt.Println(negated[-1][0], negated[-7][0])

	reset(a)
	later := map[int][20]int{} // want refuse evaluation-order
	queue <- 4
	later[number+1] = [20]int{<-queue} // because evaluation-order
	fmt.Println(later[2][0])

	k := i
	queue <- 5
	mine := map[int][20]int{} // want rewrite pointer
	mine[k+1] = [20]int{<-queue}
	mine[k+2] = next(a)
	fmt.Println(mine[i+1][0], mine[i+2][0])
}

func storeCalled(m map[int][20]int, a []int, i int) { // want rewrite pointer
	m[abs(a[i])] = next(a)
}

// parts of variables are read where they lie.
func partsOf(a []int, i int) {
	array, p := [3]int{1, 2, 3}, pair{3, 4}
	slow := [3]int{1, 2, 3}
	j := i - 4

	reset(a)
	read := map[int][20]int{} // want rewrite pointer
	read[array[j]] = next(a)
	read[(array)[j+1]] = next(a)
	try("beyond", func() { fmt.Println(len(read)) })

	lengths := map[int][20]int{} // want rewrite pointer
	lengths[slow[j]] = [20]int{len(names)}

	received := map[int][20]int{} // want refuse evaluation-order
	queue <- 6
	received[slow[j]+1] = [20]int{<-queue} // because evaluation-order

	fields := map[int32][20]int{} // want rewrite pointer
	fields[p.a] = [20]int{a[i-5]}

	results := map[int32][20]int{} // want rewrite pointer
	reset(a)
	results[twin(current).a] = next(a)
	fmt.Println(results[1][0], results[7][0])

	converted := map[int][20]int{} // want rewrite pointer
	b := int8(3)
	converted[int(b)] = [20]int{a[i-5]}

	arrays := map[duo][20]int{} // want rewrite pointer
	arrays[duo(a)] = [20]int{a[i-5]}
	fmt.Println(len(read), len(lengths), len(received), len(fields), len(converted), len(arrays))
}

func twin(p pair) pair { return p }

// quotients may panic, and are made of what no call can change.
func quotients(k, z int) {
	received := map[int][20]int{} // want refuse evaluation-order
	queue <- 7
	received[k/z] = [20]int{<-queue} // because evaluation-order

	called := map[int][20]int{}    // want refuse evaluation-order
	called[k/z] = [20]int{same(2)} // because evaluation-order

	measured := map[int][20]int{} // want rewrite pointer
	measured[k/z] = [20]int{len(names), int(int8(k))}
	fmt.Println(len(received), len(called), len(measured))
}

func same(n int) int { return n }

// shared is a key that a pointer leads to.
func shared(a []int) {
	n := 1
	p := &n
	paren := map[int][20]int{} // want refuse evaluation-order
	paren[(n)] = through(p)    // because evaluation-order
	fmt.Println(paren[1][0], paren[9][0])

	array := [2]int{1, 2}
	inside := &array
	indexed := map[int][20]int{}              // want refuse evaluation-order
	indexed[(array)[0]] = through(&inside[0]) // because evaluation-order
	fmt.Println(indexed[1][0], indexed[9][0])

	empty := map[int][0]int{} // want rewrite pointer
	reset(a)
	empty[number+1] = none(a)
	fmt.Println(len(empty))

	whole := map[int][16]int64{} // want rewrite pointer
	reset(a)
	whole[number+1] = some(a)
	fmt.Println(whole[2][0], whole[8][0])
}

//go:noinline
func through(p *int) [20]int {
	*p = 9
	return [20]int{1}
}

//go:noinline
func none(a []int) [0]int {
	next(a)
	return [0]int{}
}

//go:noinline
func some(a []int) [16]int64 { return [16]int64{int64(next(a)[0])} }

// In a generic function the key may be of any type.
func generic[K comparable](a []int, k *K, other K) (n int) {
	m := map[K][20]int{}  // want refuse evaluation-order
	m[*k] = set(k, other) // because evaluation-order
	for key := range m {
		if key == other {
			n++
		}
	}
	return n
}

func sum[K ~int | ~int64](a []int, k *K) int {
	m := map[K][20]int{} // want refuse evaluation-order
	m[*k+1] = set(k, 7)  // because evaluation-order
	return m[8][0]
}

// The values may be of any size.
func unsized[E any](a []int, e E) int {
	m := map[int][20]E{}        // want refuse evaluation-order
	m[number+1] = several(a, e) // because evaluation-order
	return len(m)
}

//go:noinline
func several[E any](a []int, e E) [20]E {
	next(a)
	return [20]E{e}
}

//go:noinline
func set[K any](p *K, k K) [20]int {
	*p = k
	return [20]int{1}
}

// tell is about a tuple whose parts cannot panic, or whose values are ready before.
func tell(a []int, i int) {
	n := 0
	key := map[int][20]int{} // want rewrite pointer
	try("tuple's key", func() { key[a[i]+1], n = [20]int{1}, n+1 })
	try("second", func() { n, key[a[i]+1] = n+1, [20]int{1} })
	try("in parentheses", func() { (key[a[i]+1]), n = [20]int{1}, n+1 })

	computed := map[int][20]int{} // want rewrite pointer
	computed[n+1], n = [20]int{-n}, a[0]
	fmt.Println(computed[1][0], n)

	beside := map[int][20]int{}                                      // want refuse evaluation-order
	try("beside", func() { beside[a[i]+1], n = [20]int{1}, a[i+1] }) // because evaluation-order

	literal := map[int][20]int{} // want rewrite pointer
	try("literal", func() { literal[a[0]], n = [20]int{a[i]}, a[i+1] })

	rows := [][20]int{{1}}
	value := map[int][20]int{}  // want refuse evaluation-order
	value[3], n = rows[i-5], 2  // because evaluation-order
	plain := map[int8][20]int{} // want rewrite pointer
	plain[3], n = value[3], rows[0][0]

	negative := map[int][20]int{} // want rewrite pointer
	try("negative", func() { negative[a[i]+1], n = [20]int{-n}, 2 })
	fmt.Println(len(key), len(beside), len(literal), len(negative), len(value), len(plain), n)
}

type shelf struct {
	elements map[int][40]int // want refuse evaluation-order
	methods  map[int]wide    // want refuse evaluation-order
	copies   map[int][40]int // want refuse evaluation-order
	pairs    map[int][40]int // want refuse evaluation-order
	loops    map[int][40]int // want refuse evaluation-order
	there    map[int][40]int // want refuse evaluation-order
	gone     map[int][40]int // want refuse evaluation-order
}

// beyond looks into maps that are not there, under computed keys that are not there either.
func beyond(none *shelf, a []int, i int) {
	try("element", func() { fmt.Println(none.elements[a[i]+1][0]) })    // because evaluation-order
	try("method", func() { fmt.Println(none.methods[a[i]+1].first()) }) // because evaluation-order
	try("copy", func() {
		v := none.copies[a[i]+1] // because evaluation-order
		fmt.Println(v[0], v[1])
	})
	try("pair", func() {
		v, ok := none.pairs[a[i]+1] // because evaluation-order
		fmt.Println(v[0], ok)
	})
	try("loop", func() {
		for i, x := range none.loops[a[i]+1] { // because evaluation-order
			fmt.Println(i, x)
		}
	})
	try("presence", func() {
		_, ok := none.there[a[i]+1] // because evaluation-order
		fmt.Println(ok)
	})
	try("gone", func() { delete(none.gone, a[i]+1) }) // because evaluation-order
}

// ordered keys are computed before the map is looked for.
func ordered(none *tables, a []int, i int) {
	try("ordered", func() { fmt.Println(none.read[abs(a[i])][0]) })
	maps := []map[int][20]int{{}} // want refuse evaluation-order
	at := 0
	step := func() [20]int { at++; return [20]int{at} }
	maps[at][3] = step() // because evaluation-order
	fmt.Println(len(maps[0]))
	x := i
	mixed := map[string][20]int{names[0]: {1}, "b": {x}, "c": {2}} // want refuse evaluation-order
	fmt.Println(len(mixed))
	fmt.Println(len(table), table["b"][0])
}
