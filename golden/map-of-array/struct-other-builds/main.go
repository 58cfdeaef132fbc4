// An index whose value depends on what is built would become the name of one field.
package main

import (
	"fmt"
	"math/bits"
	"syscall"
	"time"
	"unsafe"

	"example.com/struct-other-builds/internal/kind"
	"example.com/struct-other-builds/internal/level"
	"example.com/struct-other-builds/internal/rank"
	"example.com/struct-other-builds/internal/wide"
)

const (
	first = iota
	second
	third = second + len("x")
)

const (
	word  = 32 << (^uint(0) >> 63)
	last  = word/32 - 1
	size  = unsafe.Sizeof(uintptr(0))/4 - 1
	width = bits.UintSize/32 - 1
	small = ^uint8(254)
	high  = ^mask(0) >> 8 & 1
)

func constants() {
	ranks := map[string][3]int{"a": {1, 2}} // want rewrite struct
	fmt.Println(ranks["a"][rank.Top], ranks["a"][rank.Least], rank.Low)
	m := map[string][3]int{"a": {1, second: 2}} // want rewrite struct
	const local = third
	fmt.Println(m["a"][first], m["a"][small], m["a"][local])
}

// sizedElsewhere: these have the size of this machine's, in another package as well.
func sizedElsewhere() {
	const local = rank.Word
	a := map[string][3]int{"a": {1, 2}} // want refuse dynamic-index
	b := map[string][3]int{"a": {1, 2}} // want refuse dynamic-index
	c := map[string][3]int{"a": {1, 2}} // want refuse dynamic-index
	d := map[string][3]int{"a": {1, 2}} // want refuse dynamic-index
	fmt.Println(a["a"][rank.Word])      // because dynamic-index
	fmt.Println(b["a"][rank.Upper])     // because dynamic-index
	fmt.Println(c["a"][rank.Repeated])  // because dynamic-index
	fmt.Println(d["a"][local])          // because dynamic-index

	e := map[string][3]int{"a": {1, 2}}   // want refuse dynamic-index
	fmt.Println(e["a"][rank.Rank(local)]) // because dynamic-index
}

func files() {
	sizedElsewhere()
	m := map[string][3]int{"a": {1, 2, 3}}      // want refuse dynamic-index
	fmt.Println(m["a"][second], m["a"][ofFile]) // because dynamic-index

	n := map[string][3]int{ // want refuse dynamic-index
		"a": {sum: 2}, // because dynamic-index
	}
	fmt.Println(n["a"][second])
}

type mask flags

const one mask = 1

func types() {
	m := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(m["a"][high])              // because dynamic-index

	n := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(n["a"][^one>>8&1])         // because dynamic-index
}

func words() {
	m := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(m["a"][last])              // because dynamic-index

	n := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(n["a"][size])              // because dynamic-index

	o := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(o["a"][width])             // because dynamic-index
}

func packages() {
	m := map[string][3]int{"a": {1, 2, 3}} // want rewrite struct
	fmt.Println(m["a"][kind.Large], m["a"][time.Tuesday], time.Friday, kind.Small)

	n := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(n["a"][level.High])        // because dynamic-index

	o := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(o["a"][kind.Word])         // because dynamic-index

	p := map[string][20]int{"a": {1, 2, 3}} // want refuse dynamic-index
	fmt.Println(p["a"][syscall.SIGBUS])     // because dynamic-index

	q := map[string][3]int{"a": {1, 2, 3}} // want refuse dynamic-index
	_ = wide.Wide(q["a"][wide.Last])       // because dynamic-index
	fmt.Println(wide.Wide(1))
}

func main() {
	packages()
	constants()
	files()
	types()
	words()
}
