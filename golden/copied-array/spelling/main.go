// How the map and the key of a load are written, and what the words in them mean elsewhere.
package main

import (
	"fmt"
	"image"
	"strings"

	"example.com/spelling/tables"
)

type table = map[int][64]int64

const limit = 8

type box struct {
	m   table
	key int
}

func (b *box) get() *box { return b }

// A constant needs no evaluation.
func constant(m table, i int) int64 {
	v := m[limit/2] // want rewrite access
	return v[i] + v[i+1]
}

func grouped(b *box, i int) int64 {
	v := (b.m)[(b.key)] // want rewrite access
	return v[i]
}

// pointed: the parentheses hide no package, but a pointer that may be nil.
func pointed(b *box, x, i int) int64 {
	v := (b).m[1] // want refuse may-panic
	if x > 0 {
		return v[i]
	}
	return 0
}

func imported(x, i int) int64 {
	v := tables.Name[1] // want rewrite access
	if x > 0 {
		return v[i]
	}
	return 0
}

func negative(m table, k, i int) int64 {
	v := m[k] // want rewrite access
	return -v[i]
}

func called(b *box, i int) int64 {
	v := b.get().m[1] // want refuse operand
	return v[i]
}

func argument(m map[int64][64]int64, b *box, i int) int64 {
	v := m[int64(b.get().key)] // want refuse operand
	return v[i]
}

func rest(m table, k, i int) int64 {
	v := m[k%i] // want refuse operand
	return v[i]
}

func shifted(m table, k, i int) int64 {
	v := m[k<<i] // want refuse operand
	return v[i]
}

func shiftedBack(m table, k, i int) int64 {
	v := m[k>>i] // want refuse operand
	return v[i]
}

// Computed keys would be computed again for each read.
func found(m table, k, i int) (n int64) {
	if v, ok := m[k+1]; ok { // want refuse operand
		n = v[i]
	}
	return n
}

type pair struct{ a, b int }

func composite(m map[pair][64]int64, k, i int) int64 {
	v := m[pair{k, 1}] // want refuse operand
	return v[i] + v[i+1]
}

func conversion(m map[int64][64]int64, k, i int) int64 {
	v := m[int64(k)] // want refuse operand
	return v[i] + v[i+1]
}

// Comments and lines stay what they are.
func commented(m table, i int) (n int64) {
	if v, ok := /* the first */ m[1]; ok { // want rewrite access
		n = v[i]
	}
	return n
}

func long(m table, k, i int) int64 {
	v := m[k+ // want refuse comment
		1]
	return v[i]
}

// Words that mean something else before the element is read.
func variable(m table, k, i int) (n int64) {
	v := m[k] // want refuse shadowed
	{
		var k = int64(7) // because shadowed
		n = v[i] + k
	}
	return n
}

func other(m table, k, i int) (n int64) {
	v := m[k] // want refuse shadowed
	{
		const k = 7 // because shadowed
		n = v[i] + k
	}
	return n
}

func counter(m table, k int) (n int64) {
	v := m[k]            // want refuse shadowed
	for k := range 100 { // because shadowed
		n += v[k%64]
	}
	return n
}

func received(m table, ch chan int, k, i int) (n int64) {
	v := m[k] // want refuse shadowed
	select {
	case k := <-ch: // because shadowed
		n = v[i] + int64(k)
	}
	return n
}

func kind(m map[int64][64]int64, k, i int) (n int64) {
	v := m[int64(k)] // want refuse shadowed
	{
		type int64 int // because shadowed
		n = v[i*int(int64(1))]
	}
	return n
}

func types(m map[pair][64]int64, k, i int) (n int64) {
	v := m[pair{k, 1}] // want refuse shadowed
	{
		type pair [2]int // because shadowed
		n = v[i*len(pair{})/2]
	}
	return n
}

// Fields have names of their own.
func named(b *box, i int) (n int64) {
	v := b.m[1] // want rewrite access
	n = v[i]
	m := int64(3)
	return n * m
}

func keyed(b *box, i int) (n int64) {
	for m, v := range b.m { // want rewrite access
		n += v[i] * int64(m)
	}
	return n
}

type owner struct{ m map[*owner][64]int64 }

func own(o *owner, i int) int64 {
	v := o.m[o] // want rewrite access
	return v[i]
}

// parameter: no element is read in the literal.
func parameter(m table, k, i int) int64 {
	v := m[k] // want rewrite access
	double := func(k int64) int64 { return 2 * k }
	_ = double
	return v[i]
}

// spelled: the names that a key would get are taken.
func spelled(m table, k, key, at, k2, i int) (n int64) {
	for _, v := range m { // want rewrite access
		n += v[i]
	}
	return n + int64(k+key+at+k2)
}

func taken(m table, k, i int) (n int64) {
	for _, v := range m { // want rewrite access
		n += v[i]
	}
	return n + int64(k)
}

// What is evaluated first may panic before a look-up does.
func stored(b, c *box, i int) (n int64, x [64]int64) {
	defer func() { fmt.Print(recover() != nil, " ") }()
	v := b.m[1] // want refuse may-panic
	x = c.m[1]
	return v[i], x
}

func asked(b, c *box, i int) (n int64, ok bool) {
	defer func() { fmt.Print(recover() != nil, " ") }()
	v := b.m[1] // want refuse may-panic
	w, ok := c.m[1]
	n = v[i]
	_ = w
	return n, ok
}

func otherwise(b *box, x, i int) int64 {
	v := b.m[1] // want refuse may-panic
	if x > 0 {
		return 1
	} else if v[i] > 0 {
		return 2
	}
	return 3
}

func hashed(m map[any][64]int64, b *box, k any, i int) int64 {
	v := m[k]   // want refuse may-panic
	w := b.m[1] // want refuse may-panic
	n := v[i]
	return n + w[i]
}

func repeated(b *box, x, i int) int64 {
	v := b.m[1]                           // want refuse may-panic
	w := b.m[len(strings.Repeat("x", x))] // want refuse operand
	n := v[i]
	return n + w[i]
}

// hidden: this int is a function that prints.
func hidden(m map[any][64]int64, k any, x, i int) int64 {
	defer func() { fmt.Println(recover()) }()
	int := func(x int) int64 { fmt.Print("called "); return int64(x) }
	v := m[k] // want refuse may-panic
	return int(x) + v[i]
}

type label struct {
	n        int64
	name     string
	position image.Point
}

// Literals beside it do not panic.
func literal(b *box, i int) label {
	v := b.m[1] // want rewrite access
	return label{n: v[i], name: "x" + `y`, position: image.Point{X: 1, Y: 2}}
}

func list(b *box, i int) [3]int64 {
	v := b.m[1] // want rewrite access
	return [3]int64{v[i], 1, (2)}
}

func try(f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panics:", r)
		}
	}()
	fmt.Println(f())
}

// result would be assigned before the pointer turns out to be nil.
func result(p, q *box, i int) (x [64]int64, n int64) {
	defer func() { _ = recover() }()
	v := p.m[1] // want refuse may-panic
	x, ok := q.m[1]
	n = v[i]
	_ = ok
	return
}

// marked copies nothing, whatever stands in a text.
func marked(m table, k int) string {
	if _, ok := m[k]; ok {
		return "_["
	}
	return ""
}

func main() {
	m := table{1: {1: 5}, 4: {1: 6}}
	b := &box{m: m, key: 4}
	fmt.Println(constant(m, 1), grouped(b, 1), pointed(b, 1, 1), imported(1, 1))
	fmt.Println(negative(m, 4, 1), called(b, 1), rest(m, 4, 3), shifted(m, 1, 2), shiftedBack(m, 8, 1), found(m, 3, 1))
	m64 := map[int64][64]int64{4: {1: 7}}
	pairs := map[pair][64]int64{{4, 1}: {1: 8}}
	fmt.Println(argument(m64, b, 1), composite(pairs, 4, 1), conversion(m64, 4, 1), commented(m, 1))
	ch := make(chan int, 1)
	ch <- 4
	fmt.Println(long(m, 3, 1), variable(m, 4, 1), other(m, 4, 1), counter(m, 4), received(m, ch, 1, 1))
	fmt.Println(kind(m64, 4, 1), types(pairs, 4, 1), named(b, 1), keyed(b, 1))
	o := &owner{}
	o.m = map[*owner][64]int64{o: {1: 3}}
	fmt.Println(own(o, 1), parameter(m, 4, 1), spelled(m, 1, 2, 3, 4, 1), taken(m, 1, 1))
	for _, b := range []*box{b, nil} {
		_, x := stored(b, &box{m: m}, 1)
		_, ok := asked(b, &box{m: m}, 1)
		fmt.Println(x[1], ok)
		try(func() any { return otherwise(b, 1, 1) })
		try(func() any { return hashed(map[any][64]int64{}, b, []int{}, 1) })
		try(func() any { return repeated(b, -1, 1) })
		try(func() any { return literal(b, 1) })
		try(func() any { return list(b, 1) })
		try(func() any { return pointed(b, 0, 1) })
	}
	fmt.Println(marked(m, 1), marked(m, 2))
	kept, _ := result(nil, b, 1)
	fmt.Println(kept[1])
	hidden(map[any][64]int64{}, []int{}, 3, 1)
}
