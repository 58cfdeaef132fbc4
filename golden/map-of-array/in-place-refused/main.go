// A read-modify-write that is not done in place: somebody could tell.
package main

import (
	"fmt"
	"math"
	"strings"
)

var m = map[string][4]int{"a": {1}, "b": {2}} // want rewrite pointer

type box struct{ m map[string][4]int } // want rewrite pointer

// jumped looks at its copy again, after the entry has changed once more.
func jumped() {
	v := m["a"]
	v[0]++
	m["a"] = v
	n := 0
again:
	fmt.Println(v[0])
	m["a"] = [4]int{9}
	n++
	if n < 2 {
		goto again
	}
}

// another stores something else than it has changed.
func another(w [4]int) {
	v := m["a"]
	v[0]++
	m["a"] = w
	fmt.Println(v[0], m["a"][0])
}

type row [4]int

func (r row) twice() row {
	r[0] *= 2
	return r
}

// derived stores what a method makes of its copy.
func derived(m map[string]row) { // want rewrite pointer
	for k, v := range m {
		v[0]++
		m[k] = v.twice()
	}
	fmt.Println(m["a"][0])
}

type link struct{ next [2]*link }

// followed stores what an element of its copy leads to.
func followed(m map[string][2]*link) { // want rewrite pointer
	if v, ok := m["a"]; ok {
		v[1] = nil
		m["a"] = v[0].next
	}
	fmt.Println(m["a"][0] == nil, m["a"][1] == nil)
}

// received has two keys that look like one.
func received(keys chan string) {
	v := m[<-keys]
	v[0]++
	m[<-keys] = v
	fmt.Println(m["a"][0], m["b"][0])
}

// sliced keeps its copy's memory.
func sliced() {
	v := m["a"]
	s := v[:]
	v[0]++
	m["a"] = v
	s[0] = 50
	fmt.Println(m["a"][0])
}

// handed waits for a goroutine that puts another map in the map's place.
func handed(b *box, turn, done chan bool) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		turn <- true
		<-done
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// awaited only receives.
func awaited(b *box, turn chan bool) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		<-turn
		<-turn
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// stepped has another map in each turn.
func stepped(list []map[string][4]int, i int) { // want rewrite pointer
	old := list[i]
	for k, v := range list[i] {
		v[0]++
		list[i][k] = v
		i--
	}
	fmt.Println(old["a"][0] + old["b"][0])
}

// peek looks at an entry, bump changes one.
func peek() int { return m["a"][0] }

func bump() int {
	m["a"] = [4]int{9, 9}
	return 1
}

// older is looked at while another copy has changed and is not yet stored.
func older() {
	v := m["a"]
	v[0]++
	m["a"] = v
	w := m["a"]
	w[0] = 50
	old := v
	m["a"] = w
	fmt.Println(old[0])
}

// moved has a key that only looks like the other.
func moved(k string) {
	v := m["a"]
	v[0]++
	m["b"] = v
	fmt.Println(m["a"][0], m["b"][0])
	w := m[k]
	w[0]++
	{
		k := "b"
		m[k] = w
	}
	x := m[k]
	x[0]++
	if k := "b"; k != "" {
		m[k] = x
	}
	fmt.Println(m["a"][0], m["b"][0])
}

// hidden has a key of the same name, which is another variable by then.
func hidden(k string) {
	if k != "" {
		v := m[k]
		v[0]++
		k := "b"
		m[k] = v
	}
	fmt.Println(m["a"][0], m["b"][0])
}

// between reads an entry: whether it is another one is not known.
func between(k string) {
	v := m["a"]
	v[0] = m[k][1]
	m["a"] = v
	fmt.Println(m["a"][0])
}

// unchanged would have a variable that nothing uses.
func unchanged() {
	for k, v := range m {
		m[k] = v
	}
}

// told only sends.
func told(b *box, turn chan bool) {
	old := b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		turn <- true
		turn <- true
	}
	fmt.Println(len(b.m), old["a"][0]+old["b"][0])
}

// whole is read as a whole at the end: in place.
func whole() [4]int {
	v := m["a"]
	v[3]++
	m["a"] = v
	return v
}

// other is stored to another map.
func other(n map[string][4]int) { // want rewrite pointer
	m["a"] = [4]int{1}
	v := m["a"]
	v[0]++
	n["a"] = v
	fmt.Println(m["a"][0], n["a"][0])
	n = m
}

// touched changes its entry before it works on the copy.
func touched() {
	if v, ok := m["a"]; ok && bump() > 0 {
		v[0]++
		m["a"] = v
	}
	fmt.Println(m["a"][0], m["a"][1])
}

// looked has a look at the entry while it differs from the copy.
func looked() {
	v := m["a"]
	v[0]++
	if n := peek(); n > 0 {
		v[1] = n
	}
	m["a"] = v
	fmt.Println(m["a"][0] - m["a"][1])
}

// leaves with what was loaded.
func leaves() int {
	v := m["a"]
	if v[3] == 0 {
		return bump()*100 + v[0]
	}
	v[0]++
	m["a"] = v
	return 0
}

// looped may panic in a later turn.
func looped(n int) {
	defer func() { fmt.Println(recover() != nil, m["a"][0]) }()
	v := m["a"]
	for i := range n {
		v[i]++
	}
	m["a"] = v
}

// branched may panic in a branch.
func branched(list []int) {
	defer func() { fmt.Println(recover() != nil, m["a"][0]) }()
	v := m["a"]
	v[0]++
	if len(list) > 3 {
		v[1]++
	} else if list[3] > 0 {
		v[2]++
	}
	m["a"] = v
}

// counted calls something that is only named like a builtin.
func counted(m map[int8][4]int) { // want rewrite pointer
	defer func() { _ = recover() }()
	len := func(s string) int { panic(s) }
	v := m[1]
	v[0]++
	v[1] = len("abc")
	m[1] = v
}

// indexed changes its entry while it looks for the element.
func indexed() {
	v := m["a"]
	v[bump()] = 7
	m["a"] = v
	fmt.Println(m["a"])
}

// declared has new variables, and one that was there before: in place.
func declared() {
	x := 0
	v := m["a"]
	n := v[1]
	x, y := n, 2
	v[0] = x + y
	m["a"] = v
	func() { n++ }()
	fmt.Println(m["a"][0], n)
}

// divided may panic before anything has changed: in place.
func divided(n, by int) {
	v := m["a"]
	n /= by
	v[0] = n
	m["a"] = v
	fmt.Println(m["a"][0])
}

type part struct{ list []int }

// parts have something that can be out of reach.
func parts(m map[string][2]part) { // want rewrite pointer
	defer func() { _ = recover() }()
	v := m["a"]
	v[0] = part{}
	n := v[1].list[0]
	m["a"] = v
	_ = n
}

// lists are of any length.
func lists(m map[string][2][]int) { // want rewrite pointer
	defer func() { _ = recover() }()
	v := m["a"]
	v[0] = nil
	n := v[1][3]
	m["a"] = v
	_ = n
}

// tables have elements that are checked, and some that cannot be out of reach.
func tables(m map[string][2][2]int, i int) { // want rewrite pointer
	v := m["a"]
	v[0][1] = v[1][0] + 1
	m["a"] = v
	defer func() { _ = recover() }()
	w := m["b"]
	w[0][1] = 1
	w[1][i] = w[i][0]
	m["b"] = w
}

// sure cannot stop: a new entry may be stored before it is changed.
func sure(m map[string][4]int) { // want rewrite pointer
	n := 0
	add := func() { n++ }
	v := m["c"]
	n = 5
	v[0] = n
	m["c"] = v
	add()
	w := m["d"]
	w[0] = int(math.MaxInt8) + max(1<<2, w[1], int(int16('x')), int(float32(2.0)), len("abc"), cap(none))
	w[1] = -w[0] + +w[2]
	m["d"] = w
	fmt.Println(n, m["c"][0], m["d"][0])
}

var none []int

// texts are as sure as numbers.
func texts(m map[string][3]string) { // want rewrite pointer
	v := m["c"]
	v[0], v[1] = "x", `y`
	m["c"] = v
	fmt.Println(m["c"])
}

// replaced has another map in each turn, put there by a loop or by a step.
func replaced(list []map[string][4]int, i int, b *box) { // want rewrite pointer
	old := list[i]
	for k, v := range list[i] {
		v[0]++
		list[i][k] = v
		i++
	}
	fmt.Println(old["a"][0] + old["b"][0])
	old = b.m
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		for _, b.m = range list {
		}
	}
	fmt.Println(old["a"][0] + old["b"][0])
}

// inPlace has the ones that nobody can tell: they are done in place.
func inPlace(k any, b *box, names []string) {
	if v := m["c"]; m == nil || len(m) > 9 || v[0] > 9 {
		return
	}
	v := m["c"]
	if m == nil {
		return
	}
	v[0] = len(m) + len(v)
	m["c"] = v
	w := m["d"]
	if m == nil || len(m) > 9 {
		return
	}
	w[0]++
	m["d"] = w
	x := m[strings.ToUpper("c")]
	x[0]++
	/* back */ m[strings.ToUpper("c")] = x
	y := m[k.(string)]
	y[0]++
	m[k.(string)] = y
	z := (m)["e"]
	z[0]++
	(m)["e"] = z
	n := 0
	for k, v := range b.m {
		v[0]++
		b.m[k] = v
		fmt.Print(-len(k), strings.Repeat("x", len(names)), " ")
	}
	local, counts := fresh(), map[int]int{}
	for k, v := range local {
		v[0]++
		local[k] = v
		if len(local) > n {
			n = v[0]
		}
		counts[len(local)] = n
	}
	for range 3 {
		v := m["c"]
		if v[0] > 9 {
			break
		}
		v[0]++
		m["c"] = v
	}
	fmt.Println(m["c"][0], m["d"][0], m["C"][0], m["x"][0], b.m["a"], n)
}

func fresh() map[string][4]int { return map[string][4]int{"a": {1}, "b": {1}} } // want rewrite pointer

func main() {
	jumped()
	another([4]int{7})
	derived(map[string]row{"a": {1}})                                      // want rewrite pointer
	followed(map[string][2]*link{"a": {{next: [2]*link{nil, new(link)}}}}) // want rewrite pointer
	keys := make(chan string, 2)
	keys <- "a"
	keys <- "b"
	received(keys)
	sliced()
	b := &box{fresh()}
	turn, done := make(chan bool), make(chan bool)
	go func() {
		for range turn {
			b.m = map[string][4]int{} // want rewrite pointer
			done <- true
		}
	}()
	handed(b, turn, done)
	c := &box{fresh()}
	next := make(chan bool)
	go func() {
		next <- true
		c.m = map[string][4]int{} // want rewrite pointer
		next <- true
		next <- true
		next <- true
	}()
	awaited(c, next)
	d := &box{fresh()}
	heard := make(chan bool)
	go func() {
		<-heard
		d.m = map[string][4]int{} // want rewrite pointer
		<-heard
		<-heard
		<-heard
	}()
	told(d, heard)
	hidden("a")
	between("b")
	unchanged()
	fmt.Println(whole())
	stepped([]map[string][4]int{fresh(), fresh(), fresh()}, 2) // want rewrite pointer
	older()
	moved("a")
	other(map[string][4]int{}) // want rewrite pointer
	touched()
	looked()
	fmt.Println(leaves())
	looped(5)
	branched(nil)
	n := map[int8][4]int{1: {1}} // want rewrite pointer
	counted(n)
	fmt.Println(n[1][0])
	indexed()
	declared()
	divided(6, 2)
	o := map[string][2]part{"a": {{[]int{5}}, {}}} // want rewrite pointer
	parts(o)
	fmt.Println(len(o["a"][0].list))
	p := map[string][2][]int{"a": {{5}}} // want rewrite pointer
	lists(p)
	fmt.Println(len(p["a"][0]))
	q := map[string][2][2]int{} // want rewrite pointer
	tables(q, 2)
	fmt.Println(q["a"][0], q["b"][0], len(q))
	sure(fresh())
	texts(map[string][3]string{})                                              // want rewrite pointer
	replaced([]map[string][4]int{fresh(), fresh(), fresh()}, 0, &box{fresh()}) // want rewrite pointer
	inPlace("x", &box{fresh()}, nil)
}
