// Ways to read and write an entry: some need care.
package main

import (
	"fmt"
	"time"
)

var m = map[string][4]int{"a": {1, 2}} // want rewrite pointer

func sum(a [3]int) int { return a[0] + a[1] + a[2] }

// texts have a length that is no constant, rows have one that is.
func texts() {
	names := map[string][2]string{"a": {"x"}} // want rewrite pointer
	fmt.Println(len(names["missing"][1]), len(names["a"][0]))

	rows := map[string][2][3]int{"a": {{1, 2}}} // want rewrite pointer
	fmt.Println(len(rows["missing"][1]), cap(rows["missing"][1]), sum(rows["missing"][0]))
	fmt.Println(rows["a"][0][1])
}

// often needs the whole array so many times that one copy is cheaper, and it would be right alone.
func often() {
	v := m["a"]
	x, y, z := v, v, v
	m["a"] = [4]int{5}
	fmt.Println(v[0], x[0]+y[0]+z[0])
}

// several are loaded at once.
func several() {
	v, w := m["a"], m["b"]
	m["a"], m["b"] = [4]int{7}, [4]int{8}
	v[1]++
	m["c"] = v
	fmt.Println(v[0], w[0], m["a"][0], m["c"][1])
}

// pairs are loaded at once as well: one to be read, one to be changed.
func pairs() {
	x, y := m["a"], m["b"]
	fmt.Println(x[0], y[0])
	v, w := m["a"], m["b"]
	v[2]++
	m["a"] = v
	fmt.Println(v[2], w[0])
}

// thrice is copied three times: one copy is cheaper than a look at each of them.
func thrice() {
	v := m["a"]
	x, y, z := v, v, v
	fmt.Println(v[0], x[0]+y[0]+z[0])
}

// assigned is loaded in other ways.
func assigned() {
	var v, ok = m["a"]
	v[0]++
	m["a"] = v
	w, found := m["b"]
	w, found = m["a"]
	w[0]++
	fmt.Println(v[0], ok, w[0], found, m["a"][0])
}

// empty has nothing to do where an entry is there.
func empty() {
	if v, ok := m["a"]; ok && v[0] > 0 {
	}
	if v, ok := m["missing"]; ok || v[0] > 0 {
		fmt.Println("never")
	}
}

// known works on what is there.
func known(k string) int {
	v, ok := m[k]
	if !ok {
		return -1
	}
	v[3]++
	m[k] = v
	return v[3]
}

// otherwise changes the entry in between.
func otherwise(k string) int {
	v, ok := m[k]
	if !ok {
		return -1
	} else {
		m[k] = [4]int{50}
	}
	return v[0]
}

// elsewhere has it changed in between, out of sight.
func elsewhere(k string) int {
	v, ok := m[k]
	if !ok {
		return -1
	} else {
		otherwise(k)
	}
	v[1]++
	m[k] = v
	return m[k][0]
}

// deferred goes on where nothing is there.
func deferred(k string) int {
	defer func() { fmt.Println(recover()) }()
	v, ok := m[k]
	if !ok {
		defer panic("later")
	}
	return v[0]
}

// parentheses and comments stand where the text changes.
func parentheses(s struct{ row [4]int }) {
	(m["a"]) = [4]int{9}
	m["b"] /* why */ = s.row
	m["b"] = /* how */ s.row
	n := 0
	n, m["d"] = 5, [4]int{n + 1}
	m["e"], n = s.row, 6
	fmt.Println(m["a"][0], m["b"][0], m["d"][0], m["e"][0], n)
}

// self begins with a copy of something else, or of the variable under another name.
func self() {
	for _, v := range m {
		w := v
		w[0]++
		v[0] += 2
		if v[0] == w[0] {
			fmt.Println("never")
		}
	}
	n := 0
	for _, v := range m {
		n += v[0]
	}
	fmt.Println(n)
}

// captured has a variable for each turn.
func captured() {
	var later []func() int
	for _, v := range map[string][2]int{"a": {1}} { // want rewrite pointer
		later = append(later, func() int { v[0]++; return v[0] })
	}
	fmt.Println(later[0](), later[0]())
}

// directions of a channel are converted.
func directions(c chan int) {
	n := map[<-chan int][4]int{} // want rewrite pointer
	n[c] = [4]int{1}
	fmt.Println(n[c][0])
}

// durations have a type that the other file cannot name.
var durations = map[string][3]time.Duration{"a": {1}} // want rewrite pointer

func main() {
	texts()
	add("a")
	add("b")
	fmt.Println(durations["a"][0], durations["b"][0])
	often()
	several()
	pairs()
	thrice()
	assigned()
	empty()
	fmt.Println(known("a"), known("missing"), otherwise("a"), otherwise("missing"))
	fmt.Println(elsewhere("a"), elsewhere("missing"))
	fmt.Println(deferred("a"), deferred("missing"))
	parentheses(struct{ row [4]int }{[4]int{3}})
	self()
	captured()
	directions(make(chan int))
}
